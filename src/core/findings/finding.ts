import type { JsonValue } from '../json.ts';
import type { FindingCode } from './catalogue.ts';

/** What a rule concluded. Severity is not here: it belongs to the rule under a policy, and only to a fail (design, section 5). */
export type Outcome = 'fail' | 'pass' | 'unchecked' | 'not_applicable';

/** `violation`: a MUST is broken. `risk`: a SHOULD or best practice. `note`: worth knowing. */
export type Severity = 'violation' | 'risk' | 'note';

/** The named rule sets under which a fail is judged, as they are offered (`policies.ts` says what each is). */
export const POLICY_NAMES = [
  'default',
  'oidc_core',
  'rfc8725',
  'rfc9068',
  'rfc9700',
  'fapi2_security',
  'fapi2_message_signing',
] as const;
export type Policy = (typeof POLICY_NAMES)[number];

/** Where the evidence lies. Byte offsets count in the raw text that was judged. */
export type Place =
  | { readonly kind: 'claim'; readonly part: 'header' | 'payload'; readonly pointer: string }
  | { readonly kind: 'bytes'; readonly start: number; readonly end: number }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'response_header'; readonly name: string }
  | { readonly kind: 'metadata'; readonly name: string }
  | { readonly kind: 'whole' };

/** The facts a conclusion rests on, as JSON: what was seen, what was expected. Never a whole token, code or secret. */
export type Evidence = { readonly [name: string]: JsonValue };

/** What one rule concluded from evidence. Words, remedy, section and severity are looked up in the catalogue by `code`. */
export interface Finding {
  readonly code: FindingCode;
  readonly outcome: Outcome;
  /** Where; absent where the whole is meant. */
  readonly at?: Place;
  /** Present on a fail: what the words of the catalogue are filled from. */
  readonly evidence?: Evidence;
  /** Present on `unchecked` and `not_applicable`: why, as one plain sentence. */
  readonly reason?: string;
}

/** What a rule's check returns; the table adds the code. `E` is the evidence that the code's words are filled from. */
export type Verdict<E extends Evidence = Evidence> = Omit<Finding, 'code' | 'evidence'> & {
  readonly evidence?: E;
};

/** The rule is broken; `evidence` is what the catalogue's words are filled from. */
export function fail<E extends Evidence>(evidence: E, at?: Place): Verdict<E> {
  return at ? { outcome: 'fail', evidence, at } : { outcome: 'fail', evidence };
}

/** The rule was checked and holds. */
export function pass(at?: Place): Verdict<never> {
  return at ? { outcome: 'pass', at } : { outcome: 'pass' };
}

/** The rule applies but could not be checked; `reason` says why, in one plain sentence. */
export function unchecked(reason: string): Verdict<never> {
  return { outcome: 'unchecked', reason };
}

/** The rule does not apply to this input; `reason` says why, in one plain sentence. */
export function notApplicable(reason: string): Verdict<never> {
  return { outcome: 'not_applicable', reason };
}

/** The place of a claim: `claimAt('payload', 'aud')` → pointer `/aud`. */
export function claimAt(part: 'header' | 'payload', name: string): Place {
  return { kind: 'claim', part, pointer: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` };
}
