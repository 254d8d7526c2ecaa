/** RFC 9068 §2.2 and §3, RFC 9700 §2.3, RFC 8725 §3.12: for one API, from one client, and nothing that can be taken for an ID token. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member, stringsMember } from '../../json.ts';
import { onClaims, textClaim } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { shown, shownList } from '../seen.ts';

const AUD = claimAt('payload', 'aud');
const NO_AUD = notApplicable('The token names no audience.');

const audManyRule = rule(
  'access_token.aud.many',
  onClaims((claims) => {
    const aud = new Set(stringsMember(claims, 'aud'));
    if (aud.size === 0) return NO_AUD;
    return aud.size > 1 ? fail({ aud: shownList([...aud]) }, AUD) : pass(AUD);
  }),
);

const audClientRule = rule(
  'access_token.aud.client',
  onClaims((claims, { expected }) => {
    const aud = stringsMember(claims, 'aud') ?? [];
    if (aud.length === 0) return NO_AUD;
    const clientId = textClaim(claims, 'client_id') ?? textClaim(claims, 'azp') ?? expected.clientId;
    if (clientId === undefined) return unchecked('The client is not known.');
    const isMeant = expected.audiences?.includes(clientId) === true;
    return aud.includes(clientId) && !isMeant ? fail({ clientId: shown(clientId) }, AUD) : pass(AUD);
  }),
);

const ID_TOKEN_CLAIMS = ['nonce', 'at_hash', 'c_hash', 's_hash'] as const;

const idTokenClaimsRule = rule(
  'access_token.id_token_claims.present',
  onClaims((claims) => {
    const present = ID_TOKEN_CLAIMS.filter((name) => member(claims, name) !== undefined);
    return present[0] ? fail({ claims: present }, claimAt('payload', present[0])) : pass();
  }),
);

const clientTwoNamesRule = rule(
  'access_token.client_id.two_names',
  onClaims((claims) => {
    const clientId = textClaim(claims, 'client_id');
    if (clientId === undefined) return notApplicable('The token has no client_id.');
    const claim = (['azp', 'cid', 'appid'] as const).find((name) => {
      const other = textClaim(claims, name);
      return other !== undefined && other !== clientId;
    });
    if (claim === undefined) return pass(claimAt('payload', 'client_id'));
    const other = textClaim(claims, claim) ?? '';
    return fail({ clientId: shown(clientId), claim, other: shown(other) }, claimAt('payload', claim));
  }),
);

/** JWT access tokens. */
export const confusionRules: readonly Rule<JwtInput>[] = [
  audManyRule,
  audClientRule,
  idTokenClaimsRule,
  clientTwoNamesRule,
];
