/** RFC 9068 §2.1 and §4: typ is at+jwt, with or without `application/`; media types compare without case. */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onHeader } from '../claims.ts';
import { rule } from '../rule.ts';
import { described } from '../seen.ts';

const AT = claimAt('header', 'typ');

export const typMissingRule = rule(
  'access_token.typ.missing',
  onHeader((header) => (member(header, 'typ') === undefined ? fail({}, AT) : pass(AT))),
);

export const typWrongRule = rule(
  'access_token.typ.wrong',
  onHeader((header) => {
    const typ = member(header, 'typ');
    if (typ === undefined) return notApplicable('The header has no typ.');
    const isRight = typeof typ === 'string' && /^(application\/)?at\+jwt$/i.test(typ);
    return isRight ? pass(AT) : fail({ typ: described(typ) }, AT);
  }),
);
