/** Findings with their words, and what can be said of them without the catalogue. */
import type { Finding, Outcome, Severity } from './finding.ts';

/** A finding in words, ready to be shown. */
export interface Explanation {
  /** What is true, in a few plain words. */
  readonly title: string;
  /** What it means, filled from the evidence; why not, where the rule was not checked or does not apply; empty on a pass. */
  readonly text: string;
  /** What to do; empty unless the rule failed. */
  readonly remedy: string;
  /** As in `RFC 9068 §6`. */
  readonly section: string;
  readonly sectionUrl: string;
  /** How grave it is under the policy; absent unless the rule failed. */
  readonly severity?: Severity;
}

/** A finding as the window gets it: with the words that the program made of it, under the policy it judges by. */
export interface ShownFinding extends Finding {
  readonly words: Explanation;
}

const SEVERITIES: readonly Severity[] = ['violation', 'risk', 'note'];

/** The gravest severity among findings; undefined where no rule failed. */
export function worstSeverity(findings: readonly ShownFinding[]): Severity | undefined {
  const seen = new Set(findings.map(({ words }) => words.severity));
  return SEVERITIES.find((severity) => seen.has(severity));
}

/** How many findings of each severity there are, and how many of each other outcome. */
export type FindingCounts = { readonly [what in Severity | Exclude<Outcome, 'fail'>]: number };

/** Counts findings; the numbers add up to the number of findings. */
export function countFindings(findings: readonly ShownFinding[]): FindingCounts {
  const counts = { violation: 0, risk: 0, note: 0, pass: 0, unchecked: 0, not_applicable: 0 };
  for (const { outcome, words } of findings) {
    counts[outcome === 'fail' ? (words.severity ?? 'note') : outcome]++;
  }
  return counts;
}
