import type { TokenKind } from './token.ts';

/** What a token was for where it was found. */
export type TokenRole =
  | 'access_token'
  | 'id_token'
  | 'refresh_token'
  | 'logout_token'
  | 'client_assertion'
  | 'request_object'
  | 'dpop_proof'
  /** A JARM response. */
  | 'authorization_response'
  | 'subject_token'
  | 'actor_token'
  /** The grant itself (RFC 7521 §4.1). */
  | 'assertion'
  /** No token: what a server says of one (RFC 7662 §2.2). */
  | 'introspection_response'
  /** Any token, named so by the requests of RFC 7009 and RFC 7662. */
  | 'token';

/** Parameters and JSON members that carry a token, and what it is there. */
const ROLE_OF_PARAMETER: ReadonlyMap<string, TokenRole> = new Map<string, TokenRole>([
  ['access_token', 'access_token'],
  ['id_token', 'id_token'],
  ['id_token_hint', 'id_token'],
  ['refresh_token', 'refresh_token'],
  ['logout_token', 'logout_token'],
  ['client_assertion', 'client_assertion'],
  ['request', 'request_object'],
  ['response', 'authorization_response'],
  ['subject_token', 'subject_token'],
  ['actor_token', 'actor_token'],
  ['assertion', 'assertion'],
  ['token', 'token'],
]);

const KIND_OF_ROLE: { readonly [role in TokenRole]?: TokenKind } = {
  access_token: 'access_token',
  id_token: 'id_token',
  refresh_token: 'refresh_token',
  logout_token: 'logout_token',
  client_assertion: 'client_assertion',
  request_object: 'request_object',
  dpop_proof: 'dpop_proof',
  authorization_response: 'authorization_response',
};

/** The role of a parameter's value; undefined where it carries no token. */
export function roleOfParameter(name: string): TokenRole | undefined {
  return ROLE_OF_PARAMETER.get(name);
}

/** The hint for `judgeKind` that a role gives; undefined where the role fits several kinds. */
export function kindOfRole(role: TokenRole | undefined): TokenKind | undefined {
  return role === undefined ? undefined : KIND_OF_ROLE[role];
}
