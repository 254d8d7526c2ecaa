/**
 * RFC 7515 §7.2.1 (the two headers must not share a name), §4.1.11 (crit) and RFC 7797 §3 (b64) must be covered by the
 * signature, §10.7 (alg may be left out of it, at a price).
 */
import { claimAt, fail, notApplicable, pass, type Evidence, type Verdict } from '../../findings/finding.ts';
import { type JsonObject, member } from '../../json.ts';
import type { JwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shownList } from '../seen.ts';

/** Judges the header that nobody signed, or says that there is none. */
function onUnprotected<E extends Evidence>(
  check: (unprotected: JsonObject, signed: JsonObject | undefined) => Verdict<E>,
): (input: JwtInput) => Verdict<E> {
  return ({ token }) =>
    token.unprotected?.object
      ? check(token.unprotected.object, token.header.json?.object)
      : notApplicable('Every header parameter is signed.');
}

export const headerOverlapRule = rule(
  'token.header.overlap',
  onUnprotected((unprotected, signed) => {
    const names = Object.keys(unprotected).filter((name) => member(signed, name) !== undefined);
    return names[0] === undefined ? pass() : fail({ names: shownList(names) }, claimAt('header', names[0]));
  }),
);

export const critUnprotectedRule = rule(
  'token.crit.unprotected',
  onUnprotected((unprotected) =>
    member(unprotected, 'crit') === undefined ? pass() : fail({}, claimAt('header', 'crit')),
  ),
);

export const b64UnprotectedRule = rule(
  'token.b64.unprotected',
  onUnprotected((unprotected) =>
    member(unprotected, 'b64') === undefined ? pass() : fail({}, claimAt('header', 'b64')),
  ),
);

export const algUnprotectedRule = rule(
  'token.alg.unprotected',
  onUnprotected((unprotected, signed) => {
    const isOutside = member(unprotected, 'alg') !== undefined && member(signed, 'alg') === undefined;
    return isOutside ? fail({}, claimAt('header', 'alg')) : pass();
  }),
);
