import type { Finding } from '../../../src/core/findings/finding.ts';
import type { SignatureVerdict } from '../../../src/core/jose/verification.ts';
import type { Verdict } from './entry.ts';

/** The codes that failed. */
export function failing(findings: readonly Pick<Finding, 'code' | 'outcome'>[]): readonly string[] {
  return findings.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code);
}

/** What became of a signature, as the corpus says it. */
export function verdictOf(signature: SignatureVerdict): Verdict {
  switch (signature.state) {
    case 'verified':
      return 'verified';
    case 'self_asserted':
      return signature.fits ? 'fits itself' : 'does not fit itself';
    default:
      return signature.reason;
  }
}
