/** RFC 7519 §4.1.4 (exp), §4.1.5 (nbf), §4.1.6 (iat): when a token begins and ends, by the clock that was given. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { type JsonObject, member } from '../../json.ts';
import { onClaims, secondsOf, timeClaim } from '../claims.ts';
import { factsOf } from '../kinds.ts';
import { rule } from '../rule.ts';

const EXP = claimAt('payload', 'exp');
const NBF = claimAt('payload', 'nbf');
const IAT = claimAt('payload', 'iat');

export const expMissingRule = rule(
  'token.exp.missing',
  onClaims((claims, { kind, header }) => {
    const reason = factsOf(kind, header).exp;
    if (reason !== undefined) return notApplicable(reason);
    return member(claims, 'exp') === undefined ? fail({}, EXP) : pass(EXP);
  }),
);

function withoutTime(claims: JsonObject, claim: string, absent: string) {
  const isAbsent = timeClaim(claims, claim).state === 'absent';
  return isAbsent ? notApplicable(absent) : unchecked(`${claim} is not a number of seconds.`);
}

/** Expired from `exp` on; with a tolerance of `skewSeconds`, from that much later on. */
export const expExpiredRule = rule(
  'token.exp.expired',
  onClaims((claims, { clock: { nowSeconds, skewSeconds } }) => {
    const exp = secondsOf(claims, 'exp');
    if (exp === undefined) return withoutTime(claims, 'exp', 'The token names no end.');
    return nowSeconds >= exp + skewSeconds
      ? fail({ exp, nowSeconds, agoSeconds: nowSeconds - exp }, EXP)
      : pass(EXP);
  }),
);

export const nbfFutureRule = rule(
  'token.nbf.future',
  onClaims((claims, { clock: { nowSeconds, skewSeconds } }) => {
    const nbf = secondsOf(claims, 'nbf');
    if (nbf === undefined) return withoutTime(claims, 'nbf', 'The token names no beginning.');
    return nowSeconds + skewSeconds < nbf
      ? fail({ nbf, nowSeconds, inSeconds: nbf - nowSeconds }, NBF)
      : pass(NBF);
  }),
);

export const iatFutureRule = rule(
  'token.iat.future',
  onClaims((claims, { clock: { nowSeconds, skewSeconds } }) => {
    const iat = secondsOf(claims, 'iat');
    if (iat === undefined) return withoutTime(claims, 'iat', 'The token does not say when it was issued.');
    return iat > nowSeconds + skewSeconds
      ? fail({ iat, nowSeconds, inSeconds: iat - nowSeconds }, IAT)
      : pass(IAT);
  }),
);

export const expNotAfterStartRule = rule(
  'token.exp.not_after_start',
  onClaims((claims) => {
    const exp = secondsOf(claims, 'exp');
    const starts = (['iat', 'nbf'] as const).map((claim) => ({ claim, start: secondsOf(claims, claim) }));
    const late = starts.find(({ start }) => exp !== undefined && start !== undefined && exp <= start);
    if (late?.start !== undefined && exp !== undefined)
      return fail({ exp, start: late.start, claim: late.claim }, EXP);
    const isKnown = exp !== undefined && starts.some(({ start }) => start !== undefined);
    return isKnown ? pass(EXP) : notApplicable('The token does not name both a beginning and an end.');
  }),
);
