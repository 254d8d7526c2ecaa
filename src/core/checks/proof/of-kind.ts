import { type Evidence, notApplicable, unchecked, type Verdict } from '../../findings/finding.ts';
import type { JsonObject } from '../../json.ts';
import type { JwtInput } from '../inputs.ts';

/** Judges the claims; the tables run a rule only on tokens of its kind. */
export function onBoth<E extends Evidence>(
  check: (parts: { readonly header: JsonObject; readonly claims: JsonObject }, input: JwtInput) => Verdict<E>,
): (input: JwtInput) => Verdict<E> {
  return (input) => {
    const { header, claims } = input;
    if (!header) return unchecked('The header cannot be read as a JSON object.');
    if (!claims) return unchecked('The payload cannot be read as a JSON object.');
    return check({ header, claims }, input);
  };
}

/** A statement that is not signed with a key of its own has no such signature to judge. */
export function judgeOwnSignature({ signature, token }: JwtInput): Verdict<Readonly<Record<string, never>>> {
  const at = { kind: 'bytes', start: token.signature.start, end: token.signature.end } as const;
  if (signature.state === 'verified') return { outcome: 'pass', at };
  if (signature.state === 'self_asserted')
    return signature.fits ? { outcome: 'pass', at } : { outcome: 'fail', evidence: {}, at };
  if (signature.state === 'unchecked') return unchecked(signature.message);
  return notApplicable('No key of its own was tried.');
}
