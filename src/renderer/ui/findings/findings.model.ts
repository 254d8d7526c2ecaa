import type { ShownFinding } from '../../../core/findings/explanation.ts';
import type { Outcome, Severity } from '../../../core/findings/finding.ts';

/** A finding as a row of the list. */
export interface DrawnFinding extends ShownFinding {
  readonly key: string;
}

/** Findings as the list draws them: fails by severity, then what was not checked, what passed, what does not apply. */
export interface GroupedFindings {
  readonly fails: readonly (DrawnFinding & { readonly severity: Severity })[];
  readonly unchecked: readonly DrawnFinding[];
  readonly passed: readonly DrawnFinding[];
  readonly notApplicable: readonly DrawnFinding[];
}

/** What findings can be narrowed to. */
export const FINDING_KINDS = ['violation', 'risk', 'note', 'unchecked', 'pass'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Findings of the kinds that are asked for (none: all) with the text in their words, code or section. */
export function filterFindings(
  findings: readonly ShownFinding[],
  kinds: ReadonlySet<FindingKind>,
  query: string,
): readonly ShownFinding[] {
  const wanted = query.trim().toLowerCase();
  return findings.filter((finding) => {
    const kind = kindOf(finding);
    if (kinds.size > 0 && !(kind && kinds.has(kind))) return false;
    if (wanted === '') return true;
    const { title, text, section } = finding.words;
    return [title, text, section, finding.code].some((words) => words.toLowerCase().includes(wanted));
  });
}

/** How many findings of each kind there are. */
export function countKinds(findings: readonly ShownFinding[]): ReadonlyMap<FindingKind, number> {
  const counts = new Map<FindingKind, number>();
  for (const finding of findings) {
    const kind = kindOf(finding);
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function kindOf({ outcome, words }: ShownFinding): FindingKind | undefined {
  switch (outcome) {
    case 'fail':
      return words.severity ?? 'note';
    case 'not_applicable':
      return undefined;
    default:
      return outcome;
  }
}

const ORDER: readonly Severity[] = ['violation', 'risk', 'note'];

/** Groups findings; within a group the rules' order stays. */
export function groupFindings(findings: readonly ShownFinding[]): GroupedFindings {
  const drawn = findings.map((finding, index) => ({ ...finding, key: `${index} ${finding.code}` }));
  const of = (outcome: Outcome) => drawn.filter((item) => item.outcome === outcome);
  const fails = of('fail').map((item) => ({ ...item, severity: item.words.severity ?? ('note' as const) }));
  return {
    fails: fails.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)),
    unchecked: of('unchecked'),
    passed: of('pass'),
    notApplicable: of('not_applicable'),
  };
}
