import {
  backChannelLogout,
  type CatalogueTable,
  entry,
  fapi2MessageSigning,
  federation,
  type NoEvidence,
  rfc,
} from '../entry.ts';
import { ago, duration, listed } from '../words.ts';

type Missing = { readonly claims: readonly string[] };

function missing({ claims }: Missing): string {
  return `${listed(claims)} ${claims.length === 1 ? 'is' : 'are'} missing or of the wrong type.`;
}

/** JWTs by which one party tells another something: requests, logout, introspection answers, federation. */
export const STATEMENTS = {
  'request_object.typ.missing': entry<{ readonly typ: string }>({
    subject: 'request_object',
    title: 'The request object does not call itself one',
    passTitle: 'The request object is called oauth-authz-req+jwt',
    explain: (e) =>
      `typ is ${e.typ}. A JWT of the client for another purpose could be passed off as a request.`,
    remedy: 'The client should set typ to oauth-authz-req+jwt.',
    section: rfc(9101, '10.8'),
    severity: { default: 'note', fapi2_message_signing: 'risk' },
  }),
  'request_object.claims.missing': entry<Missing>({
    subject: 'request_object',
    title: 'The request object does not say who asks whom',
    passTitle: 'The request object says who asks whom',
    explain: (e) => `${missing(e)} A request that was made for one server can then be used at another.`,
    remedy: 'The client should set iss to its client id and aud to the issuer of the server.',
    section: rfc(9101, '4'),
    severity: { default: 'risk' },
  }),
  'request_object.aud.not_the_server': entry<{ readonly received: string; readonly expected: string }>({
    subject: 'request_object',
    title: 'The request object is made for another server',
    passTitle: 'The request object is made for this server',
    explain: (e) =>
      `aud is ${e.received}; the issuer of this server is ${e.expected}. A server that looks refuses the request.`,
    remedy: 'The client should set aud to the issuer of the server, letter by letter.',
    section: rfc(9101, '4'),
    severity: { default: 'risk', fapi2_message_signing: 'violation' },
  }),
  'request_object.nbf.not_recent': entry<{ readonly ageSeconds: number | null }>({
    subject: 'request_object',
    title: 'The request object does not say that it is of now',
    passTitle: 'The request object says that it is of now',
    explain: (e) =>
      `${e.ageSeconds === null ? 'nbf is missing, or no number' : `nbf was ${ago(e.ageSeconds)}`}. Message Signing wants it there, and not more than 60 minutes ago, so that requests are not made in stock.`,
    remedy: 'The client must set nbf to the time at which it makes the request.',
    section: fapi2MessageSigning('5.3.1'),
    severity: { fapi2_message_signing: 'violation' },
  }),
  'request_object.exp.too_late': entry<{ readonly seconds: number | null }>({
    subject: 'request_object',
    title: 'The request object is good for too long',
    passTitle: 'The request object is good for an hour at most',
    explain: (e) =>
      `${e.seconds === null ? 'exp is missing, or no number' : `exp is ${duration(e.seconds)} after nbf`}. Message Signing allows 60 minutes at most: who gets hold of the request can send it as long.`,
    remedy: 'The client must set exp to some minutes after nbf.',
    section: fapi2MessageSigning('5.3.1'),
    severity: { fapi2_message_signing: 'violation' },
  }),
  'request_object.client_id.missing': entry<{ readonly found: string }>({
    subject: 'request_object',
    title: 'The request object does not name the client',
    passTitle: 'The request object names the client',
    explain: (e) =>
      `client_id is ${e.found}; the one beside the request object must be the same as the one in it.`,
    remedy: 'The client must set client_id inside the request object.',
    section: rfc(9101, '5'),
    severity: { default: 'violation' },
  }),
  'request_object.request.nested': entry<{ readonly names: readonly string[] }>({
    subject: 'request_object',
    title: 'The request object holds another one',
    passTitle: 'The request object holds no other one',
    explain: (e) =>
      `It has ${listed(e.names)}, which must not stand inside: a server could be sent in circles.`,
    remedy: 'Leave request and request_uri outside.',
    section: rfc(9101, '4'),
    severity: { default: 'violation' },
  }),
  'request_object.sub.is_client': entry<NoEvidence>({
    subject: 'request_object',
    title: 'The request object could pass for a client assertion',
    passTitle: 'The request object cannot pass for a client assertion',
    explain: () =>
      'sub is the client id, as in a client assertion. Whoever sees the request could authenticate as the client.',
    remedy: 'Leave sub out of request objects.',
    section: rfc(9101, '10.8'),
    severity: { default: 'risk' },
  }),
  'logout_token.claims.missing': entry<Missing>({
    subject: 'logout_token',
    title: 'The logout token lacks what it must say',
    passTitle: 'The logout token says what it must',
    explain: (e) => `${missing(e)} A client must refuse it, and the session stays.`,
    remedy: 'The server must set iss, aud, iat, exp, jti and events.',
    section: backChannelLogout('2.4'),
    severity: { default: 'violation' },
  }),
  'logout_token.events.wrong': entry<{ readonly found: string }>({
    subject: 'logout_token',
    title: 'The logout token does not say that somebody logged out',
    passTitle: 'The logout token says that somebody logged out',
    explain: (e) =>
      `events is ${e.found}; it must hold the back-channel logout event with a JSON object for its value.`,
    remedy: 'The server must set events to {"http://schemas.openid.net/event/backchannel-logout": {}}.',
    section: backChannelLogout('2.4'),
    severity: { default: 'violation' },
  }),
  'logout_token.subject.missing': entry<NoEvidence>({
    subject: 'logout_token',
    title: 'The logout token does not say whose session ends',
    passTitle: 'The logout token says whose session ends',
    explain: () => 'It has neither sub nor sid, so no session can be found.',
    remedy: 'The server must set sub, or sid, or both.',
    section: backChannelLogout('2.4'),
    severity: { default: 'violation' },
  }),
  'logout_token.nonce.present': entry<NoEvidence>({
    subject: 'logout_token',
    title: 'The logout token has a nonce',
    passTitle: 'The logout token has no nonce',
    explain: () => 'With a nonce it could be passed off as an ID token, so it is forbidden.',
    remedy: 'The client must refuse it; the server must leave nonce out.',
    section: backChannelLogout('2.4'),
    severity: { default: 'violation' },
  }),
  'logout_token.typ.missing': entry<{ readonly typ: string }>({
    subject: 'logout_token',
    title: 'The logout token does not call itself one',
    passTitle: 'The logout token is called logout+jwt',
    explain: (e) => `typ is ${e.typ}. With its own type it cannot be taken for another kind of token.`,
    remedy: 'The server should set typ to logout+jwt.',
    section: backChannelLogout('2.4'),
    severity: { default: 'risk' },
  }),
  'introspection_jwt.typ.wrong': entry<{ readonly typ: string }>({
    subject: 'introspection_jwt',
    title: 'The introspection answer does not call itself one',
    passTitle: 'The introspection answer is called token-introspection+jwt',
    explain: (e) => `typ is ${e.typ}; without the right one it could be passed off as an access token.`,
    remedy: 'The server must set typ to token-introspection+jwt.',
    section: rfc(9701, '5'),
    severity: { default: 'violation' },
  }),
  'introspection_jwt.claims.missing': entry<Missing>({
    subject: 'introspection_jwt',
    title: 'The introspection answer lacks what it must say',
    passTitle: 'The introspection answer says what it must',
    explain: (e) => `${missing(e)} The API cannot tell whose answer it is, for whom, or of when.`,
    remedy: 'The server must set iss, aud, iat and token_introspection.',
    section: rfc(9701, '5'),
    severity: { default: 'violation' },
  }),
  'introspection_jwt.claims.extra': entry<{ readonly names: readonly string[] }>({
    subject: 'introspection_jwt',
    title: 'The introspection answer looks like an access token',
    passTitle: 'The introspection answer does not look like an access token',
    explain: (e) =>
      `${listed(e.names)} at the top of the claims is what an access token has; about the token it belongs into token_introspection.`,
    remedy: 'The server should leave sub and exp out of the answer itself.',
    section: rfc(9701, '5'),
    severity: { default: 'risk' },
  }),
  'introspection_jwt.active.missing': entry<{ readonly found: string }>({
    subject: 'introspection_jwt',
    title: 'The introspection answer does not say whether the token is active',
    passTitle: 'The introspection answer says whether the token is active',
    explain: (e) => `active is ${e.found}; it must be true or false.`,
    remedy: 'The server must say active in token_introspection.',
    section: rfc(7662, '2.2'),
    severity: { default: 'violation' },
  }),
  'entity_statement.typ.wrong': entry<{ readonly typ: string }>({
    subject: 'entity_statement',
    title: 'The entity statement does not call itself one',
    passTitle: 'The entity statement is called entity-statement+jwt',
    explain: (e) => `typ is ${e.typ}; it must be rejected for that.`,
    remedy: 'The entity must set typ to entity-statement+jwt.',
    section: federation('3'),
    severity: { default: 'violation' },
  }),
  'entity_statement.claims.missing': entry<Missing>({
    subject: 'entity_statement',
    title: 'The entity statement lacks what it must say',
    passTitle: 'The entity statement says what it must',
    explain: (e) => `${missing(e)} No chain of trust can be built over it.`,
    remedy: 'The entity must set iss, sub, iat and exp, and jwks in a statement about itself.',
    section: federation('3.1.1'),
    severity: { default: 'violation' },
  }),
  'entity_statement.kid.missing': entry<NoEvidence>({
    subject: 'entity_statement',
    title: 'The entity statement does not say which key signed it',
    passTitle: 'The entity statement says which key signed it',
    explain: () => 'The header has no kid, so its superior’s word for one key cannot be looked up.',
    remedy: 'The entity must set kid to the id of the key in its jwks.',
    section: federation('3.2'),
    severity: { default: 'violation' },
  }),
  'entity_statement.jwks.malformed': entry<{ readonly why: string }>({
    subject: 'entity_statement',
    title: 'The keys in the entity statement are not as they must be',
    passTitle: 'The keys in the entity statement are as they must be',
    explain: (e) => `In jwks, ${e.why}.`,
    remedy: 'Every key in jwks must have a kid of its own, and none a private part.',
    section: federation('3.1.1'),
    severity: { default: 'violation' },
  }),
  'entity_statement.signature.invalid': entry<NoEvidence>({
    subject: 'entity_statement',
    title: 'The entity statement does not fit its own keys',
    passTitle: 'The entity statement fits its own keys',
    explain: () =>
      'An entity signs the statement about itself with a key of its jwks, and none of them fits.',
    remedy: 'Refuse it. The entity must publish the key that it signs with.',
    section: federation('3.2'),
    severity: { default: 'violation' },
  }),
} satisfies CatalogueTable;
