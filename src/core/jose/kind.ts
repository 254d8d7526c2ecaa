import { isJsonObject, type JsonObject, member, stringMember, stringsMember } from '../json.ts';
import { claimsOf, headerOf } from './content.ts';
import type { ParsedToken, TokenKind } from './token.ts';

/** Media types that say what a JWT is (RFC 8725 §3.11), without `application/`. */
const KIND_OF_TYP: { readonly [typ: string]: TokenKind } = {
  // RFC 9068 §2.1
  'at+jwt': 'access_token',
  // RFC 9449 §4.2
  'dpop+jwt': 'dpop_proof',
  // OpenID Connect Back-Channel Logout 1.0 §2.4
  'logout+jwt': 'logout_token',
  // RFC 9701 §5
  'token-introspection+jwt': 'introspection_jwt',
  // RFC 9101 §10.8
  'oauth-authz-req+jwt': 'request_object',
  // draft-ietf-oauth-rfc7523bis
  'client-authentication+jwt': 'client_assertion',
  // OpenID Federation 1.0 §3.1
  'entity-statement+jwt': 'entity_statement',
  // RFC 9901 §4.3
  'kb+jwt': 'key_binding',
  // draft-ietf-oauth-sd-jwt-vc, and its name before that
  'dc+sd-jwt': 'credential',
  'vc+sd-jwt': 'credential',
};

const BACKCHANNEL_LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/**
 * What a token claims to be. Its `typ` has the first word; then claims that only one kind has; then `hint`, the place
 * where it was found (the name of its member in a token response, say); then claims that are usual in one kind.
 * Without a hint the answer is about the content alone, so that an ID token passed off as an access token shows.
 */
export function judgeKind(parsed: ParsedToken, hint?: TokenKind): TokenKind {
  if (parsed.format === 'opaque' || parsed.format === 'broken') return hint ?? 'unknown';
  const header = headerOf(parsed);
  const claims = claimsOf(parsed);
  return (
    kindOfTyp(header) ??
    (claims === undefined ? undefined : distinctKind(header, claims)) ??
    (hint === 'unknown' ? undefined : hint) ??
    (claims === undefined ? undefined : usualKind(header, claims)) ??
    'unknown'
  );
}

/** The header's `typ` as a bare lower-case subtype: `application/AT+JWT` → `at+jwt` (RFC 7515 §4.1.9). */
function normalizedTyp(header: JsonObject | undefined): string | undefined {
  return stringMember(header, 'typ')
    ?.toLowerCase()
    .replace(/^application\//, '');
}

function kindOfTyp(header: JsonObject | undefined): TokenKind | undefined {
  const typ = normalizedTyp(header);
  return typ !== undefined && Object.hasOwn(KIND_OF_TYP, typ) ? KIND_OF_TYP[typ] : undefined;
}

/** Claims that one kind alone has. */
function distinctKind(header: JsonObject | undefined, claims: JsonObject): TokenKind | undefined {
  const events = member(claims, 'events');
  if (isJsonObject(events) && Object.hasOwn(events, BACKCHANNEL_LOGOUT_EVENT)) return 'logout_token';
  if (isJsonObject(member(claims, 'token_introspection'))) return 'introspection_jwt';
  if (has(claims, 'htm', 'htu') && has(header, 'jwk')) return 'dpop_proof';
  if (has(claims, 'sd_hash', 'nonce')) return 'key_binding';
  if (has(claims, 'response_type', 'client_id')) return 'request_object';
  if (isJsonObject(member(claims, 'metadata')) && has(claims, 'iss', 'sub', 'jwks'))
    return 'entity_statement';
  return undefined;
}

/** Claims that are usual in one kind: said only where nothing better is known. */
function usualKind(header: JsonObject | undefined, claims: JsonObject): TokenKind | undefined {
  // ID tokens and most assertions are of no type of their own: what has one is something else (RFC 8725 §3.11).
  const isTyped = normalizedTyp(header)?.endsWith('+jwt') ?? false;
  if (!isTyped && ['nonce', 'at_hash', 'c_hash'].some((name) => has(claims, name))) return 'id_token';
  if (!isTyped && isClientAssertion(claims)) return 'client_assertion';
  if (has(claims, 'client_id') || has(claims, 'scope') || has(claims, 'scp')) return 'access_token';
  if (!isTyped && (has(claims, 'amr') || has(claims, 'auth_time'))) return 'id_token';
  return undefined;
}

/** Issuer and subject are both the client (RFC 7523 §3), and the audience is someone else. */
function isClientAssertion(claims: JsonObject): boolean {
  const issuer = stringMember(claims, 'iss');
  const audience = stringsMember(claims, 'aud');
  return (
    issuer !== undefined &&
    issuer === stringMember(claims, 'sub') &&
    audience !== undefined &&
    !audience.includes(issuer)
  );
}

function has(object: JsonObject | undefined, ...names: readonly string[]): boolean {
  return names.every((name) => member(object, name) !== undefined);
}
