import type { ReadBody } from '../../oauth/read-json.ts';
import { type CatalogueTable, core, discovery, entry, type NoEvidence, rfc } from '../entry.ts';
import { bodyWords, listed, listedWith, nearly, type NearMiss } from '../words.ts';

/** What a server says of itself, and the keys it publishes. */
export const METADATA = {
  'metadata.document.not_json': entry<{ readonly url: string; readonly looksLike: ReadBody['looksLike'] }>({
    subject: 'metadata',
    title: 'The metadata is not a JSON object',
    passTitle: 'The metadata is a JSON object',
    explain: (e) => `What ${e.url} answered is ${bodyWords(e.looksLike)}.`,
    remedy: 'Check the issuer; a login page or a web site often answers in its place.',
    section: rfc(8414, '3.2'),
    severity: { default: 'violation' },
  }),
  'metadata.document.content_type': entry<{ readonly url: string; readonly contentType: string | null }>({
    subject: 'metadata',
    title: 'The metadata does not say that it is JSON',
    passTitle: 'The metadata says that it is JSON',
    explain: (e) => `Content-Type of ${e.url} is ${e.contentType ?? 'absent'}; it must be application/json.`,
    remedy: 'The server must send application/json.',
    section: rfc(8414, '3.2'),
    severity: { default: 'violation' },
  }),
  'metadata.issuer.mismatch': entry<{
    readonly issuer: string | null;
    readonly expected: string;
    readonly near: readonly NearMiss[];
  }>({
    subject: 'metadata',
    title: 'The metadata is that of another issuer',
    passTitle: 'The metadata is that of this issuer',
    explain: (e) =>
      `${e.issuer === null ? 'issuer is absent' : `issuer is ${e.issuer}`}, asked was ${e.expected}.${nearly(e.near)} Metadata of another issuer must not be used.`,
    remedy: 'Write the issuer in the profile exactly as the server names itself.',
    section: rfc(8414, '3.3'),
    severity: { default: 'violation' },
  }),
  'metadata.issuer.not_https': entry<{ readonly issuer: string }>({
    subject: 'metadata',
    title: 'The issuer is not https',
    passTitle: 'The issuer is https, or on this machine',
    explain: (e) =>
      `${e.issuer}: whoever sits between can replace the metadata, and with it every endpoint and key.`,
    remedy: 'Use an https issuer.',
    section: rfc(8414, '2'),
    severity: { default: 'violation' },
  }),
  'metadata.issuer.has_query': entry<{ readonly issuer: string }>({
    subject: 'metadata',
    title: 'The issuer has a query or a fragment',
    passTitle: 'The issuer has no query and no fragment',
    explain: (e) =>
      `${e.issuer}: an issuer must have neither, or well-known addresses cannot be made from it.`,
    remedy: 'The server must name itself without them.',
    section: rfc(8414, '2'),
    severity: { default: 'violation' },
  }),
  'metadata.member.missing': entry<{ readonly url: string; readonly names: readonly string[] }>({
    subject: 'metadata',
    title: 'Required metadata is missing',
    passTitle: 'Required metadata is there',
    explain: (e) => `${e.url} lacks ${listed(e.names)}. Strict clients refuse the document.`,
    remedy: 'The server must publish what is named here.',
    section: rfc(8414, '2'),
    severity: { default: 'violation' },
  }),
  'metadata.jwks_uri.missing': entry<NoEvidence>({
    subject: 'metadata',
    title: 'The server does not say where its keys are',
    passTitle: 'The server says where its keys are',
    explain: () =>
      'jwks_uri is absent, though OpenID Connect requires it: no signature of this server can be verified.',
    remedy: 'The server should publish its keys; until then give a key by hand.',
    section: discovery('3'),
    severity: { default: 'violation' },
  }),
  'metadata.endpoint.not_a_url': entry<{ readonly names: readonly string[] }>({
    subject: 'metadata',
    title: 'An endpoint is not a URL',
    passTitle: 'Every endpoint is a URL',
    explain: (e) => `${listed(e.names)} cannot be read as an absolute URL.`,
    remedy: 'The server must publish absolute URLs.',
    section: rfc(8414, '2'),
    severity: { default: 'violation' },
  }),
  'metadata.endpoint.not_https': entry<{ readonly names: readonly string[] }>({
    subject: 'metadata',
    title: 'An endpoint is not https',
    passTitle: 'Every endpoint is https, or on this machine',
    explain: (e) => `${listed(e.names)}: what is sent there can be read and changed on the way.`,
    remedy: 'Use https for every endpoint.',
    section: rfc(6749, '3.1'),
    severity: { default: 'violation' },
  }),
  'metadata.endpoint.other_origin': entry<{
    readonly endpoints: readonly string[];
    readonly origins: readonly string[];
  }>({
    subject: 'metadata',
    title: 'Endpoints live on another host',
    passTitle: 'Every endpoint lives where the issuer does',
    explain: (e) =>
      `${listedWith(e.endpoints, 'is', 'are')} at ${listed(e.origins)}. That is allowed, but worth a look before credentials go there.`,
    remedy: 'Make sure that the host belongs to the same operator.',
    section: rfc(8414, '2'),
    severity: { default: 'note' },
  }),
  'metadata.pkce.not_advertised': entry<{ readonly methods: readonly string[] }>({
    subject: 'metadata',
    title: 'The server does not say that it supports PKCE with S256',
    passTitle: 'The server supports PKCE with S256',
    explain: (e) =>
      `code_challenge_methods_supported is ${e.methods.length === 0 ? 'absent or empty' : listed(e.methods)}. A client cannot know whether the code is protected.`,
    remedy: 'Test it: send a wrong verifier. The server should publish S256.',
    section: rfc(9700, '2.1.1'),
    severity: { default: 'risk' },
  }),
  'metadata.id_token_alg.none': entry<NoEvidence>({
    subject: 'metadata',
    title: 'The server offers unsigned ID tokens',
    passTitle: 'The server offers no unsigned ID tokens',
    explain: () =>
      'id_token_signing_alg_values_supported lists "none": a client registered so gets ID tokens that anyone could have made.',
    remedy: 'Take it off the list unless a client really needs it.',
    section: discovery('3'),
    severity: { default: 'risk', fapi2_security: 'violation' },
  }),
  'metadata.grant_types.password': entry<NoEvidence>({
    subject: 'metadata',
    title: 'The server offers the password grant',
    passTitle: 'The server does not offer the password grant',
    explain: () => 'grant_types_supported lists "password": clients collect the passwords of people.',
    remedy: 'Switch it off.',
    section: rfc(9700, '2.4'),
    severity: { default: 'risk', rfc9700: 'violation', fapi2_security: 'violation' },
  }),
  'metadata.documents.disagree': entry<{ readonly names: readonly string[] }>({
    subject: 'metadata',
    title: 'The two metadata documents disagree',
    passTitle: 'The two metadata documents agree',
    explain: (e) =>
      `The OpenID and the RFC 8414 document differ in ${listed(e.names)}. Clients behave differently, depending on which one they read.`,
    remedy: 'The server must publish the same values in both. The OpenID document is used here.',
    section: rfc(9068, '4'),
    severity: { default: 'risk', rfc9068: 'violation' },
  }),
  'jwks.document.malformed': entry<{ readonly found: string }>({
    subject: 'jwks',
    title: 'The key set cannot be read',
    passTitle: 'The key set can be read',
    explain: (e) => `keys is ${e.found}; it must be a list of keys.`,
    remedy: 'The server must publish a JWK Set.',
    section: rfc(7517, '5.1'),
    severity: { default: 'violation' },
  }),
  'jwks.key.private_published': entry<{ readonly keys: readonly string[] }>({
    subject: 'jwks',
    title: 'Secret keys are published',
    passTitle: 'Only public keys are published',
    explain: (e) => `${listed(e.keys)}: anyone can sign tokens in the name of this server.`,
    remedy: 'Withdraw these keys at once, and treat everything they signed as forged.',
    section: rfc(7517, '9.2'),
    severity: { default: 'violation' },
  }),
  'jwks.key.rsa_too_small': entry<{ readonly keys: readonly string[]; readonly bits: readonly number[] }>({
    subject: 'jwks',
    title: 'An RSA key is too small',
    passTitle: 'Every RSA key has 2048 bits or more',
    explain: (e) =>
      `${listedWith(e.keys, 'has', 'have')} ${listed(e.bits)} bits; fewer than 2048 can be broken, and strict libraries refuse them.`,
    remedy: 'Replace the key by one of at least 2048 bits.',
    section: rfc(7518, '3.3'),
    severity: { default: 'violation' },
  }),
  'jwks.kid.duplicate': entry<{ readonly kids: readonly string[] }>({
    subject: 'jwks',
    title: 'Two keys have the same kid',
    passTitle: 'Every kid stands for one key',
    explain: (e) =>
      `${listedWith(e.kids, 'is', 'are')} used more than once; a token cannot say which of the keys signed it.`,
    remedy: 'Give each key a kid of its own.',
    section: rfc(7517, '4.5'),
    severity: { default: 'risk' },
  }),
  'jwks.kid.missing': entry<{ readonly without: number; readonly keyCount: number }>({
    subject: 'jwks',
    title: 'Keys without a kid among several',
    passTitle: 'Every key has a kid, or there is only one',
    explain: (e) => `${e.without} of ${e.keyCount} keys have no kid, so a token cannot name them.`,
    remedy: 'Give each key a kid.',
    section: core('10.1'),
    severity: { default: 'risk' },
  }),
} satisfies CatalogueTable;
