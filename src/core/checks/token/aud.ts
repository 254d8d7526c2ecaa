/** RFC 7519 §4.1.3: a case-sensitive string, or a list of them, that names who may take the token. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member, stringsMember } from '../../json.ts';
import type { TokenKind } from '../../jose/token.ts';
import { onClaims } from '../claims.ts';
import { nearMissesBetween } from '../near-miss.ts';
import { rule } from '../rule.ts';
import { kindOf, shown, shownList } from '../seen.ts';

const AT = claimAt('payload', 'aud');

export const audMalformedRule = rule(
  'token.aud.malformed',
  onClaims((claims) => {
    const aud = member(claims, 'aud');
    if (aud === undefined || stringsMember(claims, 'aud')) return pass(AT);
    const found = Array.isArray(aud) ? 'a list with something else than strings in it' : kindOf(aud);
    return fail({ found }, AT);
  }),
);

/** Kinds whose audience a rule of their own judges, or that have none. */
const OTHERWISE: ReadonlySet<TokenKind> = new Set([
  'access_token',
  'id_token',
  'dpop_proof',
  'key_binding',
  'entity_statement',
]);

export const tokenAudMismatchRule = rule(
  'token.aud.mismatch',
  onClaims((claims, { kind, expected: { audience } }) => {
    if (OTHERWISE.has(kind))
      return notApplicable('This kind of token has a rule of its own, or no audience.');
    if (audience === undefined) return notApplicable('Nobody said whom it has to name.');
    const aud = stringsMember(claims, 'aud');
    if (!aud || aud.length === 0) return unchecked('The token names no audience.');
    if (aud.includes(audience)) return pass(AT);
    const near = nearMissesBetween(aud, [audience]);
    return fail({ aud: shownList(aud), expected: shown(audience), near }, AT);
  }),
);
