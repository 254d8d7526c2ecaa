/** One property of the program that must hold for every generated case. */
export interface Attack {
  readonly name: string;
  /** What holds, as a sentence. */
  readonly holds: string;
  /** Its part of all cases; slow ones get a small one. */
  readonly share: number;
  /** Throws with fast-check's own words where some case breaks it. */
  readonly run: (how: { readonly seed: number; readonly numRuns: number }) => Promise<void> | void;
}

/** `expect` is too slow for a million cases. */
export function hold(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}
