import { type CatalogueTable, entry, type NoEvidence, rfc } from '../entry.ts';
import { counted, listedWith } from '../words.ts';

/** Signatures over payloads that are elsewhere or not encoded, and several of them over one payload. */
export const JWS_JSON = {
  'token.payload.detached': entry<NoEvidence>({
    subject: 'token',
    title: 'The payload is not in the token',
    passTitle: 'The payload is in the token',
    explain: () =>
      'The signature covers content that is sent some other way, so the token alone can be neither read nor verified.',
    remedy: 'Give the payload too, byte for byte as it was signed.',
    section: rfc(7797, '5.1'),
    severity: { default: 'note' },
  }),
  'token.b64.unprotected': entry<NoEvidence>({
    subject: 'token',
    title: 'b64 stands where the signature does not cover it',
    passTitle: 'b64 does not stand outside the signed header',
    explain: () => 'Anyone on the way can add or change it, and with it how the payload is read.',
    remedy: 'Move b64 into the protected header.',
    section: rfc(7797, '3'),
    severity: { default: 'violation' },
  }),
  'token.b64.mixed': entry<{ readonly plain: number; readonly total: number }>({
    subject: 'token',
    title: 'Signatures of one token differ in b64',
    passTitle: 'All signatures agree on b64',
    explain: (e) =>
      `${e.plain} of ${counted(e.total, 'signature')} ${e.plain === 1 ? 'covers' : 'cover'} the payload as it is, the others its encoding. There is one payload, and it cannot be both.`,
    remedy: 'Make all signatures with the same b64.',
    section: rfc(7797, '3'),
    severity: { default: 'violation' },
  }),
  'token.crit.unprotected': entry<NoEvidence>({
    subject: 'token',
    title: 'crit stands where the signature does not cover it',
    passTitle: 'crit does not stand outside the signed header',
    explain: () =>
      'Anyone on the way can take it out, so that a reader does not learn of what it must understand.',
    remedy: 'Move crit into the protected header.',
    section: rfc(7515, '4.1.11'),
    severity: { default: 'violation' },
  }),
  'token.alg.unprotected': entry<NoEvidence>({
    subject: 'token',
    title: 'alg stands where the signature does not cover it',
    passTitle: 'alg is covered by the signature',
    explain: () =>
      'Anyone on the way can name another algorithm. That is allowed, and it needs a reader that allows only one.',
    remedy: 'Move alg into the protected header.',
    section: rfc(7515, '10.7'),
    severity: { default: 'risk' },
  }),
  'token.header.overlap': entry<{ readonly names: readonly string[] }>({
    subject: 'token',
    title: 'A header parameter stands both signed and unsigned',
    passTitle: 'No header parameter stands twice',
    explain: (e) =>
      `${listedWith(e.names, 'stands', 'stand')} in both headers. Some readers take the signed value, others the one that anyone can change.`,
    remedy:
      'Leave each parameter in one of the two headers. Treat the token as hostile until you know why it has both.',
    section: rfc(7515, '7.2.1'),
    severity: { default: 'violation' },
  }),
  'token.signatures.partly_verified': entry<{ readonly verified: number; readonly total: number }>({
    subject: 'token',
    title: 'Not all signatures are verified',
    passTitle: 'All signatures are verified',
    explain: (e) =>
      `${e.verified} of ${counted(e.total, 'signature')} ${e.verified === 1 ? 'is' : 'are'} verified. Whether one is enough is for the application to decide.`,
    remedy: 'Say for your application whose signatures are needed, and give the keys of all of them.',
    section: rfc(7515, '5.2'),
    severity: { default: 'note' },
  }),
} satisfies CatalogueTable;
