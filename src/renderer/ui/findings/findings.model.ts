import { type Explanation, explainFinding, severityOf } from '../../../core/findings/explain.ts';
import type { Finding, Severity } from '../../../core/findings/finding.ts';

/** A finding with its words. */
export interface ExplainedFinding {
  readonly key: string;
  readonly finding: Finding;
  readonly words: Explanation;
}

/** Findings as the list draws them: fails by severity, then what was not checked, what passed, what does not apply. */
export interface GroupedFindings {
  readonly fails: readonly (ExplainedFinding & { readonly severity: Severity })[];
  readonly unchecked: readonly ExplainedFinding[];
  readonly passed: readonly ExplainedFinding[];
  readonly notApplicable: readonly ExplainedFinding[];
}

/** What findings can be narrowed to. */
export const FINDING_KINDS = ['violation', 'risk', 'note', 'unchecked', 'pass'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Findings of the kinds that are asked for (none: all) with the text in their words, code or section. */
export function filterFindings(
  findings: readonly Finding[],
  kinds: ReadonlySet<FindingKind>,
  query: string,
): readonly Finding[] {
  const wanted = query.trim().toLowerCase();
  return findings.filter((finding) => {
    const kind = kindOf(finding);
    if (kinds.size > 0 && !(kind && kinds.has(kind))) return false;
    if (wanted === '') return true;
    const { title, text, section } = explainFinding(finding);
    return [title, text, section, finding.code].some((words) => words.toLowerCase().includes(wanted));
  });
}

/** How many findings of each kind there are. */
export function countKinds(findings: readonly Finding[]): ReadonlyMap<FindingKind, number> {
  const counts = new Map<FindingKind, number>();
  for (const finding of findings) {
    const kind = kindOf(finding);
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function kindOf(finding: Finding): FindingKind | undefined {
  switch (finding.outcome) {
    case 'fail':
      return severityOf(finding) ?? 'note';
    case 'not_applicable':
      return undefined;
    default:
      return finding.outcome;
  }
}

const ORDER: readonly Severity[] = ['violation', 'risk', 'note'];

/** Looks every finding up in the catalogue and groups them; within a group the rules' order stays. */
export function groupFindings(findings: readonly Finding[]): GroupedFindings {
  const explained = findings.map((finding, index) => ({
    key: `${index} ${finding.code}`,
    finding,
    words: explainFinding(finding),
  }));
  const of = (outcome: Finding['outcome']) => explained.filter((item) => item.finding.outcome === outcome);
  const fails = of('fail').map((item) => ({ ...item, severity: item.words.severity ?? ('note' as const) }));
  return {
    fails: fails.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)),
    unchecked: of('unchecked'),
    passed: of('pass'),
    notApplicable: of('not_applicable'),
  };
}
