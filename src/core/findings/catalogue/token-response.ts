import type { ReadBody } from '../../oauth/read-json.ts';
import { type CatalogueTable, core, entry, type NoEvidence, rfc } from '../entry.ts';
import { bodyWords, duration, listed, listedWith } from '../words.ts';

/** What an answer was measured by: what this request asked, or, on a refresh that asked nothing, what was first granted. */
type Basis = 'asked' | 'first_granted';

/** What the token endpoint answered. */
export const TOKEN_RESPONSE = {
  'token_response.transport.insecure': entry<{ readonly origin: string }>({
    subject: 'token_response',
    title: 'Tokens came over an unencrypted connection',
    passTitle: 'The connection is encrypted, or stays on this machine',
    explain: (e) => `${e.origin} is plain http: everyone on the way can read the credentials and the tokens.`,
    remedy: 'Use https for the token endpoint.',
    section: rfc(6749, '3.2'),
    severity: { default: 'violation' },
  }),
  'token_response.status.error_with_success': entry<{ readonly status: number; readonly error: string }>({
    subject: 'token_response',
    title: 'An error with a success status',
    passTitle: 'Errors have an error status',
    explain: (e) =>
      `The status is ${e.status}, the body says ${e.error}. Clients that look at the status alone take it for a token.`,
    remedy: 'The server must answer errors with 400, or 401.',
    section: rfc(6749, '5.2'),
    severity: { default: 'violation' },
  }),
  'token_response.status.success_with_error': entry<{ readonly status: number }>({
    subject: 'token_response',
    title: 'A token with a status other than 200',
    passTitle: 'Tokens come with status 200',
    explain: (e) =>
      `The status is ${e.status}, but there is an access token in the body. Strict clients refuse it.`,
    remedy: 'The server must answer with 200.',
    section: rfc(6749, '5.1'),
    severity: { default: 'violation' },
  }),
  'token_response.content_type.wrong': entry<{ readonly contentType: string | null }>({
    subject: 'token_response',
    title: 'The response does not say that it is JSON',
    passTitle: 'The response says that it is JSON',
    explain: (e) =>
      `Content-Type is ${e.contentType ?? 'absent'}; it must be application/json. Strict clients refuse it.`,
    remedy: 'The server must send application/json.',
    section: rfc(6749, '5.1'),
    severity: { default: 'violation' },
  }),
  'token_response.body.not_json': entry<{
    readonly looksLike: ReadBody['looksLike'];
    readonly status: number;
  }>({
    subject: 'token_response',
    title: 'The response is not a JSON object',
    passTitle: 'The response is a JSON object',
    explain: (e) =>
      `The body is ${bodyWords(e.looksLike)} (status ${e.status}). A proxy, a login page or a wrong path often answers so.`,
    remedy: 'Check the address of the token endpoint, and any proxy on the way.',
    section: rfc(6749, '5.1'),
    severity: { default: 'violation' },
  }),
  'token_response.body.duplicate_member': entry<{ readonly names: readonly string[] }>({
    subject: 'token_response',
    title: 'A name stands twice in the response',
    passTitle: 'Every name stands once',
    explain: (e) =>
      `${listedWith(e.names, 'stands', 'stand')} more than once; clients differ in which value they take.`,
    remedy: 'The server must send each parameter once.',
    section: rfc(6749, '3.2'),
    severity: { default: 'violation' },
  }),
  'token_response.cache_control.missing': entry<{ readonly cacheControl: string | null }>({
    subject: 'token_response',
    title: 'The tokens may be kept in caches',
    passTitle: 'Caches are told not to keep the tokens',
    explain: (e) =>
      `Cache-Control is ${e.cacheControl ?? 'absent'}; without no-store a cache on the way may keep the tokens.`,
    remedy: 'The server must send Cache-Control: no-store.',
    section: rfc(6749, '5.1'),
    severity: { default: 'violation' },
  }),
  'token_response.access_token.missing': entry<{ readonly found: string }>({
    subject: 'token_response',
    title: 'No access token in a successful response',
    passTitle: 'There is an access token',
    explain: (e) => `The status is 200 and there is no error, but access_token is ${e.found}.`,
    remedy: 'The server must send access_token; without it there is nothing to use.',
    section: rfc(6749, '5.1'),
    severity: { default: 'violation' },
  }),
  'token_response.token_type.missing': entry<{ readonly found: string }>({
    subject: 'token_response',
    title: 'The response does not say how to use the token',
    passTitle: 'The response says how to use the token',
    explain: (e) => `token_type is ${e.found}. It is required; most clients assume Bearer.`,
    remedy: 'The server must send token_type.',
    section: rfc(6749, '5.1'),
    severity: { default: 'violation' },
  }),
  'token_response.token_type.unknown': entry<{ readonly tokenType: string }>({
    subject: 'token_response',
    title: 'An unknown type of token',
    passTitle: 'The type of token is known',
    explain: (e) =>
      `token_type is ${e.tokenType}. A client must not use a token whose type it does not understand.`,
    remedy: 'Find out which specification defines it; Bearer and DPoP are the usual ones.',
    section: rfc(6749, '7.1'),
    severity: { default: 'risk' },
  }),
  'token_response.token_type.case': entry<{ readonly tokenType: string; readonly usual: string }>({
    subject: 'token_response',
    title: 'The type of token is spelled unusually',
    passTitle: 'The type of token is spelled as registered',
    explain: (e) =>
      `token_type is ${e.tokenType}, registered is ${e.usual}. Case does not matter here, but some clients and APIs copy it into the header as it is.`,
    remedy: `Nothing, unless a client fails on it.`,
    section: rfc(6749, '5.1'),
    severity: { default: 'note' },
  }),
  'token_response.expires_in.missing': entry<NoEvidence>({
    subject: 'token_response',
    title: 'The response does not say how long the token lives',
    passTitle: 'The response says how long the token lives',
    explain: () => 'expires_in is absent; a client learns of the end only when the token is refused.',
    remedy: 'The server should send expires_in, or document the life.',
    section: rfc(6749, '5.1'),
    severity: { default: 'note' },
  }),
  'token_response.expires_in.not_a_number': entry<{ readonly found: string }>({
    subject: 'token_response',
    title: 'expires_in is not a number of seconds',
    passTitle: 'expires_in is a number of seconds, or absent',
    explain: (e) =>
      `expires_in is ${e.found}; it must be a JSON number, zero or more. Clients that compute with it go wrong quietly.`,
    remedy: 'The server must send a number.',
    section: rfc(6749, '5.1'),
    severity: { default: 'violation' },
  }),
  'token_response.expires_in.disagrees_with_exp': entry<{
    readonly expiresIn: number;
    readonly exp: number;
    readonly differenceSeconds: number;
  }>({
    subject: 'token_response',
    title: 'The response and the token name different ends',
    passTitle: 'The response and the token name the same end',
    explain: (e) =>
      `By expires_in the token ends ${duration(Math.abs(e.differenceSeconds))} ${e.differenceSeconds > 0 ? 'later' : 'earlier'} than by its own exp.`,
    remedy: 'Compare the clocks first; then have the server send the same end in both.',
    section: rfc(6749, '5.1'),
    severity: { default: 'risk' },
  }),
  'token_response.scope.not_a_string': entry<{ readonly found: string }>({
    subject: 'token_response',
    title: 'scope is not one string',
    passTitle: 'scope is one string, or absent',
    explain: (e) => `scope is ${e.found}; it must be one string with spaces between the values.`,
    remedy: 'The server must send one string.',
    section: rfc(6749, '3.3'),
    severity: { default: 'violation' },
  }),
  'token_response.scope.narrowed': entry<{ readonly missing: readonly string[]; readonly basis: Basis }>({
    subject: 'token_response',
    title: 'Not every scope was granted',
    passTitle: 'Every scope was granted',
    explain: (e) =>
      e.basis === 'asked'
        ? `You asked for ${listed(e.missing)}; the token response said in scope that ${e.missing.length === 1 ? 'it was' : 'they were'} not granted.`
        : `${listedWith(e.missing, 'was', 'were')} granted first, and the token response said in scope that it is no longer so.`,
    remedy: 'Check whether the client may ask for it, and whether the person agreed.',
    section: rfc(6749, '5.1'),
    severity: { default: 'note' },
  }),
  'token_response.scope.widened': entry<{ readonly extra: readonly string[]; readonly basis: Basis }>({
    subject: 'token_response',
    title: 'More was granted than asked',
    passTitle: 'No more was granted than asked',
    explain: (e) =>
      `${listedWith(e.extra, 'was', 'were')} granted without being ${e.basis === 'asked' ? 'asked for' : 'part of what was first granted'}.`,
    remedy: 'Find out why; a token should allow no more than is needed.',
    section: rfc(9700, '2.3'),
    severity: { default: 'risk' },
  }),
  'token_response.scope.not_told': entry<{
    readonly asked: readonly string[];
    readonly inToken: readonly string[];
  }>({
    subject: 'token_response',
    title: 'The scope was changed without saying so',
    passTitle: 'A changed scope is told',
    explain: (e) =>
      `Asked was ${listed(e.asked)}, the token has ${listed(e.inToken)}, and the response has no scope, which says "as asked".`,
    remedy: 'The server must send scope when it differs from what was asked.',
    section: rfc(6749, '5.1'),
    severity: { default: 'violation' },
  }),
  'token_response.refresh_token.not_rotated': entry<{ readonly returned: string }>({
    subject: 'token_response',
    title: 'The refresh token of a public client stays the same',
    passTitle: 'The refresh token of a public client is replaced or bound',
    explain: (e) =>
      `${e.returned === 'none' ? 'No new refresh token came' : 'The same refresh token came back'}, and it is not bound to a key: a stolen one works unnoticed.`,
    remedy: 'Switch rotation on for this client, or bind its refresh tokens (DPoP).',
    section: rfc(9700, '4.14.2'),
    severity: { default: 'risk', rfc9700: 'violation' },
  }),
  'token_response.refresh_token.for_client_credentials': entry<NoEvidence>({
    subject: 'token_response',
    title: 'A refresh token where none is needed',
    passTitle: 'No refresh token for client credentials',
    explain: () =>
      'The client can get a new token with its own credentials at any time; a refresh token is one more secret to lose.',
    remedy: 'Switch it off for this client.',
    section: rfc(6749, '4.4.3'),
    severity: { default: 'risk' },
  }),
  'token_response.code.replayed': entry<NoEvidence>({
    subject: 'token_response',
    title: 'A code worked twice',
    passTitle: 'A used code is refused',
    explain: () =>
      'The code had brought tokens before, and brought tokens again: whoever sees it, in a log or a history, can use it too.',
    remedy:
      'Have the server refuse a code that was used, and revoke the tokens that it had brought (RFC 6749 §4.1.2).',
    section: rfc(6749, '4.1.2'),
    severity: { default: 'violation' },
  }),
  'token_response.id_token.missing': entry<NoEvidence>({
    subject: 'token_response',
    title: 'No ID token, though openid was asked',
    passTitle: 'An ID token came, where openid was asked',
    explain: () =>
      'The scope openid makes this an OpenID Connect request; the response must then have an id_token.',
    remedy: 'Check that OpenID Connect is enabled for this client.',
    section: core('3.1.3.3'),
    severity: { default: 'violation' },
  }),
  'token_response.error.missing': entry<{ readonly status: number }>({
    subject: 'token_response',
    title: 'Refused without an error code',
    passTitle: 'A refusal says why',
    explain: (e) => `The status is ${e.status}, but the body has no error that a client could read.`,
    remedy: 'Look at the raw response; the server, or something before it, does not speak OAuth here.',
    section: rfc(6749, '5.2'),
    severity: { default: 'violation' },
  }),
  'token_response.error.malformed': entry<{ readonly members: readonly string[] }>({
    subject: 'token_response',
    title: 'The error has characters that are not allowed',
    passTitle: 'The error is well formed',
    explain: (e) => `${listed(e.members)} must be printable ASCII without quotes and backslashes.`,
    remedy: 'The server must keep to the allowed characters.',
    section: rfc(6749, '5.2'),
    severity: { default: 'violation' },
  }),
  'token_response.error.unknown_code': entry<{ readonly error: string }>({
    subject: 'token_response',
    title: 'An error code that no specification lists',
    passTitle: 'The error code is a registered one',
    explain: (e) => `error is ${e.error}. Clients cannot act on a code they do not know.`,
    remedy: "Look into the server's own documentation.",
    section: rfc(6749, '5.2'),
    severity: { default: 'note' },
  }),
  'token_response.challenge.missing': entry<{ readonly status: number }>({
    subject: 'token_response',
    title: 'The client was refused without a challenge',
    passTitle: 'A refused client is told how to authenticate',
    explain: (e) =>
      `The client authenticated by the Authorization header and was refused with ${e.status}; the answer must be 401 with WWW-Authenticate.`,
    remedy: 'The server must send 401 and WWW-Authenticate.',
    section: rfc(6749, '5.2'),
    severity: { default: 'violation' },
  }),
} satisfies CatalogueTable;
