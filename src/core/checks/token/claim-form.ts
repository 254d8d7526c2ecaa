/** RFC 7519 §2 (NumericDate), §4.1.2 and §4.1.7 (strings), RFC 8725 §3.8 (iss), RFC 6265 §6.1 (cookies): claims of a form that readers can use. */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import type { TokenKind } from '../../jose/token.ts';
import { onClaims, secondsOf, textClaim, timeClaim } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { kindOf, shown } from '../seen.ts';

const TIMES = ['exp', 'nbf', 'iat', 'auth_time'] as const;
const ISS = claimAt('payload', 'iss');
const EXP = claimAt('payload', 'exp');
const IAT = claimAt('payload', 'iat');

function notAStringRule(claim: 'sub' | 'jti') {
  const at = claimAt('payload', claim);
  return rule(
    `token.${claim}.not_a_string`,
    onClaims((claims) => {
      const value = member(claims, claim);
      return value === undefined || typeof value === 'string' ? pass(at) : fail({ found: kindOf(value) }, at);
    }),
  );
}

const issPlaceholderRule = rule(
  'token.iss.placeholder',
  onClaims((claims) => {
    const iss = textClaim(claims, 'iss');
    if (iss === undefined) return notApplicable('The token names no issuer.');
    return iss.includes('{') || /%7b/i.test(iss) ? fail({ iss: shown(iss) }, ISS) : pass(ISS);
  }),
);

const timeFractionalRule = rule(
  'token.time.fractional',
  onClaims((claims) => {
    const wrong = TIMES.filter((name) => {
      const time = timeClaim(claims, name);
      return time.state === 'seconds' && !Number.isInteger(time.seconds);
    });
    return wrong[0] ? fail({ claims: wrong }, claimAt('payload', wrong[0])) : pass();
  }),
);

/** 2010-01-01; the first draft of JWT is of that year. */
const FIRST_SECONDS = 1_262_304_000;
const TWENTY_YEARS_SECONDS = 631_152_000;

/** Milliseconds have rules of their own. */
const timeImplausibleRule = rule(
  'token.time.implausible',
  onClaims((claims, { clock: { nowSeconds } }) => {
    const wrong = TIMES.filter((name) => {
      const time = timeClaim(claims, name);
      if (time.state !== 'seconds') return false;
      return time.seconds < FIRST_SECONDS || time.seconds > nowSeconds + TWENTY_YEARS_SECONDS;
    });
    return wrong[0] ? fail({ claims: wrong }, claimAt('payload', wrong[0])) : pass();
  }),
);

const NOT_RECEIVED = notApplicable('When it arrived is not known.');

const expPastOnArrivalRule = rule(
  'token.exp.past_on_arrival',
  onClaims((claims, { expected: { receivedAtSeconds }, clock }) => {
    if (receivedAtSeconds === undefined) return NOT_RECEIVED;
    const exp = secondsOf(claims, 'exp');
    if (exp === undefined) return notApplicable('The token names no end.');
    const lateSeconds = receivedAtSeconds - exp;
    return lateSeconds >= clock.skewSeconds && lateSeconds >= 0 ? fail({ lateSeconds }, EXP) : pass(EXP);
  }),
);

/** Servers may reuse a token of moments ago; ten minutes are none. */
const OLD_SECONDS = 600;

const iatOldOnArrivalRule = rule(
  'token.iat.old_on_arrival',
  onClaims((claims, { expected: { receivedAtSeconds }, clock }) => {
    if (receivedAtSeconds === undefined) return NOT_RECEIVED;
    const iat = secondsOf(claims, 'iat');
    if (iat === undefined) return notApplicable('The token does not say when it was issued.');
    const ageSeconds = receivedAtSeconds - iat;
    return ageSeconds > OLD_SECONDS + clock.skewSeconds ? fail({ ageSeconds }, IAT) : pass(IAT);
  }),
);

const COOKIE_BYTES = 4096;

/** What applications keep in cookies, and what may be any of these. */
const IN_COOKIES: ReadonlySet<TokenKind> = new Set(['access_token', 'id_token', 'refresh_token', 'unknown']);

const sizeOverCookieLimitRule = rule('token.size.over_cookie_limit', ({ token, kind }: JwtInput) => {
  if (!IN_COOKIES.has(kind)) return notApplicable('Nobody keeps this kind of token in a cookie.');
  const bytes = token.text.length;
  return bytes > COOKIE_BYTES ? fail({ bytes, limitBytes: COOKIE_BYTES }, { kind: 'whole' }) : pass();
});

/** Any JWT. */
export const claimFormRules: readonly Rule<JwtInput>[] = [
  notAStringRule('sub'),
  notAStringRule('jti'),
  issPlaceholderRule,
  timeFractionalRule,
  timeImplausibleRule,
  expPastOnArrivalRule,
  iatOldOnArrivalRule,
  sizeOverCookieLimitRule,
];
