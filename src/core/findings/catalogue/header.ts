import { type CatalogueTable, core, entry, fapi2, rfc } from '../entry.ts';
import { listed, listedWith } from '../words.ts';

/** What else can be wrong in the header of a JWT, beside how it is to be verified. */
export const HEADER = {
  'token.typ.not_a_string': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'The type is not a text',
    passTitle: 'The type is a text, or absent',
    explain: (e) => `typ is ${e.found}; it must be a media type such as "JWT". Readers ignore it or fail.`,
    remedy: 'The issuer must send typ as a string, or leave it out.',
    section: rfc(7515, '4.1.9'),
    severity: { default: 'risk' },
  }),
  'token.cty.unexpected': entry<{ readonly cty: string }>({
    subject: 'token',
    title: 'Says that another token is inside, but there are claims',
    passTitle: 'cty is absent, as it should be where the payload holds claims',
    explain: (e) =>
      `cty is ${e.cty}. It announces a nested token; where the payload holds the claims themselves it is not recommended, and readers may look for a token in vain.`,
    remedy: 'The issuer should leave cty out.',
    section: rfc(7519, '5.2'),
    severity: { default: 'note' },
  }),
  'token.header.key_url_insecure': entry<{ readonly parameters: readonly string[] }>({
    subject: 'token',
    title: 'Points to a key over a connection that anyone can change',
    passTitle: 'Points to no key, or over https',
    explain: (e) =>
      `${listedWith(e.parameters, 'is', 'are')} no https address. Whoever sits between can put their own key there.`,
    remedy: 'Do not fetch it. The issuer must use https, and readers should use keys they know anyway.',
    section: rfc(7515, '4.1.2'),
    severity: { default: 'violation' },
  }),
  'token.header.private_key': entry<{ readonly members: readonly string[] }>({
    subject: 'token',
    title: 'The private key itself is in the header',
    passTitle: 'No private key is in the header',
    explain: (e) =>
      `jwk has ${listed(e.members)}: everyone who sees this token can now sign as its maker does.`,
    remedy: 'Replace the key at once, and put only its public half into tokens.',
    section: rfc(7515, '4.1.3'),
    severity: { default: 'violation' },
  }),
  'token.alg.unknown': entry<{ readonly alg: string }>({
    subject: 'token',
    title: 'Signed with an algorithm that nobody registered',
    passTitle: 'The algorithm is a registered one',
    explain: (e) => `alg is ${e.alg}; no reader outside the issuer’s own house can know what that means.`,
    remedy: 'The issuer should use a registered algorithm, such as ES256, PS256 or Ed25519.',
    section: rfc(7515, '4.1.1'),
    severity: { default: 'risk' },
  }),
  'token.alg.deprecated': entry<{ readonly alg: string; readonly instead: string }>({
    subject: 'token',
    title: 'The algorithm’s name is deprecated',
    passTitle: 'The algorithm’s name is not deprecated',
    explain: (e) =>
      `alg is ${e.alg}, which leaves the curve open. RFC 9864 gave each curve a name: ${e.instead}.`,
    remedy: 'Nothing at once: readers know both. New servers should send the name of the curve.',
    section: rfc(9864, '4.1.2'),
    severity: { default: 'note' },
  }),
  'token.alg.not_fapi': entry<{ readonly alg: string }>({
    subject: 'token',
    title: 'Not one of the algorithms of FAPI 2.0',
    passTitle: 'One of the algorithms of FAPI 2.0',
    explain: (e) => `alg is ${e.alg}; FAPI 2.0 has PS256, ES256 and EdDSA (Ed25519), and no other.`,
    remedy: 'Have the server sign with PS256, ES256 or Ed25519.',
    section: fapi2('5.4.1'),
    severity: { fapi2_security: 'violation' },
  }),
  'token.kid.not_a_string': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'The name of the key is not a text',
    passTitle: 'The name of the key is a text, or absent',
    explain: (e) =>
      `kid is ${e.found}; it must be a string. Readers that compare it find no key, or a wrong one.`,
    remedy: 'The issuer must send kid as a string.',
    section: rfc(7515, '4.1.4'),
    severity: { default: 'violation' },
  }),
  'token.kid.suspicious': entry<{ readonly looksLike: string }>({
    subject: 'token',
    title: 'The name of the key looks like an attack',
    passTitle: 'The name of the key does not look like an attack',
    explain: (e) =>
      `kid looks like ${e.looksLike}. A reader that looks keys up by it in files, a database or on the net can be made to take a key of the attacker’s.`,
    remedy:
      'Find out where the token comes from. Readers must treat kid as a name to compare, and nothing else.',
    section: rfc(8725, '3.10'),
    severity: { default: 'risk' },
  }),
  'id_token.header.key_reference': entry<{ readonly parameters: readonly string[] }>({
    subject: 'id_token',
    title: 'The ID token brings or points to its own key',
    passTitle: 'The ID token leaves its key to discovery',
    explain: (e) =>
      `${listed(e.parameters)} should not stand in an ID token: its keys are told beforehand, by discovery.`,
    remedy: 'Ignore it, and use the issuer’s JWKS. The server should leave it out.',
    section: core('2'),
    severity: { oidc_core: 'risk' },
  }),
} satisfies CatalogueTable;
