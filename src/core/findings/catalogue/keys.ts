import { type CatalogueTable, core, discovery, entry, rfc } from '../entry.ts';
import { counted, listed, listedWith } from '../words.ts';

type NamedKeys = { readonly keys: readonly string[] };

/** The key that a token names or is signed with, and secrets that anyone can guess. */
export const KEYS = {
  'token.key.rsa_too_small': entry<{ readonly bits: number; readonly alg: string }>({
    subject: 'token',
    title: 'Signed with an RSA key that is too small',
    passTitle: 'The RSA key is large enough',
    explain: (e) => `The key has ${e.bits} bits; ${e.alg} needs at least 2048. Small keys can be broken.`,
    remedy: 'The issuer must make a new key of 2048 bits or more, or use ES256.',
    section: rfc(7518, '3.3'),
    severity: { default: 'violation' },
  }),
  'token.key.wrong_type': entry<{ readonly kid: string; readonly problem: string }>({
    subject: 'token',
    title: 'The named key is of another type than the algorithm needs',
    passTitle: 'The named key is of the type that the algorithm needs',
    explain: (e) => `The key ${e.kid} ${e.problem}. It cannot have made this signature.`,
    remedy: 'Refuse the token: alg and kid do not belong together. An attacker may have changed one of them.',
    section: rfc(8725, '3.1'),
    severity: { default: 'violation' },
  }),
  'token.key.not_for_signatures': entry<{ readonly kid: string; readonly problem: string }>({
    subject: 'token',
    title: 'The named key is not for signatures',
    passTitle: 'The named key is for signatures',
    explain: (e) => `The key ${e.kid} ${e.problem}, but it was used to sign.`,
    remedy: 'The issuer must sign with a key that it publishes for signing.',
    section: core('10.1'),
    severity: { default: 'risk', oidc_core: 'violation' },
  }),
  'token.key.other_alg': entry<{ readonly kid: string; readonly alg: string; readonly keyAlg: string }>({
    subject: 'token',
    title: 'The named key is for another algorithm',
    passTitle: 'The named key is for this algorithm',
    explain: (e) =>
      `alg is ${e.alg}, but the key ${e.kid} is published for ${e.keyAlg}. Each key must be used with one algorithm only.`,
    remedy: 'Refuse the token, or have the issuer publish one key for each algorithm.',
    section: rfc(8725, '3.1'),
    severity: { default: 'violation' },
  }),
  'token.key.secret_too_short': entry<{
    readonly bits: number;
    readonly alg: string;
    readonly least: number;
  }>({
    subject: 'token',
    title: 'The shared secret is too short',
    passTitle: 'The shared secret is long enough',
    explain: (e) =>
      `The secret has ${e.bits} bits; ${e.alg} needs at least ${e.least}. Who has one token can try secrets without asking anyone.`,
    remedy: 'Use a random secret of at least that length, or a key pair (ES256).',
    section: rfc(7518, '3.2'),
    severity: { default: 'violation' },
  }),
  'token.secret.well_known': entry<{ readonly source: string }>({
    subject: 'token',
    title: 'Signed with a secret that everybody knows',
    passTitle: 'Not signed with a secret of the short list',
    explain: (e) =>
      `The secret is one that is tried first (${e.source}; docs/known-secrets.md has the list). Anyone can make tokens that this issuer’s readers accept.`,
    remedy: 'Replace the secret at once by a random one, and refuse all tokens made with the old one.',
    section: rfc(8725, '3.5'),
    severity: { default: 'violation' },
  }),
  'access_token.secret.shared_with_client': entry<{ readonly alg: string }>({
    subject: 'access_token',
    title: 'The client can make access tokens itself',
    passTitle: 'The client’s secret did not sign it',
    explain: (e) =>
      `It is signed (${e.alg}) with this client’s own secret: the client can write any rights into a token and sign it.`,
    remedy: 'Have the server sign access tokens with a key that only it has.',
    section: rfc(9068, '2.1'),
    severity: { default: 'risk', rfc8725: 'violation' },
  }),
  'access_token.alg.symmetric': entry<{ readonly alg: string }>({
    subject: 'access_token',
    title: 'Signed with a secret that every API must know',
    passTitle: 'Signed with a key pair',
    explain: (e) =>
      `alg is ${e.alg}: an API that can check this token can also make one. A key pair is recommended.`,
    remedy: 'Have the server sign with RS256, PS256, ES256 or Ed25519.',
    section: rfc(9068, '2.1'),
    severity: { default: 'note', rfc9068: 'risk' },
  }),
  'id_token.alg.symmetric_public_client': entry<{ readonly alg: string }>({
    subject: 'id_token',
    title: 'Signed with a secret that a public client cannot keep',
    passTitle: 'Signed in a way that this client can check',
    explain: (e) =>
      `alg is ${e.alg}, which needs a shared secret, but this client has none: public clients must not use it.`,
    remedy: 'Register the client for RS256 or ES256 ID tokens.',
    section: core('10.1'),
    severity: { default: 'violation' },
  }),
  'jwks.document.empty': entry<{ readonly keyCount: number }>({
    subject: 'jwks',
    title: 'No key to verify signatures with',
    passTitle: 'There is a key to verify signatures with',
    explain: (e) =>
      e.keyCount === 0
        ? 'The key set is empty: no signature of this server can be verified.'
        : `None of the ${counted(e.keyCount, 'key')} is for signatures: nothing this server signs can be verified.`,
    remedy: 'The server must publish the public half of each key it signs with.',
    section: discovery('3'),
    severity: { default: 'risk', oidc_core: 'violation' },
  }),
  'jwks.key.malformed': entry<NamedKeys & { readonly problems: readonly string[] }>({
    subject: 'jwks',
    title: 'A published key cannot be used',
    passTitle: 'Every published key is complete',
    explain: (e) =>
      `${e.keys.map((name, index) => `${name} ${e.problems[index] ?? 'is broken'}`).join('; ')}.`,
    remedy: 'The server must publish keys with all members of their type, in base64url, of the right length.',
    section: rfc(7517, '4'),
    severity: { default: 'violation' },
  }),
  'jwks.key.curve_mismatch': entry<NamedKeys & { readonly problems: readonly string[] }>({
    subject: 'jwks',
    title: 'A key’s algorithm belongs to another curve',
    passTitle: 'Curves and algorithms belong together',
    explain: (e) =>
      `${e.keys.map((name, index) => `${name} ${e.problems[index] ?? 'is wrong'}`).join('; ')}.`,
    remedy: 'The server must correct alg or crv: ES256 is P-256, ES384 is P-384, ES512 is P-521.',
    section: rfc(7518, '3.4'),
    severity: { default: 'violation' },
  }),
  'jwks.key.alg_mismatch': entry<NamedKeys & { readonly problems: readonly string[] }>({
    subject: 'jwks',
    title: 'A key’s algorithm belongs to another type of key',
    passTitle: 'Key types and algorithms belong together',
    explain: (e) =>
      `${e.keys.map((name, index) => `${name} ${e.problems[index] ?? 'is wrong'}`).join('; ')}.`,
    remedy: 'The server must correct alg or kty; readers will not use the key as it is.',
    section: rfc(7518, '3.1'),
    severity: { default: 'violation' },
  }),
  'jwks.key.use_conflict': entry<NamedKeys>({
    subject: 'jwks',
    title: 'A key says two things about what it is for',
    passTitle: 'No key contradicts itself about what it is for',
    explain: (e) =>
      `${listed(e.keys)}: use and key_ops do not agree. Some readers look at one, some at the other.`,
    remedy: 'The server should send one of the two.',
    section: rfc(7517, '4.3'),
    severity: { default: 'violation' },
  }),
  'jwks.key.ops_repeated': entry<NamedKeys>({
    subject: 'jwks',
    title: 'A key lists an operation twice',
    passTitle: 'No key lists an operation twice',
    explain: (e) =>
      `${listed(e.keys)}: key_ops holds a value twice, which is forbidden. Strict readers refuse it.`,
    remedy: 'The server must list each operation once.',
    section: rfc(7517, '4.3'),
    severity: { default: 'violation' },
  }),
  'jwks.key.use_missing': entry<NamedKeys>({
    subject: 'jwks',
    title: 'Keys to sign and to encrypt are not told apart',
    passTitle: 'Each key says what it is for, where that is needed',
    explain: (e) =>
      `The set has keys for encryption too, and ${listedWith(e.keys, 'has', 'have')} no use. Then every key must say whether it signs or encrypts.`,
    remedy: 'The server must send use with every key.',
    section: discovery('3'),
    severity: { default: 'violation' },
  }),
  'jwks.key.rsa_exponent_weak': entry<NamedKeys>({
    subject: 'jwks',
    title: 'An RSA key has an exponent that protects nothing',
    passTitle: 'The exponents of all RSA keys are sound',
    explain: (e) =>
      `${listed(e.keys)}: the exponent is 1 or even. With 1 anybody can sign; an even one belongs to no RSA key.`,
    remedy: 'The server must make a new key; 65537 is the usual exponent.',
    section: rfc(8017, '3.1'),
    severity: { default: 'violation' },
  }),
} satisfies CatalogueTable;
