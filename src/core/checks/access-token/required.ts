/** RFC 9068 §2.2: sub, iat and jti are required in a JWT access token. */
import { claimAt, fail, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onClaims, textClaim } from '../claims.ts';
import { rule } from '../rule.ts';
import { kindOf } from '../seen.ts';

const SUB = claimAt('payload', 'sub');
const IAT = claimAt('payload', 'iat');
const JTI = claimAt('payload', 'jti');

export const subMissingRule = rule(
  'access_token.sub.missing',
  onClaims((claims) =>
    textClaim(claims, 'sub') === undefined ? fail({ found: kindOf(member(claims, 'sub')) }, SUB) : pass(SUB),
  ),
);

export const iatMissingRule = rule(
  'access_token.iat.missing',
  onClaims((claims) => (member(claims, 'iat') === undefined ? fail({}, IAT) : pass(IAT))),
);

export const jtiMissingRule = rule(
  'access_token.jti.missing',
  onClaims((claims) =>
    textClaim(claims, 'jti') === undefined ? fail({ found: kindOf(member(claims, 'jti')) }, JTI) : pass(JTI),
  ),
);
