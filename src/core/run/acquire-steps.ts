import type { StepId } from './run.ts';

/** The steps of a run that gets tokens, by grant: known before it begins. */
export const ACQUIRE_STEPS = {
  authorization_code: [
    'discover',
    'compare',
    'authorize',
    'wait',
    'callback',
    'token',
    'keys',
    'verify',
    'check',
  ],
  client_credentials: ['discover', 'compare', 'token', 'keys', 'verify', 'check'],
} as const satisfies Readonly<Record<string, readonly StepId[]>>;
