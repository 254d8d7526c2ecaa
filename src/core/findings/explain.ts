import { CATALOGUE, isFindingCode } from './catalogue.ts';
import type { CatalogueEntry, Section } from './entry.ts';
import type { Finding, Outcome, Policy, Severity } from './finding.ts';

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
  /** How grave it is under the policy; undefined unless the rule failed. */
  readonly severity: Severity | undefined;
}

const SEVERITIES: readonly Severity[] = ['violation', 'risk', 'note'];

/**
 * Puts a finding into words under a policy. Never throws: a code or evidence of another version is shown as it is.
 * Words and sections come from the catalogue.
 */
export function explainFinding(finding: Finding, policy: Policy = 'default'): Explanation {
  const entry = entryOf(finding.code);
  if (!entry) return unknownFinding(finding);
  return {
    title: titleOf(entry, finding.outcome),
    text: finding.outcome === 'fail' ? explainEvidence(entry, finding) : (finding.reason ?? ''),
    remedy: finding.outcome === 'fail' ? entry.remedy : '',
    section: sectionLabel(entry.section),
    sectionUrl: entry.section.url,
    severity: severityOf(finding, policy),
  };
}

/** How grave a finding is under a policy; undefined unless its rule failed. */
export function severityOf(finding: Finding, policy: Policy = 'default'): Severity | undefined {
  if (finding.outcome !== 'fail') return undefined;
  const severity = entryOf(finding.code)?.severity;
  return severity ? (severity[policy] ?? severity.default) : 'note';
}

/** The gravest severity among findings under a policy; undefined where no rule failed. */
export function worstSeverity(
  findings: readonly Finding[],
  policy: Policy = 'default',
): Severity | undefined {
  const seen = new Set(findings.map((finding) => severityOf(finding, policy)));
  return SEVERITIES.find((severity) => seen.has(severity));
}

/** How many findings of each severity there are, and how many of each other outcome. */
export type FindingCounts = { readonly [what in Severity | Exclude<Outcome, 'fail'>]: number };

/** Counts findings under a policy; the numbers add up to the number of findings. */
export function countFindings(findings: readonly Finding[], policy: Policy = 'default'): FindingCounts {
  const counts = { violation: 0, risk: 0, note: 0, pass: 0, unchecked: 0, not_applicable: 0 };
  for (const finding of findings) {
    counts[finding.outcome === 'fail' ? (severityOf(finding, policy) ?? 'note') : finding.outcome]++;
  }
  return counts;
}

/** A section as it is shown: `RFC 9068 §6`. */
export function sectionLabel(section: Section): string {
  return `${section.spec} §${section.section}`;
}

/** Undefined for a code of another version, which a stored finding may carry. */
function entryOf(code: string): CatalogueEntry | undefined {
  return isFindingCode(code) ? CATALOGUE[code] : undefined;
}

function titleOf(entry: CatalogueEntry, outcome: Outcome): string {
  if (outcome === 'fail') return entry.title;
  if (outcome === 'pass') return entry.passTitle;
  return `${outcome === 'unchecked' ? 'Not checked' : 'Does not apply'}: ${lowerFirst(entry.passTitle)}`;
}

/** `PKCE is on` and `UserInfo is …` keep their capitals, `The token …` does not. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]* /.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function explainEvidence(entry: CatalogueEntry, finding: Finding): string {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rules are held to the right evidence by `rule()`
    return entry.explain((finding.evidence ?? {}) as never);
  } catch {
    // Evidence stored by another version may lack a member that today's words are filled from.
    return finding.reason ?? '';
  }
}

function unknownFinding(finding: Finding): Explanation {
  const text = 'This finding was made by another version of Assay, which has words for it.';
  return {
    title: finding.code,
    text,
    remedy: '',
    section: '',
    sectionUrl: '',
    severity: severityOf(finding),
  };
}
