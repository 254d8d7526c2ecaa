import { claimAt, fail, pass, type Verdict } from '../findings/finding.ts';
import { isJsonObject, type JsonObject, member, numberMember, stringMember, stringsMember } from '../json.ts';

/** What a claim that must be there has to be. */
export type Wanted = 'text' | 'seconds' | 'audience' | 'object';

/** The names that are absent or of the wrong type, in the order in which they are wanted. */
export function missingClaims(
  claims: JsonObject,
  wanted: { readonly [name: string]: Wanted },
): readonly string[] {
  return Object.entries(wanted).flatMap(([name, type]) => (isThere(claims, name, type) ? [] : [name]));
}

/** Fails at the first of the names that is missing. */
export function requireClaims(
  claims: JsonObject,
  wanted: { readonly [name: string]: Wanted },
): Verdict<{ readonly claims: readonly string[] }> {
  const missing = missingClaims(claims, wanted);
  return missing[0] === undefined ? pass() : fail({ claims: missing }, claimAt('payload', missing[0]));
}

function isThere(claims: JsonObject, name: string, type: Wanted): boolean {
  switch (type) {
    case 'text':
      return (stringMember(claims, name) ?? '') !== '';
    case 'seconds':
      return numberMember(claims, name) !== undefined;
    case 'audience':
      return (stringsMember(claims, name) ?? []).length > 0;
    case 'object':
      return isJsonObject(member(claims, name));
  }
}
