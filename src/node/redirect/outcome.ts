import type { CallbackAnswer } from '../../engine/ports/redirect.ts';

/** What became of a callback, and so which page the browser ends on. `late`: another one had been accepted before. */
export type Outcome = CallbackAnswer | 'late';

const ENDINGS: { readonly [outcome in Outcome]: string } = {
  accepted: '',
  error_shown: '/error',
  other_state: '/other',
  unusable: '/unusable',
  late: '/late',
};

const OUTCOMES: readonly Outcome[] = ['accepted', 'error_shown', 'other_state', 'unusable', 'late'];

/** Where the browser is moved on to, so that neither code nor state stays in its address bar or history. */
export function outcomePath(outcome: Outcome, redirectPath: string): string {
  return folder(redirectPath) + ENDINGS[outcome];
}

/** The outcome whose page has this path. */
export function outcomeAt(path: string, redirectPath: string): Outcome | undefined {
  return OUTCOMES.find((outcome) => outcomePath(outcome, redirectPath) === path);
}

/** A redirect URI may itself be at `/done`. */
function folder(redirectPath: string): string {
  return /^\/done($|\/)/.test(redirectPath) ? '/assay-done' : '/done';
}
