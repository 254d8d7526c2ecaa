/** RFC 7519 §2: a NumericDate is a JSON number of seconds since 1970; milliseconds are the common mistake. */
import { claimAt, fail, pass } from '../../findings/finding.ts';
import { onClaims, timeClaim } from '../claims.ts';
import { rule } from '../rule.ts';
import { described } from '../seen.ts';

type Claim = 'exp' | 'nbf' | 'iat';

function notANumberRule(claim: Claim) {
  const at = claimAt('payload', claim);
  return rule(
    `token.${claim}.not_a_number`,
    onClaims((claims) => {
      const time = timeClaim(claims, claim);
      return time.state === 'not_a_number' ? fail({ claim, found: described(time.value) }, at) : pass(at);
    }),
  );
}

function millisecondsRule(claim: Claim) {
  const at = claimAt('payload', claim);
  return rule(
    `token.${claim}.milliseconds`,
    onClaims((claims) => {
      const time = timeClaim(claims, claim);
      return time.state === 'milliseconds' ? fail({ claim, value: time.value }, at) : pass(at);
    }),
  );
}

export const expNotANumberRule = notANumberRule('exp');
export const nbfNotANumberRule = notANumberRule('nbf');
export const iatNotANumberRule = notANumberRule('iat');
export const expMillisecondsRule = millisecondsRule('exp');
export const nbfMillisecondsRule = millisecondsRule('nbf');
export const iatMillisecondsRule = millisecondsRule('iat');
