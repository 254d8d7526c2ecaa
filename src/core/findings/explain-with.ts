/** The words of a finding, out of a table of the catalogue that is given: all of it (`explain.ts`), or a part. */
import type { CatalogueEntry, CatalogueTable, Section } from './entry.ts';
import type { Explanation } from './explanation.ts';
import type { Finding, Outcome, Policy, Severity } from './finding.ts';
import { policyNames, severityUnder } from './policies.ts';

/** Puts a finding into words under a policy. Never throws: a code that the table lacks, or evidence of another version, is shown as it is. */
export function explainWith(
  table: CatalogueTable,
  finding: Finding,
  policy: Policy = 'default',
): Explanation {
  const entry = entryOf(table, finding.code);
  const judged = judgeWith(table, finding, policy);
  const severity = severityWith(table, judged, policy);
  return { ...(entry ? wordsOf(entry, judged) : unknownWords(finding)), ...(severity ? { severity } : {}) };
}

/** The finding as a policy sees it: a fail of a rule that belongs to other policies alone does not apply. */
export function judgeWith(table: CatalogueTable, finding: Finding, policy: Policy): Finding {
  const entry = finding.outcome === 'fail' ? entryOf(table, finding.code) : undefined;
  if (!entry || severityUnder(entry.severity, policy)) return finding;
  const reason = `Not every token is judged by this: it belongs to ${policyNames(entry.severity)}.`;
  return { code: finding.code, outcome: 'not_applicable', reason };
}

/** How grave a finding is under a policy; undefined unless its rule failed, and belongs to the policy. */
export function severityWith(
  table: CatalogueTable,
  { code, outcome }: Finding,
  policy: Policy = 'default',
): Severity | undefined {
  if (outcome !== 'fail') return undefined;
  const severity = entryOf(table, code)?.severity;
  return severity ? severityUnder(severity, policy) : 'note';
}

/** A section as it is shown: `RFC 9068 §6`. */
export function sectionLabel(section: Section): string {
  return `${section.spec} §${section.section}`;
}

/** Undefined for a code of another version, which a stored finding may carry. */
function entryOf(table: CatalogueTable, code: string): CatalogueEntry | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

type Words = Omit<Explanation, 'severity'>;

function wordsOf(entry: CatalogueEntry, finding: Finding): Words {
  const isFail = finding.outcome === 'fail';
  return {
    title: titleOf(entry, finding.outcome),
    text: isFail ? explainEvidence(entry, finding) : (finding.reason ?? ''),
    remedy: isFail ? entry.remedy : '',
    section: sectionLabel(entry.section),
    sectionUrl: entry.section.url,
  };
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

function unknownWords({ code }: Finding): Words {
  const text = 'This finding was made by another version of Assay, which has words for it.';
  return { title: code, text, remedy: '', section: '', sectionUrl: '' };
}
