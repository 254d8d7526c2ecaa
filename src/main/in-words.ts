/** Findings get their words where they leave for the window, and nowhere else (decision 0009): the window has no catalogue. */
import type { RunView } from '../contract/models/run.ts';
import { inWords } from '../core/findings/explain.ts';
import type { ShownFinding } from '../core/findings/explanation.ts';
import type { Finding } from '../core/findings/finding.ts';
import { type Result, ok } from '../core/result.ts';
import type { Run } from '../core/run/run.ts';

interface Found {
  readonly findings: readonly Finding[];
}

/** Whatever has findings (a token, pasted or stored, a server), with their words. */
export function foundInWords<T extends Found>(found: T): T & { readonly findings: readonly ShownFinding[] } {
  return { ...found, findings: inWords(found.findings) };
}

/** A run with the words of what was found in its steps. */
export function runInWords(run: Run): RunView {
  return { ...run, steps: run.steps.map(foundInWords) };
}

/** Puts what the engine answers into words; a fault has its own. */
export async function answered<T, U, F>(
  answer: Promise<Result<T, F>>,
  inWordsOf: (value: T) => U,
): Promise<Result<U, F>> {
  const result = await answer;
  return result.ok ? ok(inWordsOf(result.value)) : result;
}
