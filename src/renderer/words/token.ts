import type { TokenState, TokenSummary } from '../../contract/models/token.ts';
import type { TokenKind } from '../../core/jose/token.ts';

/** What a token is called, by kind: short, for rows. */
export const KIND_WORDS: Record<TokenKind, string> = {
  access_token: 'Access token',
  id_token: 'ID token',
  refresh_token: 'Refresh token',
  logout_token: 'Logout token',
  dpop_proof: 'DPoP proof',
  introspection_jwt: 'Introspection JWT',
  client_assertion: 'Client assertion',
  request_object: 'Request object',
  entity_statement: 'Entity statement',
  authorization_response: 'Authorization response',
  credential: 'Credential',
  key_binding: 'Proof of the holder',
  unknown: 'Token',
};

/** What became of a token, in a word. */
export const STATE_WORDS: Record<TokenState, string> = {
  live: 'live',
  not_yet_valid: 'not yet valid',
  expired: 'expired',
  revoked: 'revoked',
  superseded: 'superseded',
  unknown: 'no end known',
};

/** What ended a token before its time, as the large word over its life. */
export const ENDED_WORDS: Partial<Record<TokenState, string>> = {
  revoked: 'Revoked',
  superseded: 'Superseded',
};

/** How a token came here. */
export const ORIGIN_WORDS: Record<TokenSummary['origin'], string> = {
  authorization_code: 'authorization code',
  client_credentials: 'client credentials',
  refresh_token: 'refreshed',
  paste: 'pasted',
  built: 'made here',
};

/** Said wherever a token is shown that was made in this Assay. */
export const MADE_HERE = 'Made here';

/** What a token looks like. */
export const FORMAT_WORDS: Record<TokenSummary['format'], string> = {
  jws: 'JWT',
  jws_json: 'JWT in JSON',
  sd_jwt: 'SD-JWT',
  jwe: 'encrypted',
  jwe_json: 'encrypted, in JSON',
  opaque: 'opaque',
  broken: 'broken',
};
