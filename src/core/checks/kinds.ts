import { type JsonObject, stringMember } from '../json.ts';
import type { TokenKind } from '../jose/token.ts';

/** What the section that defines a kind of token says of claims that other kinds need. Each text is a reason. */
export interface KindFacts {
  /** Why `exp` may be absent, or which rule demands it instead. */
  readonly exp?: string;
  /** Why `iss` may be absent, or is nobody whom a profile knows. */
  readonly iss?: string;
  /** Why a key in the header is no key that a stranger slipped in. */
  readonly key?: string;
  /** Whom `sub` names, where that is not the person who signed in. */
  readonly sub?: string;
}

const OWN_RULE = 'This kind of token has a rule of its own for it.';
const BY_CLIENT = 'It is made by the client, not by the server.';
const NO_PERSON = 'It does not speak of the person who signed in.';

const OF_KIND: { readonly [kind in TokenKind]?: KindFacts } = {
  // OIDC Core §2
  id_token: { exp: OWN_RULE, iss: OWN_RULE },
  // RFC 6749 §1.5: only its server reads it.
  refresh_token: { exp: 'How long a refresh token lasts is for its server to know.' },
  // OIDC Back-Channel Logout §2.4
  logout_token: { exp: OWN_RULE },
  // RFC 9449 §4.2 and §4.3
  dpop_proof: {
    exp: 'A proof is good for moments after iat.',
    iss: BY_CLIENT,
    key: 'A DPoP proof must bring its key (RFC 9449 §4.2).',
    sub: NO_PERSON,
  },
  // RFC 9901 §4.3
  key_binding: {
    exp: 'A proof is good for moments after iat.',
    iss: 'It is made by the holder, whom the token names that it belongs to.',
    sub: NO_PERSON,
  },
  // RFC 9701 §5
  introspection_jwt: { exp: 'An introspection answer is of its moment.', sub: NO_PERSON },
  // RFC 7523 §3
  client_assertion: { exp: OWN_RULE, iss: BY_CLIENT, sub: 'Its subject is the client.' },
  // RFC 9101 §4 and §10.8; FAPI 2.0 Message Signing §5.3.1 has rules of its own.
  request_object: {
    exp: 'A request object need not end; its state and nonce are used once.',
    iss: BY_CLIENT,
    sub: NO_PERSON,
  },
  // OpenID Federation 1.0 §3.1.1
  entity_statement: { exp: OWN_RULE, sub: 'Its subject is an entity.' },
  // draft-ietf-oauth-sd-jwt-vc-19 §2.2.2.3
  credential: {
    exp: 'A credential need not end: its status says whether it still holds.',
    sub: 'Its subject is named by the issuer of the credential.',
  },
};

/** JWTs that have a type of their own and no rules here: what their specifications leave out. */
const OF_TYPE: ReadonlyMap<string, KindFacts> = new Map<string, KindFacts>([
  // RFC 8417 §2.2 and §4.1: a statement of what has happened.
  ['secevent+jwt', { exp: 'A security event has happened, and does not end.', sub: NO_PERSON }],
  // OpenID for Verifiable Credential Issuance 1.0, appendix F.1
  [
    'openid4vci-proof+jwt',
    {
      exp: 'A proof is good for moments after iat.',
      iss: BY_CLIENT,
      key: 'A proof of possession brings its key (OpenID4VCI, appendix F.1).',
      sub: NO_PERSON,
    },
  ],
  // draft-ietf-oauth-attestation-based-client-auth §5
  ['oauth-client-attestation+jwt', { sub: 'Its subject is the client.' }],
  [
    'oauth-client-attestation-pop+jwt',
    { exp: 'A proof is good for moments after iat.', iss: BY_CLIENT, sub: NO_PERSON },
  ],
  // draft-ietf-oauth-status-list §5.1
  [
    'statuslist+jwt',
    {
      exp: 'A status list need not end; ttl says when to fetch it again.',
      iss: 'A status list is found by its address.',
      sub: 'Its subject is the list’s own address.',
    },
  ],
  // OpenID Federation 1.0 §7.1
  ['trust-mark+jwt', { exp: 'A trust mark without exp does not end.', sub: 'Its subject is an entity.' }],
  // OpenID Federation 1.0 §5.2.1
  ['jwk-set+jwt', { exp: 'A signed key set need not end.', sub: 'Its subject is an entity.' }],
]);

const NOTHING: KindFacts = {};

/** What is known of a token's kind or, where that has no name here, of its type. */
export function factsOf(kind: TokenKind, header: JsonObject | undefined): KindFacts {
  const known = OF_KIND[kind];
  if (known || kind !== 'unknown') return known ?? NOTHING;
  const typ = stringMember(header, 'typ')
    ?.toLowerCase()
    .replace(/^application\//, '');
  return (typ === undefined ? undefined : OF_TYPE.get(typ)) ?? NOTHING;
}
