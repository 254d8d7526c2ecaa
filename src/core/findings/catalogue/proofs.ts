import { type CatalogueTable, core, entry, fapi2, type NoEvidence, rfc } from '../entry.ts';
import { counted, duration, lacking, listed, madeWhen, nearly, type NearMiss } from '../words.ts';

type Missing = { readonly claims: readonly string[] };

/** What a client signs to prove something of itself: DPoP proofs and client assertions. */
export const PROOFS = {
  'dpop_proof.typ.wrong': entry<{ readonly typ: string }>({
    subject: 'dpop_proof',
    title: 'The DPoP proof does not call itself one',
    passTitle: 'The DPoP proof is called dpop+jwt',
    explain: (e) =>
      `typ is ${e.typ}; it must be dpop+jwt, so that no other JWT of the client passes for a proof.`,
    remedy: 'The client must set typ to dpop+jwt.',
    section: rfc(9449, '4.2'),
    severity: { default: 'violation' },
  }),
  'dpop_proof.alg.not_asymmetric': entry<{ readonly alg: string }>({
    subject: 'dpop_proof',
    title: 'The DPoP proof is not signed with a private key',
    passTitle: 'The DPoP proof is signed with a private key',
    explain: (e) => `alg is ${e.alg}. A proof with a shared secret, or with none, proves no possession.`,
    remedy: 'The client must sign with the private key of a pair of its own.',
    section: rfc(9449, '4.2'),
    severity: { default: 'violation' },
  }),
  'dpop_proof.key.missing': entry<{ readonly found: string }>({
    subject: 'dpop_proof',
    title: 'The DPoP proof does not bring its key',
    passTitle: 'The DPoP proof brings its key',
    explain: (e) => `jwk in the header is ${e.found}, so there is no key to check the proof with.`,
    remedy: 'The client must put its public key into the header as jwk.',
    section: rfc(9449, '4.2'),
    severity: { default: 'violation' },
  }),
  'dpop_proof.key.private': entry<{ readonly members: readonly string[] }>({
    subject: 'dpop_proof',
    title: 'The DPoP proof gives the private key away',
    passTitle: 'The DPoP proof holds no private key',
    explain: (e) => `jwk has ${listed(e.members)}: whoever sees the proof can make others.`,
    remedy: 'Throw the key away now. The client must export the public part only.',
    section: rfc(9449, '4.3'),
    severity: { default: 'violation' },
  }),
  'dpop_proof.claims.missing': entry<Missing>({
    subject: 'dpop_proof',
    title: 'The DPoP proof lacks what it must say',
    passTitle: 'The DPoP proof says what it must',
    explain: (e) =>
      `${lacking(e.claims)} A proof is for one request: it says for which, when it was made, and an id of its own.`,
    remedy: 'The client must set jti, htm, htu and iat in every proof.',
    section: rfc(9449, '4.2'),
    severity: { default: 'violation' },
  }),
  'dpop_proof.htu.not_bare': entry<{ readonly htu: string; readonly why: string }>({
    subject: 'dpop_proof',
    title: 'htu is not the bare address of a request',
    passTitle: 'htu is the bare address of a request',
    explain: (e) => `htu is ${e.htu}: ${e.why}. Servers that compare it exactly refuse the proof.`,
    remedy: 'The client must set htu to the address without query and fragment.',
    section: rfc(9449, '4.2'),
    severity: { default: 'violation' },
  }),
  'dpop_proof.htm.mismatch': entry<{ readonly htm: string; readonly method: string }>({
    subject: 'dpop_proof',
    title: 'The DPoP proof is for another method',
    passTitle: 'The DPoP proof is for this method',
    explain: (e) => `htm is ${e.htm}; the request is ${e.method}. Methods are compared letter by letter.`,
    remedy: 'The client must make a proof for each request, with its method as it is sent.',
    section: rfc(9449, '4.3'),
    severity: { default: 'violation' },
  }),
  'dpop_proof.htu.mismatch': entry<{
    readonly htu: string;
    readonly url: string;
    readonly near: readonly NearMiss[];
  }>({
    subject: 'dpop_proof',
    title: 'The DPoP proof is for another address',
    passTitle: 'The DPoP proof is for this address',
    explain: (e) => `htu is ${e.htu}; the request goes to ${e.url}.${nearly(e.near)}`,
    remedy:
      'The client must set htu to the address as it sends it, without query and fragment. Behind a proxy the server must compare with the address that the client sees.',
    section: rfc(9449, '4.3'),
    severity: { default: 'violation' },
  }),
  'dpop_proof.nonce.mismatch': entry<{
    readonly givenLength: number;
    readonly receivedLength: number | null;
  }>({
    subject: 'dpop_proof',
    title: 'The DPoP proof does not carry the nonce that the server gave',
    passTitle: 'The DPoP proof has the nonce that the server gave',
    explain: (e) =>
      e.receivedLength === null
        ? 'The server gave a nonce, and the proof has none that is a text.'
        : `The server gave a nonce of ${counted(e.givenLength, 'character')}; the proof has another, of ${counted(e.receivedLength, 'character')}.`,
    remedy:
      'Make the proof with the last nonce of this server: each answer with DPoP-Nonce brings a new one.',
    section: rfc(9449, '4.3'),
    severity: { default: 'violation' },
  }),
  'dpop_proof.jti.short': entry<{ readonly bits: number }>({
    subject: 'dpop_proof',
    title: 'The id of the DPoP proof is short',
    passTitle: 'The id of the DPoP proof is long enough',
    explain: (e) =>
      `jti holds at most ${e.bits} bits. Two proofs may get the same one, and the second is refused as a replay.`,
    remedy: 'Use at least 96 random bits, or a random UUID.',
    section: rfc(9449, '4.2'),
    severity: { default: 'risk' },
  }),
  'dpop_proof.iat.outside_window': entry<{ readonly iat: number; readonly ageSeconds: number }>({
    subject: 'dpop_proof',
    title: 'The DPoP proof is not of now',
    passTitle: 'The DPoP proof is of now',
    explain: (e) =>
      madeWhen(
        e.ageSeconds,
        'Servers take a proof for seconds or some minutes, so that it cannot be used again.',
      ),
    remedy: 'Make a new proof for each request. If it is new, set the clock of the client.',
    section: rfc(9449, '4.3'),
    severity: { default: 'note' },
  }),
  'dpop_proof.signature.invalid': entry<NoEvidence>({
    subject: 'dpop_proof',
    title: 'The DPoP proof does not fit its own key',
    passTitle: 'The DPoP proof fits its own key',
    explain: () =>
      'The signature does not fit the jwk in the header: the proof was changed, or made with another key.',
    remedy: 'Refuse it. The client must sign with the key that it shows.',
    section: rfc(9449, '4.3'),
    severity: { default: 'violation' },
  }),
  'dpop_proof.ath.mismatch': entry<{ readonly received: string; readonly expected: string }>({
    subject: 'dpop_proof',
    title: 'The DPoP proof is for another access token',
    passTitle: 'The DPoP proof is for this access token',
    explain: (e) => `ath is ${e.received}; the access token that came with it hashes to ${e.expected}.`,
    remedy: 'The client must put the hash of the token that it sends into each proof to an API.',
    section: rfc(9449, '4.3'),
    severity: { default: 'violation' },
  }),
  'dpop_proof.key.not_bound': entry<{ readonly thumbprint: string; readonly bound: string }>({
    subject: 'dpop_proof',
    title: 'The access token is bound to another key',
    passTitle: 'The access token is bound to the key of the proof',
    explain: (e) => `The token names the key ${e.bound} (cnf.jkt), the proof brings ${e.thumbprint}.`,
    remedy: 'Sign the proof with the key that the token was got with.',
    section: rfc(9449, '4.3'),
    severity: { default: 'violation' },
  }),
  'client_assertion.claims.missing': entry<Missing>({
    subject: 'client_assertion',
    title: 'The client assertion lacks what it must say',
    passTitle: 'The client assertion says what it must',
    explain: (e) =>
      `${lacking(e.claims)} Without them the server cannot know who signs, for whom, and until when.`,
    remedy: 'The client must set iss, sub, aud and exp.',
    section: rfc(7523, '3'),
    severity: { default: 'violation' },
  }),
  'client_assertion.sub.not_the_client': entry<{ readonly iss: string; readonly sub: string }>({
    subject: 'client_assertion',
    title: 'Issuer and subject of the client assertion differ',
    passTitle: 'Issuer and subject are both the client',
    explain: (e) => `iss is ${e.iss} and sub is ${e.sub}. A client that authenticates itself is both.`,
    remedy: 'Set both to the client id.',
    section: core('9'),
    severity: { default: 'violation' },
  }),
  'client_assertion.client.mismatch': entry<{ readonly sub: string; readonly expected: string }>({
    subject: 'client_assertion',
    title: 'The assertion speaks for another client',
    passTitle: 'The assertion speaks for this client',
    explain: (e) => `sub is ${e.sub}; the profile’s client is ${e.expected}.`,
    remedy: 'Choose the profile of the client that made it.',
    section: rfc(7523, '3'),
    severity: { default: 'violation' },
  }),
  'client_assertion.jti.missing': entry<NoEvidence>({
    subject: 'client_assertion',
    title: 'The client assertion has no id of its own',
    passTitle: 'The client assertion has an id of its own',
    explain: () =>
      'Without jti a server cannot tell a second use from the first. OpenID Connect requires it.',
    remedy: 'The client should set a new random jti each time.',
    section: core('9'),
    severity: { default: 'risk', oidc_core: 'violation', fapi2_security: 'violation' },
  }),
  'client_assertion.aud.not_the_issuer': entry<{ readonly received: string; readonly expected: string }>({
    subject: 'client_assertion',
    title: 'The client assertion does not name the issuer of the server',
    passTitle: 'The client assertion names the issuer of the server',
    explain: (e) =>
      `aud is ${e.received}; FAPI 2.0 wants ${e.expected}, and not the address of an endpoint: a client that takes endpoints from another server could be made to write that one’s.`,
    remedy: 'The client must set aud to the issuer, as one text.',
    section: fapi2('5.3.3.1'),
    severity: { fapi2_security: 'violation' },
  }),
  'client_assertion.lifetime.too_long': entry<{ readonly seconds: number; readonly limit: number }>({
    subject: 'client_assertion',
    title: 'The client assertion lives long',
    passTitle: 'The client assertion is short-lived',
    explain: (e) =>
      `It is good for ${duration(e.seconds)}; it needs one request. Whoever gets hold of it can act as the client that long.`,
    remedy: `Make a new one for each request, good for a minute or so.`,
    section: rfc(7523, '3'),
    severity: { default: 'risk' },
  }),
} satisfies CatalogueTable;
