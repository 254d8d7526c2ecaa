import { inWords } from '../../core/findings/explain.ts';
import { type ShownFinding, countFindings } from '../../core/findings/explanation.ts';
import type { Finding, Policy, Severity } from '../../core/findings/finding.ts';
import { counted } from '../../core/findings/words.ts';
import { wrap, pad } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { MARKS, type Style } from '../terminal/style.ts';
import type { Output } from '../terminal/terminal.ts';

const ORDER: readonly Severity[] = ['violation', 'risk', 'note'];
const MARK: Readonly<Record<Severity, string>> = { violation: MARKS.bad, risk: MARKS.warn, note: MARKS.note };

/** `1 violation · 2 risks · 30 passed · 4 not checked`; what there is none of is left out. */
export function summarizeFindings(findings: readonly Finding[], policy?: Policy): string {
  const counts = countFindings(inWords(findings, policy));
  const parts = [
    ...(counts.violation > 0 ? [counted(counts.violation, 'violation')] : []),
    ...(counts.risk > 0 ? [counted(counts.risk, 'risk')] : []),
    ...(counts.note > 0 ? [counted(counts.note, 'note')] : []),
    ...(counts.pass > 0 ? [`${counts.pass} passed`] : []),
    ...(counts.unchecked > 0 ? [`${counts.unchecked} not checked`] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : 'nothing to check';
}

/** What failed, gravest first: mark, severity and title, the section, what it means and what to do. */
export function findingRows(findings: readonly Finding[], output: Output, policy?: Policy): string[] {
  const failed = inWords(findings, policy)
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ words }) => words)
    .sort((a, b) => ORDER.indexOf(a.severity ?? 'note') - ORDER.indexOf(b.severity ?? 'note'));
  return failed.flatMap(({ severity = 'note', title, text, remedy, section }) => [
    `  ${colour(output.style, severity)(`${MARK[severity]} ${pad(severity, 9)}`)}  ${output.style.bold(safeLine(title))}  ${output.style.dim(section)}`,
    ...wrap(safeLine(text), output.width, 15),
    ...(remedy === ''
      ? []
      : wrap(`${MARKS.remedy} ${safeLine(remedy)}`, output.width, 15).map((row) => output.style.dim(row))),
  ]);
}

function colour(style: Style, severity: Severity): (text: string) => string {
  if (severity === 'violation') return style.bad;
  return severity === 'risk' ? style.warn : style.dim;
}

/** Findings as JSON: with their words under the policy, so that a report needs no catalogue. */
export function findingsJson(findings: readonly Finding[], policy?: Policy): readonly object[] {
  return inWords(findings, policy).map(findingJson);
}

function findingJson(finding: ShownFinding): object {
  const { severity, title, text, remedy, section, sectionUrl } = finding.words;
  return {
    code: finding.code,
    outcome: finding.outcome,
    ...(severity === undefined ? {} : { severity }),
    title,
    ...(text === '' ? {} : { text }),
    ...(remedy === '' ? {} : { remedy }),
    section,
    sectionUrl,
    ...(finding.at ? { at: finding.at } : {}),
    ...(finding.evidence ? { evidence: finding.evidence } : {}),
  };
}
