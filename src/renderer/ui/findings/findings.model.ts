import { type Explanation, explainFinding } from '../../../core/findings/explain.ts';
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
