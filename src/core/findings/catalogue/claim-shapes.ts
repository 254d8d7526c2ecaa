import { type CatalogueTable, core, entry, fapi1Advanced, type NoEvidence, rfc } from '../entry.ts';
import { counted, duration, listedWith } from '../words.ts';

function notAString(claim: 'sub' | 'jti', title: string, passTitle: string, section: string) {
  return entry<{ readonly found: string }>({
    subject: 'token',
    title,
    passTitle,
    explain: (e) =>
      `${claim} is ${e.found}; it must be a string. Readers that compare it as text find another value, or none.`,
    remedy: `The issuer must send ${claim} as a string.`,
    section: rfc(7519, section),
    severity: { default: 'violation' },
  });
}

function hashMissing(claim: 'at_hash' | 'c_hash', what: string, section: string) {
  return entry<NoEvidence>({
    subject: 'id_token',
    title: `The ID token does not vouch for the ${what} beside it`,
    passTitle: `The ID token vouches for the ${what} beside it, where it must`,
    explain: () =>
      `Both came through the browser, and ${claim} is absent; it is required there. Whoever sits in the browser can swap the ${what}.`,
    remedy: `Refuse the response; the server must send ${claim}.`,
    section: core(section),
    severity: { default: 'violation' },
  });
}

/** Claims of the wrong form, times that cannot be right, and tokens too large for where they go. */
export const CLAIM_SHAPES = {
  'token.sub.not_a_string': notAString(
    'sub',
    'The subject is not a text',
    'The subject is a text, or absent',
    '4.1.2',
  ),
  'token.jti.not_a_string': notAString(
    'jti',
    'The token’s id is not a text',
    'The token’s id is a text, or absent',
    '4.1.7',
  ),
  'token.iss.placeholder': entry<{ readonly iss: string }>({
    subject: 'token',
    title: 'The issuer’s name has a blank that nobody filled in',
    passTitle: 'The issuer’s name has no blanks in it',
    explain: (e) =>
      `iss is ${e.iss}. The part in braces should be the tenant: no two readers will fill it in alike.`,
    remedy: 'Refuse the token; use the issuer of the tenant, and have the server write its name.',
    section: rfc(8725, '3.8'),
    severity: { default: 'risk' },
  }),
  'token.time.fractional': entry<{ readonly claims: readonly string[] }>({
    subject: 'token',
    title: 'Times with fractions of a second',
    passTitle: 'Times are whole seconds',
    explain: (e) =>
      `${listedWith(e.claims, 'is', 'are')} no whole number. That is allowed, but some readers refuse it.`,
    remedy: 'The issuer should round to whole seconds.',
    section: rfc(7519, '2'),
    severity: { default: 'note' },
  }),
  'token.time.implausible': entry<{ readonly claims: readonly string[] }>({
    subject: 'token',
    title: 'Times that cannot be meant',
    passTitle: 'Times that can be meant',
    explain: (e) =>
      `${listedWith(e.claims, 'lies', 'lie')} before 2010, when there were no JWTs, or more than 20 years ahead.`,
    remedy: 'Look for a wrong unit or a clock that was never set.',
    section: rfc(7519, '2'),
    severity: { default: 'note' },
  }),
  'token.exp.past_on_arrival': entry<{ readonly lateSeconds: number }>({
    subject: 'token',
    title: 'Had expired when it arrived',
    passTitle: 'Was still valid when it arrived',
    explain: (e) =>
      `exp was ${duration(e.lateSeconds)} past when the server sent it. It was never of any use.`,
    remedy: 'Compare the clocks; the server may hand out tokens from a cache.',
    section: rfc(7519, '4.1.4'),
    severity: { default: 'risk' },
  }),
  'token.iat.old_on_arrival': entry<{ readonly ageSeconds: number }>({
    subject: 'token',
    title: 'Was old when it arrived',
    passTitle: 'Was new when it arrived',
    explain: (e) =>
      `It was ${duration(e.ageSeconds)} old when it came. A new one was asked for; this one was made for somebody else, or kept in a cache.`,
    remedy: 'Find out whether the server hands one token to several clients.',
    section: core('3.1.3.7'),
    severity: { default: 'note' },
  }),
  'token.size.over_cookie_limit': entry<{ readonly bytes: number; readonly limitBytes: number }>({
    subject: 'token',
    title: 'Too large for a cookie',
    passTitle: 'Small enough for a cookie',
    explain: (e) =>
      `It takes ${counted(e.bytes, 'byte')}; browsers need not keep cookies above ${e.limitBytes}, and drop the whole cookie.`,
    remedy: 'Keep the token on the server and put a short name for it into the cookie.',
    section: rfc(6265, '6.1'),
    severity: { default: 'note' },
  }),
  'id_token.iss.not_https': entry<{ readonly iss: string }>({
    subject: 'id_token',
    title: 'The issuer is no https address',
    passTitle: 'The issuer is an https address',
    explain: (e) => `iss is ${e.iss}. It must be an https URL, so that its keys can be fetched safely.`,
    remedy: 'The server must use an https issuer.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'id_token.iss.has_query': entry<{ readonly iss: string }>({
    subject: 'id_token',
    title: 'The issuer has a query or a fragment',
    passTitle: 'The issuer has no query and no fragment',
    explain: (e) => `iss is ${e.iss}. Such an address cannot be extended to that of its metadata.`,
    remedy: 'The server must use an issuer without ? and #.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'id_token.azp.not_a_string': entry<{ readonly found: string }>({
    subject: 'id_token',
    title: 'The authorized party is not a text',
    passTitle: 'The authorized party is a text, or absent',
    explain: (e) => `azp is ${e.found}; it must be one string, the id of a client.`,
    remedy: 'The server must send a string, or leave azp out.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'id_token.at_hash.missing': hashMissing('at_hash', 'access token', '3.2.2.10'),
  'id_token.c_hash.missing': hashMissing('c_hash', 'code', '3.3.2.11'),
  'id_token.s_hash.mismatch': entry<{
    readonly received: string;
    readonly expected: string;
    readonly alg: string;
  }>({
    subject: 'id_token',
    title: 'The ID token does not belong to this state',
    passTitle: 'The ID token belongs to this state',
    explain: (e) =>
      `s_hash is ${e.received}; the state that was sent gives ${e.expected} (from ${e.alg}). One of the two was swapped.`,
    remedy:
      'Use neither the token nor the response. If it happens always, the server computes s_hash wrongly.',
    section: fapi1Advanced('5.1.1'),
    severity: { default: 'violation' },
  }),
} satisfies CatalogueTable;
