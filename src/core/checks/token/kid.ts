/** RFC 7515 §4.1.4, RFC 7517 §4.5, OIDC Core §10.1: which of several keys signed. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { stringMember } from '../../json.ts';
import type { Jwk } from '../../jose/verification.ts';
import { onHeader } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';

const AT = claimAt('header', 'kid');

function signingKeys(input: JwtInput): readonly (readonly Jwk[])[] {
  return (input.keys ?? []).map((set) => set.keys.filter((key) => stringMember(key, 'use') !== 'enc'));
}

export const kidMissingRule = rule(
  'token.kid.missing',
  onHeader((header, input) => {
    if (stringMember(header, 'kid') !== undefined) return pass(AT);
    if (/^(HS\d+|none)$/i.test(stringMember(header, 'alg') ?? '')) {
      return notApplicable('The token is not signed with a published key.');
    }
    const largest = Math.max(0, ...signingKeys(input).map((keys) => keys.length));
    if (largest === 0) return unchecked('No keys are at hand to choose from.');
    return largest > 1 ? fail({ keyCount: largest }, AT) : pass(AT);
  }),
);

export const kidAmbiguousRule = rule(
  'token.kid.ambiguous',
  onHeader((header, input) => {
    const kid = stringMember(header, 'kid');
    if (kid === undefined) return notApplicable('The header names no key.');
    const sets = signingKeys(input);
    if (sets.every((keys) => keys.length === 0)) return unchecked('No keys are at hand to compare with.');
    const most = Math.max(...sets.map((keys) => sameName(keys, kid)));
    return most > 1 ? fail({ kid: shown(kid), keyCount: most }, AT) : pass(AT);
  }),
);

/** Keys of different types may share a kid (RFC 7517 §4.5): what counts is how many of one type do. */
function sameName(keys: readonly Jwk[], kid: string): number {
  const types = Map.groupBy(
    keys.filter((key) => stringMember(key, 'kid') === kid),
    (key) => stringMember(key, 'kty'),
  );
  return Math.max(0, ...[...types.values()].map((group) => group.length));
}
