import { notApplicable, unchecked, type Verdict } from '../findings/finding.ts';
import type { JwtInput } from './inputs.ts';

/** Whether a token fits the key that it brings by design: a proof, or a statement of somebody about themselves. */
export function judgeOwnSignature({ signature, token }: JwtInput): Verdict<Readonly<Record<string, never>>> {
  const at = { kind: 'bytes', start: token.signature.start, end: token.signature.end } as const;
  if (signature.state === 'verified') return { outcome: 'pass', at };
  if (signature.state === 'self_asserted')
    return signature.fits ? { outcome: 'pass', at } : { outcome: 'fail', evidence: {}, at };
  if (signature.state === 'unchecked') return unchecked(signature.message);
  return notApplicable('No key of its own was tried.');
}
