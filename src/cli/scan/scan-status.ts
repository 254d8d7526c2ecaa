import type { Severity } from '../../core/findings/finding.ts';
import type { ScanCount } from '../../engine/ports/scanner.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import type { Strictness } from '../inspect/judged-token.ts';

/** What counts as bad, from the gravest on. */
const AT_LEAST: Readonly<Record<Severity, readonly Severity[]>> = {
  violation: ['violation'],
  risk: ['violation', 'risk'],
  note: ['violation', 'risk', 'note'],
};

/** The exit status of a scan: as if each of its tokens had been inspected, and the worst of them (design, section 9). */
export function statusOfScan(
  { counts, judged }: ScanCount,
  { failOn, allowUnverified }: Strictness,
): ExitStatus {
  const isBad = AT_LEAST[failOn].some((severity) => counts[severity] > 0);
  const isUnverified = !allowUnverified && counts.verified < judged;
  if (isBad || isUnverified || counts.malformed > 0) return EXIT.findings;
  return counts.expired > 0 ? EXIT.expired : EXIT.good;
}
