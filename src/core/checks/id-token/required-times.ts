/** OIDC Core §2: exp and iat are required. */
import { claimAt, fail, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onClaims } from '../claims.ts';
import { rule } from '../rule.ts';

const EXP = claimAt('payload', 'exp');
const IAT = claimAt('payload', 'iat');

export const idTokenExpMissingRule = rule(
  'id_token.exp.missing',
  onClaims((claims) => (member(claims, 'exp') === undefined ? fail({}, EXP) : pass(EXP))),
);

export const idTokenIatMissingRule = rule(
  'id_token.iat.missing',
  onClaims((claims) => (member(claims, 'iat') === undefined ? fail({}, IAT) : pass(IAT))),
);
