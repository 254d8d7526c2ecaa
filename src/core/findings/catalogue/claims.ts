import { type CatalogueTable, core, entry, type NoEvidence, rfc } from '../entry.ts';
import { ago, duration, listed, nearly, type NearMiss } from '../words.ts';

type NotANumber = { readonly claim: string; readonly found: string };
type Milliseconds = { readonly claim: string; readonly value: number };

function notANumber(claim: 'exp' | 'nbf' | 'iat', section: string) {
  return entry<NotANumber>({
    subject: 'token',
    title: `${claim} is not a number`,
    passTitle: `${claim} is a number or absent`,
    explain: (e) =>
      `${e.claim} is ${e.found}; it must be a JSON number of seconds since 1970. Strict readers refuse the token, lenient ones ignore the limit.`,
    remedy: `The issuer must send ${claim} as a number.`,
    section: rfc(7519, section),
    severity: { default: 'violation' },
  });
}

function milliseconds(claim: 'exp' | 'nbf' | 'iat', section: string) {
  return entry<Milliseconds>({
    subject: 'token',
    title: `${claim} is in milliseconds`,
    passTitle: `${claim} is in seconds or absent`,
    explain: (e) =>
      `${e.claim} is ${e.value}. Read as seconds, as it must be, that is thousands of years away.`,
    remedy: `The issuer must divide by 1000: ${claim} counts seconds.`,
    section: rfc(7519, section),
    severity: { default: 'violation' },
  });
}

/** Claims that mean the same in every JWT. */
export const CLAIMS = {
  'token.iss.missing': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'The token does not say who issued it',
    passTitle: 'The token says who issued it',
    explain: (e) => `iss is ${e.found}, so nobody can tell whose keys should verify it.`,
    remedy: 'The issuer should send iss; an API must not guess it.',
    section: rfc(7519, '4.1.1'),
    severity: { default: 'risk', rfc9068: 'violation' },
  }),
  'token.iss.mismatch': entry<{
    readonly iss: string;
    readonly expected: string;
    readonly near: readonly NearMiss[];
  }>({
    subject: 'token',
    title: 'Issued by another server',
    passTitle: 'Issued by the server that was expected',
    explain: (e) => `iss is ${e.iss}, expected is ${e.expected}.${nearly(e.near)}`,
    remedy: 'Refuse it, or correct the issuer in the profile so that both are the same text.',
    section: rfc(8725, '3.8'),
    severity: { default: 'violation' },
  }),
  'token.aud.malformed': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'aud is neither a string nor a list of strings',
    passTitle: 'aud is a string, a list of strings, or absent',
    explain: (e) => `aud is ${e.found}. Nobody can find themselves in it.`,
    remedy: 'The issuer must send a string or a list of strings.',
    section: rfc(7519, '4.1.3'),
    severity: { default: 'violation' },
  }),
  'token.aud.mismatch': entry<{
    readonly aud: readonly string[];
    readonly expected: string;
    readonly near: readonly NearMiss[];
  }>({
    subject: 'token',
    title: 'Made for somebody else',
    passTitle: 'Made for whom you expect',
    explain: (e) => `aud names ${listed(e.aud)}; you expect ${e.expected}.${nearly(e.near)}`,
    remedy: 'Whoever is not named has to refuse it. Look at what was asked for, or at what you expect.',
    section: rfc(7519, '4.1.3'),
    severity: { default: 'violation' },
  }),
  'token.exp.missing': entry<NoEvidence>({
    subject: 'token',
    title: 'The token never expires',
    passTitle: 'The token says when it expires',
    explain: () =>
      'exp is absent: whoever gets hold of the token can use it for ever, unless every API asks the server.',
    remedy: 'The issuer should send exp.',
    section: rfc(7519, '4.1.4'),
    severity: { default: 'risk', rfc9068: 'violation' },
  }),
  'token.exp.not_a_number': notANumber('exp', '4.1.4'),
  'token.exp.milliseconds': milliseconds('exp', '4.1.4'),
  'token.exp.expired': entry<{
    readonly exp: number;
    readonly nowSeconds: number;
    readonly agoSeconds: number;
  }>({
    subject: 'token',
    title: 'Expired',
    passTitle: 'Not expired',
    explain: (e) => `It expired ${ago(e.agoSeconds)}. From exp on it must not be accepted.`,
    remedy: 'Refresh it or get a new one. An API that still accepts it does not check exp.',
    section: rfc(7519, '4.1.4'),
    severity: { default: 'violation' },
  }),
  'token.nbf.not_a_number': notANumber('nbf', '4.1.5'),
  'token.nbf.milliseconds': milliseconds('nbf', '4.1.5'),
  'token.nbf.future': entry<{
    readonly nbf: number;
    readonly nowSeconds: number;
    readonly inSeconds: number;
  }>({
    subject: 'token',
    title: 'Not valid yet',
    passTitle: 'Already valid',
    explain: (e) => `nbf lies ${duration(e.inSeconds)} ahead. Before that it must not be accepted.`,
    remedy: 'Wait, or compare the clocks of this machine and of the issuer.',
    section: rfc(7519, '4.1.5'),
    severity: { default: 'violation' },
  }),
  'token.iat.not_a_number': notANumber('iat', '4.1.6'),
  'token.iat.milliseconds': milliseconds('iat', '4.1.6'),
  'token.iat.future': entry<{
    readonly iat: number;
    readonly nowSeconds: number;
    readonly inSeconds: number;
  }>({
    subject: 'token',
    title: 'Issued in the future',
    passTitle: 'Issued in the past',
    explain: (e) =>
      `iat lies ${duration(e.inSeconds)} ahead of the time it was judged by. A clock is wrong, or the token was made up.`,
    remedy: 'Compare the clocks of this machine and of the issuer.',
    section: rfc(7519, '4.1.6'),
    severity: { default: 'risk' },
  }),
  'token.exp.not_after_start': entry<{
    readonly exp: number;
    readonly start: number;
    readonly claim: string;
  }>({
    subject: 'token',
    title: 'Expires before it begins',
    passTitle: 'Expires after it begins',
    explain: (e) =>
      `exp (${e.exp}) is not after ${e.claim} (${e.start}): there is no moment at which the token is valid.`,
    remedy: 'The issuer computes one of the two wrongly; often a time zone or a unit.',
    section: rfc(7519, '4.1.4'),
    severity: { default: 'risk' },
  }),
  'token.sub.unexpected': entry<{ readonly sub: string; readonly expected: string }>({
    subject: 'token',
    title: 'Somebody else signed in',
    passTitle: 'The person that was expected signed in',
    explain: (e) =>
      `sub is ${e.sub}, the persona expects ${e.expected}. The browser's session decided who signs in.`,
    remedy: 'Sign out in the browser, or use a private window, and run again.',
    section: core('5.7'),
    severity: { default: 'risk' },
  }),
} satisfies CatalogueTable;
