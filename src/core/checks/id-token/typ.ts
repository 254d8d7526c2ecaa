/** RFC 8725 §3.11 and §3.12: types keep kinds of tokens apart; an ID token says JWT, or nothing. */
import { claimAt, fail, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onHeader } from '../claims.ts';
import { rule } from '../rule.ts';
import { described } from '../seen.ts';

const AT = claimAt('header', 'typ');

export const idTokenTypWrongRule = rule(
  'id_token.typ.wrong',
  onHeader((header) => {
    const typ = member(header, 'typ');
    const isPlain =
      typ === undefined || (typeof typ === 'string' && /^(application\/)?(id_token\+)?jwt$/i.test(typ));
    return isPlain ? pass(AT) : fail({ typ: described(typ) }, AT);
  }),
);
