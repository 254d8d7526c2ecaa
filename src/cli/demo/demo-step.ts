import type { TokenSummary } from '../../contract/models/token.ts';
import type { Fault } from '../../core/faults.ts';

/** The main job, in order. */
export const DEMO_STEP_IDS = [
  'discover',
  'authorize',
  'token',
  'inspect',
  'verify',
  'api',
  'introspect',
  'refresh',
  'revoke',
  'introspect-after',
  'api-after',
] as const;

export type DemoStepId = (typeof DEMO_STEP_IDS)[number];

/** What tells one token from another without showing it. */
export type TokenRef = Pick<TokenSummary, 'fingerprint' | 'kind'>;

/** What a step saw, and whether it is what it ought to be: `ok` is computed from the facts, never assumed. */
export interface Seen {
  readonly ok: boolean;
  /** The token the step used or got. */
  readonly token?: TokenRef;
  readonly facts: { readonly [name: string]: unknown };
  /** What happened and what it means, for a person. */
  readonly words: string;
}

/** One step of the walk-through: what it saw, or why it could see nothing. */
export interface DemoStep extends Seen {
  readonly id: DemoStepId;
  readonly fault?: Fault;
}

/** One step as the JSON line it is printed as. */
export function stepJson({ id, ok, token, facts, words, fault }: DemoStep): object {
  return { id, ok, ...(token ? { token } : {}), ...facts, words, ...(fault ? { fault } : {}) };
}
