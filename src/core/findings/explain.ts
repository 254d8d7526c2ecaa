import { CATALOGUE, type FindingCode } from './catalogue.ts';
import { explainWith, judgeWith, severityWith } from './explain-with.ts';
import type { Explanation, ShownFinding } from './explanation.ts';
import { type Finding, type Policy, POLICY_NAMES, type Severity } from './finding.ts';

/** Puts a finding into words under a policy, out of the catalogue. Never throws, whatever was stored. */
export function explainFinding(finding: Finding, policy: Policy = 'default'): Explanation {
  return explainWith(CATALOGUE, finding, policy);
}

/** How grave a finding is under a policy; undefined unless its rule failed. */
export function severityOf(finding: Finding, policy: Policy = 'default'): Severity | undefined {
  return severityWith(CATALOGUE, finding, policy);
}

/** What a fail of a code says, where only the code is known: by the first policy that judges it, where this one does not. */
export function explainCode(code: FindingCode, policy: Policy = 'default'): Explanation {
  const finding: Finding = { code, outcome: 'fail' };
  const judging = [policy, ...POLICY_NAMES].find((one) => severityOf(finding, one) !== undefined);
  return explainFinding(finding, judging);
}

/**
 * Findings as a policy sees them, with their words beside them, for those who have no catalogue (the window) and for
 * counting by severity. The rules need not run again: they judge the same evidence whatever the policy.
 */
export function inWords(findings: readonly Finding[], policy: Policy = 'default'): readonly ShownFinding[] {
  return findings.map((finding) => ({
    ...judgeWith(CATALOGUE, finding, policy),
    words: explainFinding(finding, policy),
  }));
}
