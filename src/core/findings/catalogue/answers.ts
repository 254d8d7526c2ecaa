import {
  type CatalogueTable,
  core,
  entry,
  fapi2,
  fapi2MessageSigning,
  type NoEvidence,
  rfc,
} from '../entry.ts';

type Guessable = { readonly bits: number; readonly length: number };

function guessable(subject: 'token_response' | 'authorization_response', what: string) {
  return entry<Guessable>({
    subject,
    title: `The ${what} can be guessed`,
    passTitle: `The ${what} is too long to be guessed`,
    explain: (e) =>
      `It holds at most ${e.bits} bits in ${e.length} characters; 128 are demanded, so that nobody hits one by trying.`,
    remedy: 'The server must make it from at least 128 random bits.',
    section: rfc(6749, '10.10'),
    severity: { default: 'violation' },
  });
}

/** What else can be said of answers: of the token endpoint, and of what the browser brought back. */
export const ANSWERS = {
  'token_response.access_token.guessable': guessable('token_response', 'access token'),
  'token_response.refresh_token.guessable': guessable('token_response', 'refresh token'),
  'authorization_response.code.guessable': guessable('authorization_response', 'code'),
  'token_response.access_token.not_sendable': entry<NoEvidence>({
    subject: 'token_response',
    title: 'The access token cannot be sent as a header',
    passTitle: 'The access token can be sent as a header',
    explain: () =>
      'It has characters that are not allowed after "Bearer". Clients or servers refuse it, or cut it off.',
    remedy: 'The server must use letters, digits and - . _ ~ + / only.',
    section: rfc(6750, '2.1'),
    severity: { default: 'violation' },
  }),
  'token_response.access_token.is_id_token': entry<NoEvidence>({
    subject: 'token_response',
    title: 'The access token and the ID token are the same',
    passTitle: 'The access token and the ID token are two',
    explain: () =>
      'One text is both. An API that accepts it accepts every ID token, and every client that gets one can call the API.',
    remedy: 'The server must issue an access token of its own.',
    section: rfc(8725, '3.12'),
    severity: { default: 'risk', rfc8725: 'violation' },
  }),
  'token_response.id_token.without_openid': entry<NoEvidence>({
    subject: 'token_response',
    title: 'An ID token that nobody asked for',
    passTitle: 'No ID token that nobody asked for',
    explain: () =>
      'The scope openid was not asked for, and yet an ID token came. It tells more than was asked.',
    remedy: 'Do not use it; ask for openid where you want to know who signed in.',
    section: core('3.1.2.1'),
    severity: { default: 'note' },
  }),
  'token_response.expires_in.not_positive': entry<{ readonly seconds: number }>({
    subject: 'token_response',
    title: 'The token is announced as already over',
    passTitle: 'The token is announced as good for some time',
    explain: (e) => `expires_in is ${e.seconds}: a client that believes it throws the token away at once.`,
    remedy: 'The server must send the seconds that are left.',
    section: rfc(6749, '5.1'),
    severity: { default: 'risk' },
  }),
  'token_response.refresh_token.rotated': entry<NoEvidence>({
    subject: 'token_response',
    title: 'The refresh token was replaced',
    passTitle: 'The refresh token stayed the same',
    explain: () =>
      'FAPI 2.0 forbids rotation: clients prove themselves and tokens are bound, so it protects nothing, and a lost answer ends the grant.',
    remedy: 'Switch rotation off for this client.',
    section: fapi2('5.3.2.1'),
    severity: { fapi2_security: 'violation' },
  }),
  'authorization_request.response_type.not_code': entry<{ readonly responseType: string }>({
    subject: 'authorization_request',
    title: 'Asked for more than a code',
    passTitle: 'Asked for a code, and nothing else',
    explain: (e) =>
      `response_type is ${e.responseType}; FAPI 2.0 has code alone, so that nothing but the code passes through the browser.`,
    remedy: 'Ask for response_type code, with PKCE.',
    section: fapi2('5.3.2.2'),
    severity: { fapi2_security: 'violation' },
  }),
  'authorization_request.response_type.token': entry<{ readonly responseType: string }>({
    subject: 'authorization_request',
    title: 'Asked for an access token through the browser',
    passTitle: 'Asked for no access token through the browser',
    explain: (e) =>
      `response_type is ${e.responseType}: the access token comes in an address, where histories, extensions and other pages can see it.`,
    remedy: 'Ask for response_type code, with PKCE.',
    section: rfc(9700, '2.1.2'),
    severity: { default: 'risk' },
  }),
  'authorization_request.code.unprotected': entry<{ readonly isPublic: boolean }>({
    subject: 'authorization_request',
    title: 'Nothing keeps others from slipping in a code of their own',
    passTitle: 'Others cannot slip in a code of their own',
    explain: (e) =>
      e.isPublic
        ? 'The client has no secret and PKCE is off: whoever catches the code can redeem it.'
        : 'Neither PKCE nor a nonce was sent, so the client cannot tell a code of its own request from one that was slipped in.',
    remedy: 'Switch PKCE on (S256).',
    section: rfc(9700, '2.1.1'),
    severity: { rfc9700: 'violation' },
  }),
  'authorization_request.par.unused': entry<NoEvidence>({
    subject: 'authorization_request',
    title: 'The request went through the browser, not to the server first',
    passTitle: 'The request was pushed to the server first',
    explain: () =>
      'FAPI 2.0 wants each request pushed (PAR): then nobody can change it on the way, and the client proves itself before.',
    remedy:
      'Have the client push its requests (RFC 9126): a FAPI server refuses others. Assay itself does not push yet.',
    section: fapi2('5.3.3.2'),
    severity: { fapi2_security: 'violation' },
  }),
  'authorization_response.jarm.unused': entry<NoEvidence>({
    subject: 'authorization_response',
    title: 'The response is not signed',
    passTitle: 'The response is signed',
    explain: () =>
      'Message Signing wants the response as a signed JWT (JARM), so that nobody can deny or change it.',
    remedy:
      'Have the client ask with response_mode jwt. Assay itself goes on with an unsigned response only.',
    section: fapi2MessageSigning('5.4.1'),
    severity: { fapi2_message_signing: 'violation' },
  }),
} satisfies CatalogueTable;
