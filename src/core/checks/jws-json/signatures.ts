/** RFC 7515 §5.2: which of several signatures must be verified the application decides. RFC 7797 §3: b64 is the same for all. */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { joseHeader } from '../../jose/parse-jws.ts';
import type { JwsJsonInput } from '../inputs.ts';
import { rule } from '../rule.ts';

export const partlyVerifiedRule = rule('token.signatures.partly_verified', ({ verdicts }: JwsJsonInput) => {
  const total = verdicts.length;
  if (total < 2) return notApplicable('There are not several signatures.');
  const verified = verdicts.filter(({ state }) => state === 'verified').length;
  if (verified === 0) return unchecked('No signature is verified, so there is nothing to count.');
  return verified === total ? pass() : fail({ verified, total });
});

export const b64MixedRule = rule('token.b64.mixed', ({ token }: JwsJsonInput) => {
  const total = token.signatures.length;
  if (total < 2) return notApplicable('There are not several signatures.');
  const plain = token.signatures.filter((jws) => member(joseHeader(jws), 'b64') === false).length;
  return plain === 0 || plain === total ? pass() : fail({ plain, total });
});
