import { type CatalogueTable, entry, type NoEvidence, rfc, sdJwtVc } from '../entry.ts';
import { counted, listed, listedWith, madeWhen, nearly, type NearMiss } from '../words.ts';

/** Which disclosures, by their number from 1; how many in all. */
type Which = { readonly numbers: readonly number[]; readonly count: number };

function which({ numbers, count }: Which): string {
  const more = count > numbers.length ? ` and ${count - numbers.length} more` : '';
  return `${count === 1 ? 'Disclosure' : 'Disclosures'} ${listed(numbers)}${more}`;
}

/** Selective disclosure: digests, disclosures, and the proof of the holder (RFC 9901); credentials apart. */
export const SD_JWT = {
  'sd_jwt.hash.unknown': entry<{ readonly name: string }>({
    subject: 'sd_jwt',
    title: 'The hash of the disclosures is not known here',
    passTitle: 'The hash of the disclosures is known',
    explain: (e) =>
      `_sd_alg is ${e.name === '' ? 'no text' : e.name}, so no disclosure can be compared with its digest. Shortened hashes must not be used at all.`,
    remedy: 'The issuer should use sha-256, which every reader knows.',
    section: rfc(9901, '4.1.1'),
    severity: { default: 'violation' },
  }),
  'sd_jwt.hash.nested': entry<{ readonly pointer: string }>({
    subject: 'sd_jwt',
    title: '_sd_alg stands below the top of the claims',
    passTitle: '_sd_alg stands at the top or nowhere',
    explain: (e) =>
      `It is seen at ${e.pointer}. Only the one at the top names the hash; readers may take either.`,
    remedy: 'The issuer must write _sd_alg at the top level only.',
    section: rfc(9901, '4.1.1'),
    severity: { default: 'violation' },
  }),
  'sd_jwt.digest.malformed': entry<{ readonly pointer: string; readonly count: number }>({
    subject: 'sd_jwt',
    title: 'Digests stand in a form that no reader knows',
    passTitle: 'Digests stand as they should',
    explain: (e) =>
      `${counted(e.count, 'place')}, the first at ${e.pointer === '' ? 'the top' : e.pointer}: _sd must be a list of texts, and three dots must stand alone with one text.`,
    remedy: 'The issuer must keep "_sd" for a list of digests and "..." for an object with one digest alone.',
    section: rfc(9901, '4.2.4.1'),
    severity: { default: 'violation' },
  }),
  'sd_jwt.digest.repeated': entry<{ readonly pointer: string; readonly count: number }>({
    subject: 'sd_jwt',
    title: 'A digest stands more than once',
    passTitle: 'Every digest stands once',
    explain: (e) =>
      `${counted(e.count, 'digest')} ${e.count === 1 ? 'stands' : 'stand'} again after a first time, first at ${e.pointer === '' ? 'the top' : e.pointer}: one disclosure would fill several places.`,
    remedy: 'The token must be rejected. The issuer must use a new salt for every claim.',
    section: rfc(9901, '7.1'),
    severity: { default: 'violation' },
  }),
  'sd_jwt.disclosure.malformed': entry<Which & { readonly why: string }>({
    subject: 'sd_jwt',
    title: 'A disclosure cannot be read',
    passTitle: 'Every disclosure can be read',
    explain: (e) => `${which(e)} cannot be used: ${e.why}.`,
    remedy:
      'Check that the token was copied whole. A disclosure is base64url of a list: salt, name and value, or salt and value.',
    section: rfc(9901, '4.2.1'),
    severity: { default: 'violation' },
  }),
  'sd_jwt.disclosure.unmatched': entry<Which>({
    subject: 'sd_jwt',
    title: 'A disclosure belongs to nothing that was signed',
    passTitle: 'Every disclosure belongs to a signed digest',
    explain: (e) =>
      `${which(e)} ${e.count === 1 ? 'has' : 'have'} no digest in the signed claims: made up, changed, of another token, or a disclosure that it hangs on is not here.`,
    remedy: 'The token must be rejected. Do not believe the value; nobody signed it.',
    section: rfc(9901, '7.1'),
    severity: { default: 'violation' },
  }),
  'sd_jwt.disclosure.repeated': entry<Which>({
    subject: 'sd_jwt',
    title: 'A disclosure is sent more than once',
    passTitle: 'No disclosure is sent twice',
    explain: (e) => `${which(e)} ${e.count === 1 ? 'is' : 'are'} the same as one before.`,
    remedy: 'The holder must send each disclosure once.',
    section: rfc(9901, '4'),
    severity: { default: 'violation' },
  }),
  'sd_jwt.disclosure.misplaced': entry<Which & { readonly why: string }>({
    subject: 'sd_jwt',
    title: 'A disclosure must not stand where its digest does',
    passTitle: 'Every disclosure may stand where its digest does',
    explain: (e) => `${which(e)} cannot be put in: ${e.why}.`,
    remedy: 'The token must be rejected. The issuer made digests that no reader may follow.',
    section: rfc(9901, '7.1'),
    severity: { default: 'violation' },
  }),
  'sd_jwt.salt.short': entry<Which & { readonly bits: number }>({
    subject: 'sd_jwt',
    title: 'A salt is too short',
    passTitle: 'The salts are long enough',
    explain: (e) =>
      `${which(e)}: the shortest salt holds at most ${e.bits} bits. Whoever sees the digest of such a claim can find the claim by trying.`,
    remedy: 'The issuer should use 128 random bits for each salt.',
    section: rfc(9901, '9.3'),
    severity: { default: 'risk' },
  }),
  'sd_jwt.salt.repeated': entry<Which>({
    subject: 'sd_jwt',
    title: 'Disclosures share a salt',
    passTitle: 'Every disclosure has a salt of its own',
    explain: (e) =>
      `${which(e)} ${e.count === 1 ? 'has' : 'have'} a salt that stood before. A salt that was disclosed once helps to guess the claim that is withheld.`,
    remedy: 'The issuer must choose a new salt for every claim.',
    section: rfc(9901, '9.3'),
    severity: { default: 'violation' },
  }),
  'sd_jwt.validity.selective': entry<{ readonly names: readonly string[] }>({
    subject: 'sd_jwt',
    title: 'The holder could leave out what limits the token',
    passTitle: 'What limits the token cannot be left out',
    explain: (e) =>
      `${listedWith(e.names, 'stands', 'stand')} in a disclosure, so a holder may withhold ${e.names.length === 1 ? 'it' : 'them'}, and with that an end or a binding.`,
    remedy: 'The issuer must sign these claims in the clear.',
    section: rfc(9901, '9.7'),
    severity: { default: 'violation' },
  }),
  'sd_jwt.typ.missing': entry<NoEvidence>({
    subject: 'sd_jwt',
    title: 'The SD-JWT does not say what it is',
    passTitle: 'The SD-JWT says what it is',
    explain: () => 'Its header has no typ, so it can be taken for a token of another kind.',
    remedy: 'The issuer should set typ, as in example+sd-jwt.',
    section: rfc(9901, '9.11'),
    severity: { default: 'note' },
  }),
  'sd_jwt.key_binding.missing': entry<NoEvidence>({
    subject: 'sd_jwt',
    title: 'Nobody proves to be the holder',
    passTitle: 'The holder proves to be the holder',
    explain: () =>
      'The token is bound to a key (cnf), and no key binding JWT is here. As an issued token that is right; presented so, anyone who has a copy could present it.',
    remedy:
      'Where you are the verifier and need the binding, refuse it: whether to need it must not depend on what was sent.',
    section: rfc(9901, '9.5'),
    severity: { default: 'note' },
  }),
  'key_binding.typ.wrong': entry<{ readonly typ: string }>({
    subject: 'key_binding',
    title: 'The proof of the holder does not call itself one',
    passTitle: 'The proof of the holder is called kb+jwt',
    explain: (e) => `typ is ${e.typ}; it must be kb+jwt, so that no other JWT of the holder passes for it.`,
    remedy: 'The wallet must set typ to kb+jwt.',
    section: rfc(9901, '4.3'),
    severity: { default: 'violation' },
  }),
  'key_binding.alg.not_asymmetric': entry<{ readonly alg: string }>({
    subject: 'key_binding',
    title: 'The proof of the holder is not signed with a private key',
    passTitle: 'The proof of the holder is signed with a private key',
    explain: (e) => `alg is ${e.alg}. Only a digital signature proves that the holder has the key.`,
    remedy: 'The wallet must sign with the private key of the pair in cnf.',
    section: rfc(9901, '4.3'),
    severity: { default: 'violation' },
  }),
  'key_binding.claims.missing': entry<{ readonly claims: readonly string[] }>({
    subject: 'key_binding',
    title: 'The proof of the holder lacks what it must say',
    passTitle: 'The proof of the holder says what it must',
    explain: (e) =>
      `${listedWith(e.claims, 'is', 'are')} missing or of the wrong type. Without them the proof can be used again, elsewhere, or with other disclosures.`,
    remedy: 'The wallet must set iat, aud (one text), nonce and sd_hash.',
    section: rfc(9901, '4.3'),
    severity: { default: 'violation' },
  }),
  'key_binding.sd_hash.mismatch': entry<{ readonly received: string; readonly expected: string }>({
    subject: 'key_binding',
    title: 'The proof of the holder is for another presentation',
    passTitle: 'The proof of the holder is for this presentation',
    explain: (e) =>
      `sd_hash is ${e.received}, and these parts hash to ${e.expected}: a disclosure was added, left out or changed after the holder signed.`,
    remedy: 'Refuse the presentation. If you changed it yourself, the wallet must sign again.',
    section: rfc(9901, '4.3.1'),
    severity: { default: 'violation' },
  }),
  'key_binding.signature.invalid': entry<{ readonly message: string }>({
    subject: 'key_binding',
    title: 'The proof is not signed by the holder',
    passTitle: 'The proof is signed by the holder',
    explain: (e) =>
      `${e.message} Whoever presents the token does not prove to have the key that it is bound to.`,
    remedy: 'Refuse the presentation.',
    section: rfc(9901, '7.3'),
    severity: { default: 'violation' },
  }),
  'key_binding.iat.outside_window': entry<{ readonly iat: number; readonly ageSeconds: number }>({
    subject: 'key_binding',
    title: 'The proof of the holder is not of now',
    passTitle: 'The proof of the holder is of now',
    explain: (e) =>
      madeWhen(
        e.ageSeconds,
        'A verifier takes a proof for some minutes only, so that it cannot be used again.',
      ),
    remedy: 'Ask the wallet for a new proof, with a new nonce.',
    section: rfc(9901, '7.3'),
    severity: { default: 'note' },
  }),
  'key_binding.aud.mismatch': entry<{
    readonly aud: readonly string[];
    readonly expected: string;
    readonly near: readonly NearMiss[];
  }>({
    subject: 'key_binding',
    title: 'The proof of the holder is for another verifier',
    passTitle: 'The proof of the holder is for this verifier',
    explain: (e) =>
      `aud names ${listed(e.aud)}; you expect ${e.expected}.${nearly(e.near)} A proof for one verifier must not serve at another.`,
    remedy: 'Refuse the presentation. The wallet must name the verifier that it presents to.',
    section: rfc(9901, '7.3'),
    severity: { default: 'violation' },
  }),
  'key_binding.nonce.mismatch': entry<{
    readonly givenLength: number;
    readonly receivedLength: number | null;
  }>({
    subject: 'key_binding',
    title: 'The proof of the holder answers another nonce',
    passTitle: 'The proof of the holder answers this nonce',
    explain: (e) =>
      e.receivedLength === null
        ? 'The nonce of the proof is no text.'
        : `The verifier gave a nonce of ${counted(e.givenLength, 'character')}; the proof has another, of ${counted(e.receivedLength, 'character')}. It may be an old proof, used again.`,
    remedy: 'Refuse the presentation, and ask for one with a new nonce.',
    section: rfc(9901, '7.3'),
    severity: { default: 'violation' },
  }),
  'credential.vct.missing': entry<{ readonly found: string }>({
    subject: 'credential',
    title: 'The credential does not say of which type it is',
    passTitle: 'The credential says of which type it is',
    explain: (e) => `vct is ${e.found}. Without it nobody knows which rules hold for the claims.`,
    remedy: 'The issuer must set vct, a text that names the type, and sign it in the clear.',
    section: sdJwtVc('2.2.2.1'),
    severity: { default: 'violation' },
  }),
  'credential.claims.selective': entry<{ readonly names: readonly string[] }>({
    subject: 'credential',
    title: 'The holder could leave out what a credential must show',
    passTitle: 'What a credential must show cannot be left out',
    explain: (e) =>
      `${listedWith(e.names, 'stands', 'stand')} in a disclosure. A credential must have iss, nbf, exp, cnf, vct, vct#integrity, aka_vcts and status in the clear, with all that is in them.`,
    remedy: 'The issuer must not make these claims selectively disclosable.',
    section: sdJwtVc('2.2.2.3'),
    severity: { default: 'violation' },
  }),
  'credential.aka_vcts.malformed': entry<{ readonly problem: string }>({
    subject: 'credential',
    title: 'The further types of the credential cannot be used',
    passTitle: 'The further types of the credential can be used, or there are none',
    explain: (e) => `aka_vcts ${e.problem}. It lists the other types that the credential also is.`,
    remedy: 'The issuer must list the other types as texts, without the one in vct, or leave aka_vcts out.',
    section: sdJwtVc('2.2.2.2'),
    severity: { default: 'violation' },
  }),
  // A MUST of the draft, but what its own drafts up to 05 demanded the other way round: a risk, not a violation.
  'credential.typ.old': entry<NoEvidence>({
    subject: 'credential',
    title: 'The credential goes by the old name',
    passTitle: 'The credential goes by the name of today',
    explain: () =>
      'typ is vc+sd-jwt, as drafts before November 2024 had it; today it must be dc+sd-jwt. Readers that go by the draft of today refuse the old name.',
    remedy: 'The issuer must set typ to dc+sd-jwt.',
    section: sdJwtVc('2.2.1'),
    severity: { default: 'risk' },
  }),
} satisfies CatalogueTable;
