import { type CatalogueTable, core, entry, type NoEvidence, rfc } from '../entry.ts';
import { counted, listed } from '../words.ts';

/** Header parameters that say how to verify, and what became of the signature. */
export const SIGNATURE = {
  'token.origin.built_here': entry<{ readonly isVerified: boolean }>({
    subject: 'token',
    title: 'Made here',
    passTitle: 'Not made in this Assay',
    explain: (e) =>
      `This token was made in this Assay, with a key that was given or made here; no server issued it.${e.isVerified ? ' That its signature fits shows only that the key which it is verified with is the same.' : ''}`,
    remedy: 'Use it to see what a server or an API does with it, and take nothing in it for granted.',
    section: rfc(7519, '11.1'),
    severity: { default: 'note' },
  }),
  'token.alg.missing': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'The header names no algorithm',
    passTitle: 'The header names an algorithm',
    explain: (e) => `alg is ${e.found}; it must be a string that says how the token was signed.`,
    remedy: 'Refuse the token. The issuer must send alg.',
    section: rfc(7515, '4.1.1'),
    severity: { default: 'violation' },
  }),
  'token.alg.none': entry<{ readonly alg: string }>({
    subject: 'token',
    title: 'Not signed: alg is none',
    passTitle: 'The algorithm is not none',
    explain: (e) => `alg is "${e.alg}": nobody vouches for this token, and anyone can change it.`,
    remedy: 'Refuse it. A server that accepts it accepts any claims anyone writes.',
    section: rfc(7518, '3.6'),
    severity: { default: 'violation' },
  }),
  'token.alg.not_allowed': entry<{ readonly alg: string; readonly allowed?: readonly string[] }>({
    subject: 'token',
    title: 'Signed with an algorithm that is not allowed',
    passTitle: 'The algorithm is allowed',
    explain: (e) =>
      `alg is ${e.alg}; ${e.allowed ? `allowed ${e.allowed.length === 1 ? 'is' : 'are'} ${listed(e.allowed)}` : 'no key at hand may be used with it'}.`,
    remedy: 'Refuse it, or allow the algorithm in the profile if the server is meant to use it.',
    section: rfc(8725, '3.1'),
    severity: { default: 'violation' },
  }),
  'token.alg.hmac_with_public_key': entry<{ readonly alg: string }>({
    subject: 'token',
    title: 'HMAC where the keys are public',
    passTitle: 'No HMAC with a public key',
    explain: (e) =>
      `alg is ${e.alg}, a shared-secret algorithm, but every key at hand is a published public key. Whoever knows the public key could have made this token.`,
    remedy: 'Treat it as forged. Verifiers must tie each key to the algorithms it is for.',
    section: rfc(8725, '3.1'),
    severity: { default: 'violation' },
  }),
  'token.crit.empty': entry<NoEvidence>({
    subject: 'token',
    title: 'crit is an empty list',
    passTitle: 'crit is absent or lists something',
    explain: () => 'crit lists extensions that a reader must understand; an empty list is forbidden.',
    remedy: 'Refuse the token. The issuer must leave crit out.',
    section: rfc(7515, '4.1.11'),
    severity: { default: 'violation' },
  }),
  'token.crit.malformed': entry<{ readonly problem: string }>({
    subject: 'token',
    title: 'crit is malformed',
    passTitle: 'crit is well formed',
    explain: (e) => `${e.problem}.`,
    remedy:
      'Refuse the token. The issuer must list each extension once, and only those that stand in the header.',
    section: rfc(7515, '4.1.11'),
    severity: { default: 'violation' },
  }),
  'token.crit.unknown': entry<{ readonly names: readonly string[] }>({
    subject: 'token',
    title: 'A critical extension is not understood',
    passTitle: 'Every critical extension is understood',
    explain: (e) =>
      `crit names ${listed(e.names)}. Who does not understand a critical extension must refuse the token.`,
    remedy:
      'Find out which specification defines it; until then no one here can say that the token is valid.',
    section: rfc(7515, '4.1.11'),
    severity: { default: 'violation' },
  }),
  'token.b64.not_a_boolean': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'b64 is neither true nor false',
    passTitle: 'b64 is absent, true or false',
    explain: (e) =>
      `b64 is ${e.found}. Readers that take anything but false for true decode the payload, others do not: they see other content.`,
    remedy: 'Refuse it. b64 must be true or false, and a JWT must leave it out.',
    section: rfc(7797, '3'),
    severity: { default: 'violation' },
  }),
  'token.b64.not_critical': entry<NoEvidence>({
    subject: 'token',
    title: 'b64 is false, but not listed in crit',
    passTitle: 'b64 is absent, or listed in crit',
    explain: () =>
      'Readers that do not know b64 decode the payload and see other content than those that do.',
    remedy: 'Refuse it. A signer that uses b64 must list it in crit.',
    section: rfc(7797, '6'),
    severity: { default: 'violation' },
  }),
  'token.b64.unencoded': entry<NoEvidence>({
    subject: 'token',
    title: 'A JWT with an unencoded payload',
    passTitle: 'The payload is encoded as a JWT demands',
    explain: () => 'b64 is false. That is a form of JWS, but a JWT must not use it.',
    remedy: 'The issuer must leave b64 out.',
    section: rfc(7797, '7'),
    severity: { default: 'violation' },
  }),
  'token.kid.missing': entry<{ readonly keyCount: number }>({
    subject: 'token',
    title: 'The header does not say which key',
    passTitle: 'The header says which key, or there is only one',
    explain: (e) =>
      `There ${e.keyCount === 1 ? 'is' : 'are'} ${counted(e.keyCount, 'key')} to choose from and kid is absent, so each one had to be tried.`,
    remedy: 'The issuer should send kid. For ID tokens it must when its key set has several keys.',
    section: core('10.1'),
    severity: { default: 'risk', oidc_core: 'violation' },
  }),
  'token.kid.ambiguous': entry<{ readonly kid: string; readonly keyCount: number }>({
    subject: 'token',
    title: 'Several keys have the kid that the token names',
    passTitle: 'At most one key has this kid',
    explain: (e) =>
      `${counted(e.keyCount, 'key')} are called ${e.kid}, so kid does not say which one signed.`,
    remedy: 'The issuer should give each of its keys a kid of its own.',
    section: rfc(7517, '4.5'),
    severity: { default: 'risk' },
  }),
  'token.header.self_asserted_key': entry<{ readonly parameters: readonly string[] }>({
    subject: 'token',
    title: 'The token brings or names its own key',
    passTitle: 'The token does not bring its own key',
    explain: (e) =>
      `The header has ${listed(e.parameters)}. A server that takes keys from there accepts tokens that anyone can make.`,
    remedy:
      'Verify only with keys of the issuer, fetched from where the issuer says. The issuer should leave these out.',
    section: rfc(8725, '3.8'),
    severity: { default: 'risk' },
  }),
  'token.signature.invalid': entry<{
    readonly alg: string | null;
    readonly tried: number;
    readonly source: string | null;
    /** In the header: Entra signs tokens for Microsoft Graph over the hash of it. */
    readonly hasNonce: boolean;
  }>({
    subject: 'token',
    title: 'The signature does not fit',
    passTitle: 'The signature fits',
    explain: (e) =>
      `${e.tried === 0 ? 'The signature could not be read' : `${counted(e.tried, 'key')} of ${e.source ?? 'those at hand'} ${e.tried === 1 ? 'was' : 'were'} tried${e.alg ? ` with ${e.alg}` : ''}, none fits`}. The token was changed, or somebody else made it.${e.hasNonce ? ' Or it is for Microsoft Graph: such tokens have a nonce in the header, are signed over another header, and only Microsoft can check them.' : ''}`,
    remedy:
      'Do not believe anything in it. If you expected it to be good, check that it comes from this issuer.',
    section: rfc(7515, '5.2'),
    severity: { default: 'violation' },
  }),
  'token.signature.no_key': entry<{
    readonly kid: string | null;
    readonly source: string | null;
    readonly keyCount: number;
  }>({
    subject: 'token',
    title: 'No key of the issuer matches',
    passTitle: 'A key for this token is known',
    explain: (e) =>
      e.keyCount === 0
        ? `There are no keys of ${e.source ?? 'the issuer'} to verify with.`
        : `${e.kid === null ? 'No key fits the algorithm' : `No key is called ${e.kid}`} among the ${counted(e.keyCount, 'key')} of ${e.source ?? 'the issuer'}. The key may have been withdrawn, or the token is from elsewhere.`,
    remedy:
      'Fetch the key set again; if the key is still not there, treat the token as not issued by this server.',
    section: rfc(7515, '5.2'),
    severity: { default: 'violation' },
  }),
  'token.signature.self_asserted': entry<{ readonly header: string; readonly fits: boolean }>({
    subject: 'token',
    title: 'Signed by a key the issuer does not know',
    passTitle: 'Not vouched for by its own key alone',
    explain: (e) =>
      `The signature ${e.fits ? 'fits only' : 'does not even fit'} the key that the token brought along (${e.header}). Anyone can make such a token.`,
    remedy: 'Treat it as not verified. A server that accepts it takes keys from the header.',
    section: rfc(8725, '3.8'),
    severity: { default: 'violation' },
  }),
  'token.signature.insecure_keys': entry<{ readonly source: string }>({
    subject: 'token',
    title: 'Verified with keys that could have been swapped',
    passTitle: 'The keys came over a secure connection',
    explain: (e) =>
      `The keys of ${e.source} came over plain http or past a TLS exception: whoever sits between could have replaced them.`,
    remedy: 'Fetch the keys over https from a host whose certificate is trusted.',
    section: rfc(8414, '2'),
    severity: { default: 'risk', fapi2_security: 'violation' },
  }),
  'token.signature.unchecked': entry<{ readonly reason: string; readonly message: string }>({
    subject: 'token',
    title: 'The signature was not checked',
    passTitle: 'The signature was checked',
    explain: (e) => `${e.message} Until it is, the claims are only what the token says of itself.`,
    remedy: 'Choose the profile of the issuer, or give the key or key set to verify with.',
    section: rfc(7519, '7.2'),
    severity: { default: 'note' },
  }),
} satisfies CatalogueTable;
