/** RFC 7515 §4.1.4, RFC 7517 §4.5, OIDC Core §10.1: which of several keys signed. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { stringMember } from '../../json.ts';
import type { Jwk } from '../../jose/verification.ts';
import { onHeader } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';

const AT = claimAt('header', 'kid');

/** The keys of the largest set that may have signed. */
function largestSet({ keys }: JwtInput): number {
  let largest = 0;
  for (const set of keys ?? []) largest = Math.max(largest, set.keys.filter(isForSigning).length);
  return largest;
}

function isForSigning(key: Jwk): boolean {
  return stringMember(key, 'use') !== 'enc';
}

export const kidMissingRule = rule(
  'token.kid.missing',
  onHeader((header, input) => {
    if (stringMember(header, 'kid') !== undefined) return pass(AT);
    if (/^(HS\d+|none)$/i.test(stringMember(header, 'alg') ?? '')) {
      return notApplicable('The token is not signed with a published key.');
    }
    const largest = largestSet(input);
    if (largest === 0) return unchecked('No keys are at hand to choose from.');
    return largest > 1 ? fail({ keyCount: largest }, AT) : pass(AT);
  }),
);

export const kidAmbiguousRule = rule(
  'token.kid.ambiguous',
  onHeader((header, input) => {
    const kid = stringMember(header, 'kid');
    if (kid === undefined) return notApplicable('The header names no key.');
    if (largestSet(input) === 0) return unchecked('No keys are at hand to compare with.');
    let most = 0;
    for (const set of input.keys ?? []) most = Math.max(most, sameName(set.keys, kid));
    return most > 1 ? fail({ kid: shown(kid), keyCount: most }, AT) : pass(AT);
  }),
);

/** Keys of different types may share a kid (RFC 7517 §4.5): what counts is how many of one type do. */
function sameName(keys: readonly Jwk[], kid: string): number {
  const named = keys.filter((key) => stringMember(key, 'kid') === kid && isForSigning(key));
  if (named.length < 2) return named.length;
  const types = Map.groupBy(named, (key) => stringMember(key, 'kty'));
  return [...types.values()].reduce((most, group) => Math.max(most, group.length), 0);
}
