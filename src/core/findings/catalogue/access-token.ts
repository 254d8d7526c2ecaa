import { type CatalogueTable, entry, type NoEvidence, rfc } from '../entry.ts';
import { counted, duration, listed, listedWith, nearly, type NearMiss } from '../words.ts';

/** JWT access tokens: RFC 9068 where a server follows it, and what every API relies on. */
export const ACCESS_TOKEN = {
  'access_token.typ.missing': entry<NoEvidence>({
    subject: 'access_token',
    title: 'The header does not say that this is an access token',
    passTitle: 'The header has a type',
    explain: () =>
      'typ is absent. An ID token of the same issuer could be taken for an access token, and the other way round.',
    remedy: 'The server should send typ "at+jwt"; then APIs can demand it.',
    section: rfc(9068, '2.1'),
    severity: { default: 'note', rfc9068: 'violation', rfc8725: 'risk', fapi2_security: 'risk' },
  }),
  'access_token.typ.wrong': entry<{ readonly typ: string }>({
    subject: 'access_token',
    title: 'The type is not that of an access token',
    passTitle: 'The type is at+jwt, or absent',
    explain: (e) =>
      `typ is ${e.typ}; for JWT access tokens it is at+jwt. APIs that follow RFC 9068 refuse anything else.`,
    remedy: 'Have the server send at+jwt, or tell the API to accept this type for this issuer only.',
    section: rfc(9068, '4'),
    severity: { default: 'note', rfc9068: 'violation', rfc8725: 'risk', fapi2_security: 'risk' },
  }),
  'access_token.aud.missing': entry<NoEvidence>({
    subject: 'access_token',
    title: 'Made for no API in particular',
    passTitle: 'Says which API it is for',
    explain: () => 'aud is absent: an API that receives this token can present it at another one.',
    remedy: 'Ask for a resource or audience, and have each API check aud.',
    section: rfc(9068, '2.2'),
    severity: { default: 'risk', rfc9068: 'violation' },
  }),
  'access_token.aud.mismatch': entry<{
    readonly aud: readonly string[];
    readonly expected: readonly string[];
    readonly near: readonly NearMiss[];
  }>({
    subject: 'access_token',
    title: 'Made for another API',
    passTitle: 'Made for this API',
    explain: (e) => `aud names ${listed(e.aud)}; the API answers to ${listed(e.expected)}.${nearly(e.near)}`,
    remedy: 'Ask for a token for this API (resource or audience). An API that accepts it does not check aud.',
    section: rfc(7519, '4.1.3'),
    severity: { default: 'violation' },
  }),
  'access_token.sub.missing': entry<{ readonly found: string }>({
    subject: 'access_token',
    title: 'Does not say for whom it speaks',
    passTitle: 'Says for whom it speaks',
    explain: (e) => `sub is ${e.found}; an API cannot tell which account, or which client, it serves.`,
    remedy: 'The server should send sub: the person, or the client where no person is involved.',
    section: rfc(9068, '2.2'),
    severity: { default: 'note', rfc9068: 'violation' },
  }),
  'access_token.client_id.missing': entry<{ readonly instead: readonly string[] }>({
    subject: 'access_token',
    title: 'Does not name the client by client_id',
    passTitle: 'Names the client it was issued to',
    explain: (e) =>
      e.instead.length === 0
        ? 'client_id is absent; an API cannot tell which application calls.'
        : `client_id is absent; ${listed(e.instead)} seems to stand in for it, which only APIs of this vendor know.`,
    remedy: 'The server should send client_id.',
    section: rfc(9068, '2.2'),
    severity: { default: 'note', rfc9068: 'violation' },
  }),
  'access_token.client_id.mismatch': entry<{
    readonly claim: string;
    readonly clientId: string;
    readonly expected: string;
  }>({
    subject: 'access_token',
    title: 'Issued to another client',
    passTitle: 'Issued to this client',
    explain: (e) => `${e.claim} is ${e.clientId}, this profile is ${e.expected}.`,
    remedy: 'Find out where the token comes from: it was not made for this client.',
    section: rfc(8693, '4.3'),
    severity: { default: 'risk', rfc9068: 'violation' },
  }),
  'access_token.iat.missing': entry<NoEvidence>({
    subject: 'access_token',
    title: 'Does not say when it was issued',
    passTitle: 'Says when it was issued',
    explain: () => 'iat is absent, so its age and its whole life cannot be told.',
    remedy: 'The server should send iat.',
    section: rfc(9068, '2.2'),
    severity: { default: 'note', rfc9068: 'violation' },
  }),
  'access_token.jti.missing': entry<{ readonly found: string }>({
    subject: 'access_token',
    title: 'Has no id of its own',
    passTitle: 'Has an id of its own',
    explain: (e) =>
      `jti is ${e.found}, so single tokens cannot be told apart in logs or in a list of revoked ones.`,
    remedy: 'The server should send jti.',
    section: rfc(9068, '2.2'),
    severity: { default: 'note', rfc9068: 'violation' },
  }),
  'access_token.jti.short': entry<{ readonly bits: number; readonly length: number }>({
    subject: 'access_token',
    title: 'The token id is easy to guess',
    passTitle: 'The token id is long enough',
    explain: (e) =>
      `jti has at most ${e.bits} bits; a server that uses it against replay or to revoke needs more, or two tokens will share one.`,
    remedy: 'The server should use at least 64 random bits.',
    section: rfc(7519, '4.1.7'),
    severity: { default: 'risk' },
  }),
  'access_token.scope.missing': entry<{ readonly granted: readonly string[] }>({
    subject: 'access_token',
    title: 'The scope is not in the token',
    passTitle: 'The scope is in the token',
    explain: (e) =>
      `${listedWith(e.granted, 'was', 'were')} granted, but the token has no scope claim; an API must ask the server what it allows.`,
    remedy: 'Have the server put scope into the token, or have the API introspect.',
    section: rfc(9068, '2.2.3'),
    severity: { default: 'note', rfc9068: 'risk' },
  }),
  'access_token.scope.not_a_string': entry<{ readonly found: string }>({
    subject: 'access_token',
    title: 'scope is not one string',
    passTitle: 'scope is one string, or absent',
    explain: (e) =>
      `scope is ${e.found}; it must be one string with spaces between the values. APIs that split a string find nothing, or fail.`,
    remedy: 'The server should send one string.',
    section: rfc(8693, '4.2'),
    severity: { default: 'risk', rfc9068: 'violation' },
  }),
  'access_token.scope.other_claim': entry<{ readonly claims: readonly string[] }>({
    subject: 'access_token',
    title: 'Permissions stand in a vendor claim',
    passTitle: 'Permissions stand in scope',
    explain: (e) => `There is no scope, but ${listed(e.claims)}. Only APIs that know this server look there.`,
    remedy: 'Tell the API which claim to read, or have the server send scope.',
    section: rfc(9068, '2.2.3'),
    severity: { default: 'note', rfc9068: 'risk' },
  }),
  'access_token.scope.more_than_granted': entry<{ readonly extra: readonly string[] }>({
    subject: 'access_token',
    title: 'The token allows more than was granted',
    passTitle: 'The token allows no more than was granted',
    explain: (e) =>
      `${listedWith(e.extra, 'is', 'are')} in the token, but not in what the server said it granted.`,
    remedy: 'Find out who added it: the token response and the token must say the same.',
    section: rfc(6749, '5.1'),
    severity: { default: 'risk' },
  }),
  'access_token.personal_data.present': entry<{ readonly claims: readonly string[] }>({
    subject: 'access_token',
    title: 'Personal data in an access token',
    passTitle: 'No personal data that is known by name',
    explain: (e) =>
      `${listedWith(e.claims, 'is', 'are')} readable by every API that receives this token, and by everyone who sees it in a log.`,
    remedy: 'Ask the server to leave it out, or to encrypt the token.',
    section: rfc(9068, '6'),
    severity: { default: 'risk' },
  }),
  'access_token.lifetime.too_long': entry<{ readonly lifetimeSeconds: number }>({
    subject: 'access_token',
    title: 'Lives long for a bearer token',
    passTitle: 'Lives an hour or less',
    explain: (e) =>
      `It lives ${duration(e.lifetimeSeconds)}. Whoever gets hold of it can use it that long; an hour or less is advised.`,
    remedy: 'Shorten the life and use refresh tokens, or bind the token to a key.',
    section: rfc(6750, '5.3'),
    severity: { default: 'risk' },
  }),
  'access_token.auth_time.missing': entry<{ readonly maxAgeSeconds: number }>({
    subject: 'access_token',
    title: 'Does not say when the person signed in',
    passTitle: 'Says when the person signed in, where it matters',
    explain: (e) =>
      `auth_time is absent, so an API cannot judge whether the sign-in is younger than ${duration(e.maxAgeSeconds)}, as was asked.`,
    remedy: 'Have the server send auth_time if the API depends on it.',
    section: rfc(9068, '2.2.1'),
    severity: { default: 'note' },
  }),
  'access_token.size.over_header_limit': entry<{
    readonly bytes: number;
    readonly limitBytes: number;
    readonly servers: readonly string[];
  }>({
    subject: 'access_token',
    title: 'Too large for many servers',
    passTitle: 'Small enough for a request header',
    explain: (e) =>
      `With "Authorization: Bearer " it takes ${counted(e.bytes, 'byte')}, more than these take as they come: ${listed(e.servers)}. They answer 400, 413 or 431, or cut the connection.`,
    remedy: 'Leave claims out (groups and roles are the usual ones), or use an opaque token.',
    section: rfc(9110, '5.4'),
    severity: { default: 'risk' },
  }),
  'access_token.binding.malformed': entry<{ readonly found: string }>({
    subject: 'access_token',
    title: 'The key binding cannot be read',
    passTitle: 'The key binding can be read, or there is none',
    explain: (e) => `${e.found}. An API cannot tell which key the caller has to prove.`,
    remedy: 'The server must send cnf as an object, and a thumbprint as 43 base64url characters.',
    section: rfc(7800, '3.1'),
    severity: { default: 'violation' },
  }),
  'access_token.binding.called_bearer': entry<{ readonly tokenType: string }>({
    subject: 'access_token',
    title: 'Bound to a key, but announced as another type',
    passTitle: 'The announced type fits the key binding',
    explain: (e) =>
      `The token has cnf.jkt, so it needs a DPoP proof, but token_type is ${e.tokenType}. A client that believes it sends no proof.`,
    remedy: 'The server must answer with token_type DPoP.',
    section: rfc(9449, '5'),
    severity: { default: 'violation' },
  }),
  'access_token.binding.not_in_token': entry<NoEvidence>({
    subject: 'access_token',
    title: 'Announced as DPoP, but not bound in the token',
    passTitle: 'What is announced as DPoP is bound in the token',
    explain: () =>
      'token_type is DPoP, but the token has no cnf.jkt: an API that only reads the token accepts it without proof.',
    remedy: 'The server should put cnf.jkt into JWT access tokens; otherwise each API must introspect.',
    section: rfc(9449, '6.1'),
    severity: { default: 'risk' },
  }),
} satisfies CatalogueTable;
