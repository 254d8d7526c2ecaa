import type { Evidence, Verdict } from '../findings/finding.ts';
import { unchecked } from '../findings/finding.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { member, stringMember } from '../json.ts';
import { splitScope } from '../oauth/scope.ts';
import type { JwtInput } from './inputs.ts';

/** Judges the claims, or answers `unchecked` where the payload is no JSON object. */
export function onClaims<E extends Evidence>(
  check: (claims: JsonObject, input: JwtInput) => Verdict<E>,
): (input: JwtInput) => Verdict<E> {
  return (input) =>
    input.claims ? check(input.claims, input) : unchecked('The payload cannot be read as a JSON object.');
}

/** Judges the header, or answers `unchecked` where it is no JSON object. */
export function onHeader<E extends Evidence>(
  check: (header: JsonObject, input: JwtInput) => Verdict<E>,
): (input: JwtInput) => Verdict<E> {
  return (input) =>
    input.header ? check(input.header, input) : unchecked('The header cannot be read as a JSON object.');
}

/** The claim if it is a string with something in it. */
export function textClaim(claims: JsonObject, name: string): string | undefined {
  const text = stringMember(claims, name);
  return text === '' ? undefined : text;
}

/** A NumericDate (RFC 7519 §2) as it was found. */
export type TimeClaim =
  | { readonly state: 'absent' }
  | { readonly state: 'not_a_number'; readonly value: JsonValue }
  | { readonly state: 'milliseconds'; readonly value: number }
  | { readonly state: 'seconds'; readonly seconds: number };

/** As seconds this is the year 5138, as milliseconds 1973: no token means the former. */
const MILLISECONDS_FROM = 100_000_000_000;

/** Reads a claim that must be seconds since 1970. */
export function timeClaim(claims: JsonObject, name: string): TimeClaim {
  const value = member(claims, name);
  if (value === undefined) return { state: 'absent' };
  if (typeof value !== 'number' || !Number.isFinite(value)) return { state: 'not_a_number', value };
  return value >= MILLISECONDS_FROM ? { state: 'milliseconds', value } : { state: 'seconds', seconds: value };
}

/** The claim in seconds, or undefined where it is absent or cannot be read as such. */
export function secondsOf(claims: JsonObject | undefined, name: string): number | undefined {
  const time = claims ? timeClaim(claims, name) : undefined;
  return time?.state === 'seconds' ? time.seconds : undefined;
}

/** The scope values a token carries, from `scope` (RFC 8693 §4.2) or the `scp` of some vendors; undefined where it has neither. */
export function tokenScope(claims: JsonObject): readonly string[] | undefined {
  for (const name of ['scope', 'scp']) {
    const value = member(claims, name);
    if (typeof value === 'string') return splitScope(value);
    if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
  }
  return undefined;
}
