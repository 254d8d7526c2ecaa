import { type CatalogueTable, core, entry, jwtPracticesDraft, type NoEvidence, rfc } from '../entry.ts';
import { counted, listed, listedWith } from '../words.ts';

/** Encrypted tokens: how they were encrypted, with what key, and what was inside. */
export const ENCRYPTION = {
  'token.encryption.alg_missing': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'The header does not say how the key is encrypted',
    passTitle: 'The header says how the key is encrypted',
    explain: (e) => `alg is ${e.found}; it must be a string that says how the content key was encrypted.`,
    remedy: 'Refuse the token. Whoever encrypts must send alg.',
    section: rfc(7516, '4.1.1'),
    severity: { default: 'violation' },
  }),
  'token.encryption.enc_missing': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'The header does not say how the content is encrypted',
    passTitle: 'The header says how the content is encrypted',
    explain: (e) => `enc is ${e.found}; it must be a string that says how the content was encrypted.`,
    remedy: 'Refuse the token. Whoever encrypts must send enc.',
    section: rfc(7516, '4.1.2'),
    severity: { default: 'violation' },
  }),
  'token.encryption.header_repeated': entry<{ readonly names: readonly string[] }>({
    subject: 'token',
    title: 'A header parameter stands in more than one header',
    passTitle: 'No header parameter stands in two headers',
    explain: (e) =>
      `${listedWith(e.names, 'stands', 'stand')} in two of the protected, shared and recipient’s headers: readers differ in which one they believe.`,
    remedy: 'Refuse the token. Each parameter may stand in one header only.',
    section: rfc(7516, '7.2.1'),
    severity: { default: 'violation' },
  }),
  'token.encryption.crit_unknown': entry<{ readonly names: readonly string[] }>({
    subject: 'token',
    title: 'A critical extension of the encryption is not understood',
    passTitle: 'No critical extension of the encryption is unknown',
    explain: (e) =>
      `crit names ${listed(e.names)}. Who does not understand a critical extension must refuse the token.`,
    remedy: 'Find out which specification defines it; what is shown here was read without it.',
    section: rfc(7516, '4.1.13'),
    severity: { default: 'violation' },
  }),
  'token.encryption.malformed': entry<{ readonly problem: string }>({
    subject: 'token',
    title: 'The encryption is malformed',
    passTitle: 'The encryption is well formed',
    explain: (e) => e.problem,
    remedy:
      'Check that the token was copied whole. If it was, whoever encrypts must mend what is named here.',
    section: rfc(7516, '5.2'),
    severity: { default: 'violation' },
  }),
  'token.encryption.unsupported': entry<{
    readonly alg: string;
    readonly enc: string;
    readonly reason: string;
  }>({
    subject: 'token',
    title: 'Encrypted in a way that cannot be undone here',
    passTitle: 'The algorithms of the encryption are known here',
    explain: (e) => `alg is ${e.alg}, enc is ${e.enc}. ${e.reason}`,
    remedy: 'Decrypt it elsewhere and paste what is inside.',
    section: rfc(7518, '4.1'),
    severity: { default: 'note' },
  }),
  'token.encryption.rsa1_5': entry<NoEvidence>({
    subject: 'token',
    title: 'The key is encrypted with RSA1_5',
    passTitle: 'The key is not encrypted with RSA1_5',
    explain: () =>
      'RSA1_5 pads in a way that lets an attacker who can ask a server again and again find out the content key.',
    remedy: 'Use RSA-OAEP-256, or key agreement (ECDH-ES).',
    section: rfc(8725, '3.2'),
    severity: { default: 'risk' },
  }),
  'token.encryption.rsa_too_small': entry<{ readonly bits: number }>({
    subject: 'token',
    title: 'The RSA key of the encryption is too small',
    passTitle: 'The RSA key of the encryption is large enough',
    explain: (e) => `The key that opens it has ${e.bits} bits; at least 2048 are demanded.`,
    remedy: 'Make a new key of 2048 bits or more, and publish it in place of this one.',
    section: rfc(7518, '4.3'),
    severity: { default: 'violation' },
  }),
  'token.encryption.pbes2_count_low': entry<{ readonly count: number }>({
    subject: 'token',
    title: 'A password protects the token with few rounds',
    passTitle: 'The rounds that protect the password are enough',
    explain: (e) =>
      `p2c asks for ${counted(e.count, 'round')} of PBKDF2; 1000 are the least that is recommended. Passwords can be guessed quickly.`,
    remedy: 'Use many more rounds, or a key instead of a password.',
    section: rfc(7518, '4.8.1.2'),
    severity: { default: 'risk' },
  }),
  'token.encryption.pbes2_count_high': entry<{ readonly count: number; readonly limit: number }>({
    subject: 'token',
    title: 'The token asks for more rounds than are done',
    passTitle: 'The rounds that the token asks for are within bounds',
    explain: (e) =>
      `p2c asks for ${e.count} rounds of PBKDF2; the limit here is ${e.limit}. The sender chooses this number, so without a limit one token keeps a server busy.`,
    remedy: 'Limit the rounds that your server does, and refuse tokens that ask for more.',
    section: jwtPracticesDraft('3.13'),
    severity: { default: 'risk' },
  }),
  'token.encryption.zip_used': entry<{ readonly zip: string }>({
    subject: 'token',
    title: 'The content was compressed before it was encrypted',
    passTitle: 'The content was not compressed',
    explain: (e) =>
      `zip is ${e.zip}. The length of what was compressed tells of the content, and a small token may unpack to a huge one.`,
    remedy: 'Leave zip out.',
    section: rfc(8725, '3.6'),
    severity: { default: 'risk' },
  }),
  'token.encryption.zip_unprotected': entry<NoEvidence>({
    subject: 'token',
    title: 'zip stands where nothing protects it',
    passTitle: 'zip is absent, or in the protected header',
    explain: () => 'zip stands in a header that is not authenticated: anyone can add it or take it away.',
    remedy: 'Refuse the token. zip may stand in the protected header only.',
    section: rfc(7516, '4.1.3'),
    severity: { default: 'violation' },
  }),
  'token.encryption.zip_unreadable': entry<{ readonly zip: string; readonly reason: string }>({
    subject: 'token',
    title: 'The content cannot be unpacked',
    passTitle: 'The content could be unpacked',
    explain: (e) => `zip is ${e.zip}. ${e.reason}`,
    remedy:
      'Leave zip out; if it must be, DEF (raw DEFLATE, without a zlib or gzip head) is the one value that is defined.',
    section: rfc(7516, '4.1.3'),
    severity: { default: 'violation' },
  }),
  'token.encryption.zip_bomb': entry<{ readonly reason: string }>({
    subject: 'token',
    title: 'The content unpacks to far more than it is',
    passTitle: 'The content unpacks to a sensible size',
    explain: (e) => `${e.reason} A server without a limit would run out of memory.`,
    remedy: 'Refuse it. Limit what your server unpacks, by size and by ratio.',
    section: jwtPracticesDraft('3.15'),
    severity: { default: 'risk' },
  }),
  'token.encryption.not_decrypted': entry<NoEvidence>({
    subject: 'token',
    title: 'The content was not decrypted',
    passTitle: 'Decrypting was tried',
    explain: () => 'No key is at hand to decrypt with, so nothing is known of what is inside.',
    remedy: 'Give the private key or the secret of the recipient. It is used here and not kept.',
    section: rfc(7516, '5.2'),
    severity: { default: 'note' },
  }),
  'token.encryption.no_key': entry<{
    readonly alg: string;
    readonly keyCount: number;
    readonly reason: string;
  }>({
    subject: 'token',
    title: 'None of the keys may be used to decrypt',
    passTitle: 'There is a key that may be used to decrypt',
    explain: (e) => `${counted(e.keyCount, 'key was', 'keys were')} looked at for ${e.alg}. ${e.reason}`,
    remedy: 'Give the private key, of the type and curve that the algorithm needs.',
    section: rfc(7516, '5.2'),
    severity: { default: 'risk' },
  }),
  'token.encryption.wrong_key': entry<{ readonly alg: string; readonly tried: number }>({
    subject: 'token',
    title: 'None of the keys opens the token',
    passTitle: 'A key opens the token',
    explain: (e) =>
      `${counted(e.tried, 'key was', 'keys were')} tried with ${e.alg}, and none fits: the token was made for another key, or was changed.`,
    remedy: 'Find the key that the header names. Whoever encrypts may hold an old one of yours.',
    section: rfc(7516, '5.2'),
    severity: { default: 'risk' },
  }),
  'token.encryption.tag_mismatch': entry<{ readonly enc: string; readonly message: string }>({
    subject: 'token',
    title: 'The content is not what was encrypted',
    passTitle: 'The content is what was encrypted',
    explain: (e) => `The authentication tag of ${e.enc} was compared. ${e.message}`,
    remedy: 'Refuse the token. Check that it was copied whole.',
    section: rfc(7516, '5.2'),
    severity: { default: 'violation' },
  }),
  'token.encryption.key_ambiguous': entry<{ readonly kid: string | null; readonly keyCount: number }>({
    subject: 'token',
    title: 'The header does not say which key decrypts',
    passTitle: 'It is clear which key decrypts',
    explain: (e) =>
      e.kid === null
        ? `kid is absent, and ${counted(e.keyCount, 'key')} could have been meant, so each was tried.`
        : `${counted(e.keyCount, 'key')} are called ${e.kid}, so kid does not say which one decrypts.`,
    remedy: 'Whoever encrypts should send the kid of the key, and each key should have a kid of its own.',
    section: rfc(7516, '4.1.6'),
    severity: { default: 'note' },
  }),
  'token.encryption.cty_missing': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'A token is inside, and cty does not say so',
    passTitle: 'cty says that a token is inside',
    explain: (e) => `cty is ${e.found}; where a JWT is inside of a JWT it must be "JWT".`,
    remedy: 'Whoever encrypts must send cty "JWT": some readers open what is inside only then.',
    section: rfc(7519, '5.2'),
    severity: { default: 'violation' },
  }),
  'token.encryption.cty_not_nested': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'cty promises a token, and none is inside',
    passTitle: 'What cty promises is inside',
    explain: (e) => `cty is "JWT", and what was decrypted is ${e.found}.`,
    remedy: 'Leave cty out where claims are encrypted as they are, or sign them first.',
    section: rfc(7519, '5.2'),
    severity: { default: 'violation' },
  }),
  'token.encryption.unsigned_claims': entry<{ readonly alg: string }>({
    subject: 'token',
    title: 'Nobody signed what is inside',
    passTitle: 'What is inside is signed, or its key is shared',
    explain: (e) =>
      `The claims are encrypted with ${e.alg} and not signed. The key to encrypt with is public: anyone could have written them.`,
    remedy: 'Sign first, then encrypt. Believe none of these claims.',
    section: rfc(7519, '11.1'),
    severity: { default: 'risk' },
  }),
  'id_token.signature.missing': entry<NoEvidence>({
    subject: 'id_token',
    title: 'The ID token is encrypted and not signed',
    passTitle: 'The encrypted ID token is signed',
    explain: () => 'No issuer signed what is inside. An ID token is signed first, and may then be encrypted.',
    remedy: 'Refuse the token. Have the server sign it, and encrypt the result (a nested JWT).',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'access_token.signature.missing': entry<NoEvidence>({
    subject: 'access_token',
    title: 'The access token is encrypted and not signed',
    passTitle: 'The encrypted access token is signed',
    explain: () =>
      'No issuer signed what is inside. A JWT access token of RFC 9068 is signed, encrypted or not.',
    remedy: 'Have the server sign it, and encrypt the result (a nested JWT).',
    section: rfc(9068, '2.1'),
    severity: { default: 'risk', rfc9068: 'violation' },
  }),
  'token.encryption.claim_differs': entry<{ readonly names: readonly string[] }>({
    subject: 'token',
    title: 'A claim in the header differs from the one inside',
    passTitle: 'Claims in the header are those inside',
    explain: (e) =>
      `${listedWith(e.names, 'stands', 'stand')} in the header, for all to read, and ${e.names.length === 1 ? 'has' : 'have'} another value inside, or none.`,
    remedy: 'Refuse the token. Claims that are repeated in the header must be identical.',
    section: rfc(7519, '5.3'),
    severity: { default: 'risk' },
  }),
  'token.encryption.nested_too_deep': entry<{ readonly depth: number }>({
    subject: 'token',
    title: 'More tokens inside of tokens than are opened',
    passTitle: 'Every token inside was opened or could be',
    explain: (e) => `${e.depth} tokens stand one inside the other; what is in the innermost is not opened.`,
    remedy: 'Paste the innermost token alone. One signature inside one encryption is what is meant.',
    section: rfc(7519, '5.2'),
    severity: { default: 'note' },
  }),
} satisfies CatalogueTable;
