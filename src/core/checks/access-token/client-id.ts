/** RFC 9068 §2.2, RFC 8693 §4.3: the client that the token was issued to. */
import { claimAt, fail, pass, unchecked } from '../../findings/finding.ts';
import { onClaims, textClaim } from '../claims.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';

/** Where servers put it that know no client_id: Keycloak and Google, Okta, Microsoft. */
const STAND_INS = ['azp', 'cid', 'appid'] as const;

const NAMES = ['client_id', ...STAND_INS];
const AT = claimAt('payload', 'client_id');

export const clientIdMissingRule = rule(
  'access_token.client_id.missing',
  onClaims((claims) => {
    if (textClaim(claims, 'client_id') !== undefined) return pass(AT);
    return fail({ instead: STAND_INS.filter((name) => textClaim(claims, name) !== undefined) }, AT);
  }),
);

export const clientIdMismatchRule = rule(
  'access_token.client_id.mismatch',
  onClaims((claims, { expected }) => {
    const claim = NAMES.find((name) => textClaim(claims, name) !== undefined);
    const clientId = claim === undefined ? undefined : textClaim(claims, claim);
    if (claim === undefined || clientId === undefined) return unchecked('The token names no client.');
    if (expected.clientId === undefined) return unchecked('No client is known to compare with.');
    const at = claim === 'client_id' ? AT : claimAt('payload', claim);
    if (clientId === expected.clientId) return pass(at);
    return fail({ claim, clientId: shown(clientId), expected: shown(expected.clientId) }, at);
  }),
);
