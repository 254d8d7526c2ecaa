import { NOW } from './jwt.ts';

const iat = NOW - 5;
const UUID = '9b2c3e1a-7f0d-4a6b-8c1d-2e3f4a5b6c7d';

/** A token as its specification has it, and every finding that it earns. */
export interface KindSample {
  readonly name: string;
  readonly kind: string;
  readonly typ: string | undefined;
  /** `jwk`: its key stands in the header. */
  readonly key: 'kid' | 'jwk';
  readonly claims: object;
  /** By any policy; as `risk a.b.c`. */
  readonly findings?: readonly string[];
  /** Without `exp`, by Assay’s own rules: what is found then; absent: it has none as it is. */
  readonly withoutEnd?: readonly string[];
}

/** One realistic token of each kind, and of types that have no rules here. */
export function tokensByKind(publicJwk: object): readonly KindSample[] {
  return [
    {
      name: 'an access token by RFC 9068',
      kind: 'access_token',
      typ: 'at+jwt',
      key: 'kid',
      claims: {
        iss: 'https://as.example',
        sub: 'alice',
        aud: 'https://api.example',
        client_id: 's6',
        scope: 'read',
        iat,
        exp: NOW + 300,
        jti: UUID,
      },
      withoutEnd: ['risk token.exp.missing'],
    },
    {
      name: 'an ID token',
      kind: 'id_token',
      typ: undefined,
      key: 'kid',
      claims: { iss: 'https://as.example', sub: 'alice', aud: 's6', nonce: 'n-0S6', iat, exp: NOW + 300 },
      withoutEnd: ['violation id_token.exp.missing'],
    },
    {
      name: 'a DPoP proof of RFC 9449 §4.2',
      kind: 'dpop_proof',
      typ: 'dpop+jwt',
      key: 'jwk',
      claims: { jti: '-BwC3ESc6acc2lTc', htm: 'POST', htu: 'https://server.example.com/token', iat },
    },
    {
      name: 'the proof of a holder, alone',
      kind: 'key_binding',
      typ: 'kb+jwt',
      key: 'kid',
      claims: { nonce: '1234567890', aud: 'https://verifier.example', iat, sd_hash: 'x' },
    },
    {
      name: 'a client assertion',
      kind: 'client_assertion',
      typ: 'client-authentication+jwt',
      key: 'kid',
      claims: { iss: 's6', sub: 's6', aud: 'https://as.example', jti: UUID, exp: NOW + 60, iat },
      withoutEnd: ['violation client_assertion.claims.missing'],
    },
    {
      name: 'a request object',
      kind: 'request_object',
      typ: 'oauth-authz-req+jwt',
      key: 'kid',
      claims: {
        iss: 's6',
        aud: 'https://as.example',
        response_type: 'code',
        client_id: 's6',
        redirect_uri: 'https://client.example/cb',
        scope: 'openid',
        state: 'af0ifjsldkj',
        nonce: 'n-0S6_WzA2Mj',
        max_age: 86400,
      },
    },
    {
      name: 'a logout token of OIDC Back-Channel Logout §2.4',
      kind: 'logout_token',
      typ: 'logout+jwt',
      key: 'kid',
      claims: {
        iss: 'https://server.example.com',
        sub: '248289761001',
        aud: 's6BhdRkqt3',
        iat,
        exp: NOW + 120,
        jti: 'bWJq',
        sid: '08a5019c-17e1-4977-8f42-65a12843ea02',
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      },
      withoutEnd: ['violation logout_token.claims.missing'],
    },
    {
      name: 'an introspection answer of RFC 9701 §5',
      kind: 'introspection_jwt',
      typ: 'token-introspection+jwt',
      key: 'kid',
      claims: {
        iss: 'https://as.example.com/',
        aud: 'https://rs.example.com/resource',
        iat,
        token_introspection: {
          active: true,
          exp: NOW + 60,
          scope: 'read write',
          sub: 'Z5O3upPC88QrAjx00dis',
        },
      },
    },
    {
      name: 'a statement of an entity about itself',
      kind: 'entity_statement',
      typ: 'entity-statement+jwt',
      key: 'kid',
      claims: {
        iss: 'https://op.example',
        sub: 'https://op.example',
        iat,
        exp: NOW + 86_400,
        jwks: { keys: [{ ...publicJwk, kid: 'k1' }] },
        metadata: { openid_provider: {} },
        authority_hints: ['https://ta.example'],
      },
      withoutEnd: ['violation entity_statement.claims.missing'],
    },
    {
      name: 'a statement of a superior',
      kind: 'entity_statement',
      typ: 'entity-statement+jwt',
      key: 'kid',
      claims: {
        iss: 'https://ta.example',
        sub: 'https://op.example',
        iat,
        exp: NOW + 86_400,
        jwks: { keys: [{ ...publicJwk, kid: 'k9' }] },
      },
      withoutEnd: ['violation entity_statement.claims.missing'],
    },
    {
      name: 'a security event of RFC 8417',
      kind: 'unknown',
      typ: 'secevent+jwt',
      key: 'kid',
      claims: {
        iss: 'https://idp.example',
        jti: UUID,
        iat,
        aud: 'https://rp.example',
        sub: 'https://scim.example/Users/44f6',
        events: { 'urn:ietf:params:scim:event:create': {} },
      },
    },
    {
      name: 'a proof for the issuer of a credential',
      kind: 'unknown',
      typ: 'openid4vci-proof+jwt',
      key: 'jwk',
      claims: { aud: 'https://ci.example', iat, nonce: 'LarRGSbmUPYtRYO6BQ4yn8' },
    },
    {
      name: 'a client’s proof of its attestation',
      kind: 'unknown',
      typ: 'oauth-client-attestation-pop+jwt',
      key: 'kid',
      claims: { aud: 'https://as.example', jti: UUID, iat },
    },
    {
      name: 'a status list',
      kind: 'unknown',
      typ: 'statuslist+jwt',
      key: 'kid',
      claims: {
        sub: 'https://example.com/statuslists/1',
        iat,
        ttl: 43_200,
        status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' },
      },
    },
    {
      name: 'a trust mark',
      kind: 'unknown',
      typ: 'trust-mark+jwt',
      key: 'kid',
      claims: {
        iss: 'https://tm.example',
        sub: 'https://op.example',
        iat,
        trust_mark_type: 'https://tm.example/x',
      },
    },
  ];
}
