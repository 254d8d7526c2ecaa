/** RFC 6749 §5.1 and appendix A.14: a whole number of seconds, recommended; it should say what the token itself says. */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { secondsOf } from '../claims.ts';
import type { TokenResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { described } from '../seen.ts';
import { withoutToken } from './answer.ts';

const AT = { kind: 'parameter', name: 'expires_in' } as const;

/** The response was rounded to a second by the server, and by us. */
const GRAIN_SECONDS = 1;

export const expiresInMissingRule = rule(
  'token_response.expires_in.missing',
  (input: TokenResponseInput) =>
    withoutToken(input) ?? (input.response.expiresIn === undefined ? fail({}, AT) : pass(AT)),
);

export const expiresInNotANumberRule = rule(
  'token_response.expires_in.not_a_number',
  ({ response }: TokenResponseInput) => {
    if (!response.expiresIn) return notApplicable('The response has no expires_in.');
    const { raw } = response.expiresIn;
    const isCount = typeof raw === 'number' && Number.isInteger(raw) && raw >= 0;
    return isCount ? pass(AT) : fail({ found: described(raw) }, AT);
  },
);

export const expiresInDisagreesRule = rule(
  'token_response.expires_in.disagrees_with_exp',
  (input: TokenResponseInput) => {
    const expiresIn = input.response.expiresIn?.seconds;
    const exp = secondsOf(input.accessTokenClaims, 'exp');
    if (expiresIn === undefined) return notApplicable('The response has no usable expires_in.');
    if (exp === undefined) return unchecked('The access token names no end that can be read here.');
    const { startedAtMs, totalMs } = input.exchange.timing;
    const receivedAtSeconds = Math.floor((startedAtMs + totalMs) / 1000);
    const differenceSeconds = receivedAtSeconds + expiresIn - exp;
    const isSame = Math.abs(differenceSeconds) <= input.clock.skewSeconds + GRAIN_SECONDS;
    return isSame ? pass(AT) : fail({ expiresIn, exp, differenceSeconds }, AT);
  },
);
