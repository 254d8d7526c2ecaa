import { type CatalogueTable, entry, fapi2, type NoEvidence, rfc } from '../entry.ts';
import { listed, nearly, type NearMiss } from '../words.ts';

/** What was asked at the authorization endpoint, and what came back through the browser. */
export const AUTHORIZATION = {
  'authorization_response.state.missing': entry<NoEvidence>({
    subject: 'authorization_response',
    title: 'state did not come back',
    passTitle: 'state came back',
    explain: () =>
      'state was sent, and the server must return it. Without it nobody can tell whose answer this is.',
    remedy: 'Do not go on. Somebody may have slipped in a response of their own.',
    section: rfc(6749, '4.1.2'),
    severity: { default: 'violation' },
  }),
  'authorization_response.state.mismatch': entry<{
    readonly sentLength: number;
    readonly receivedLength: number;
  }>({
    subject: 'authorization_response',
    title: 'state is not the one that was sent',
    passTitle: 'state is the one that was sent',
    explain: (e) =>
      `The response belongs to another request${e.sentLength === e.receivedLength ? '' : `: its state has ${e.receivedLength} characters, sent were ${e.sentLength}`}. It may be an attack, or an old browser tab.`,
    remedy: 'Do not go on with it; start again.',
    section: rfc(6749, '10.12'),
    severity: { default: 'violation' },
  }),
  'authorization_response.iss.missing': entry<{ readonly expected: string | null }>({
    subject: 'authorization_response',
    title: 'The response does not say which server it is from',
    passTitle: 'The response says which server it is from, as announced',
    explain: () =>
      'The server announces that it sends iss, but it is absent. A response without it must be refused: it may come from another server.',
    remedy: 'Do not go on with it. If it is always so, the server announces what it does not do.',
    section: rfc(9207, '2.4'),
    severity: { default: 'violation' },
  }),
  'authorization_response.iss.mismatch': entry<{
    readonly iss: string;
    readonly expected: string;
    readonly near: readonly NearMiss[];
  }>({
    subject: 'authorization_response',
    title: 'The response is from another server',
    passTitle: 'The response is from the server that was asked',
    explain: (e) =>
      `iss is ${e.iss}, asked was ${e.expected}.${nearly(e.near)} Going on would hand the code to the wrong server.`,
    remedy: 'Do not go on with it.',
    section: rfc(9207, '2.4'),
    severity: { default: 'violation' },
  }),
  'authorization_response.iss.unannounced': entry<NoEvidence>({
    subject: 'authorization_response',
    title: 'iss came from a server that does not announce it',
    passTitle: 'iss comes only where it is announced',
    explain: () =>
      'The metadata does not say that the server sends iss. Clients should discard such a response unless they know better of this server.',
    remedy: 'A server that sends iss must set authorization_response_iss_parameter_supported (§2.3).',
    section: rfc(9207, '2.4'),
    severity: { default: 'risk' },
  }),
  'authorization_response.iss.not_sent': entry<NoEvidence>({
    subject: 'authorization_response',
    title: 'The server does not say that the response is its own',
    passTitle: 'The server says that the response is its own',
    explain: () =>
      'There is no iss, and the server does not announce it. FAPI 2.0 wants it in every response, so that a client cannot be made to take a code to the wrong server.',
    remedy: 'The server must send iss (RFC 9207), and announce it in its metadata.',
    section: fapi2('5.3.2.2'),
    severity: { fapi2_security: 'violation' },
  }),
  'authorization_response.parameters.repeated': entry<{ readonly names: readonly string[] }>({
    subject: 'authorization_response',
    title: 'A parameter came more than once',
    passTitle: 'Every parameter came once',
    explain: (e) => `${listed(e.names)} came repeatedly; clients differ in which value they take.`,
    remedy: 'Do not go on with it: something may have been added on the way.',
    section: rfc(6749, '3.1'),
    severity: { default: 'violation' },
  }),
  'authorization_response.error.malformed': entry<{ readonly members: readonly string[] }>({
    subject: 'authorization_response',
    title: 'The error has characters that are not allowed',
    passTitle: 'The error is well formed',
    explain: (e) => `${listed(e.members)} must be printable ASCII without quotes and backslashes.`,
    remedy: 'The server must keep to the allowed characters; treat the text as untrusted.',
    section: rfc(6749, '4.1.2.1'),
    severity: { default: 'violation' },
  }),
  'authorization_response.error.unknown_code': entry<{ readonly error: string }>({
    subject: 'authorization_response',
    title: 'An error code that no specification lists',
    passTitle: 'The error code is a registered one',
    explain: (e) => `error is ${e.error}. Clients cannot act on a code they do not know.`,
    remedy: "Look into the server's own documentation.",
    section: rfc(6749, '4.1.2.1'),
    severity: { default: 'note' },
  }),
  'authorization_response.error.with_code': entry<{ readonly error: string }>({
    subject: 'authorization_response',
    title: 'An error and a code at once',
    passTitle: 'Either an error or a code',
    explain: (e) => `The response says ${e.error} and brings a code all the same; a client may take either.`,
    remedy: 'Do not redeem the code: something may have been added on the way.',
    section: rfc(6749, '4.1.2.1'),
    severity: { default: 'violation' },
  }),
  'authorization_response.code.missing': entry<{ readonly responseType: string }>({
    subject: 'authorization_response',
    title: 'No code came back',
    passTitle: 'A code came back',
    explain: (e) => `Asked was ${e.responseType}; there is neither a code nor an error.`,
    remedy: 'Check the redirect URI: another page may have answered, or a proxy cut the parameters.',
    section: rfc(6749, '4.1.2'),
    severity: { default: 'violation' },
  }),
  'authorization_response.access_token.front_channel': entry<{
    readonly receivedBy: 'query' | 'fragment' | 'form_post';
  }>({
    subject: 'authorization_response',
    title: 'An access token came through the browser',
    passTitle: 'No access token came through the browser',
    explain: (e) =>
      `It came ${e.receivedBy === 'form_post' ? 'by form post' : `in the ${e.receivedBy}`}, where history, extensions and other pages can see it, and it cannot be bound to a key.`,
    remedy: 'Use the authorization code with PKCE.',
    section: rfc(9700, '2.1.2'),
    severity: { default: 'risk', fapi2_security: 'violation' },
  }),
  'authorization_response.access_token.in_query': entry<NoEvidence>({
    subject: 'authorization_response',
    title: 'An access token stands in a query string',
    passTitle: 'No access token in a query string',
    explain: () =>
      'Query strings are sent to servers and end in their logs, in histories and in Referer headers.',
    remedy: 'Treat the token as leaked: revoke it. The server has to answer in the fragment.',
    section: rfc(6749, '4.2.2'),
    severity: { default: 'violation' },
  }),
} satisfies CatalogueTable;
