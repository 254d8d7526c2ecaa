import type { EvidenceOf, FindingCode } from '../findings/catalogue.ts';
import type { Finding, Verdict } from '../findings/finding.ts';

/** One rule: what it is called in the catalogue and how it is judged. A check never throws, whatever the input holds. */
export interface Rule<Input> {
  readonly code: FindingCode;
  readonly check: (input: Input) => Verdict;
}

/** Makes a rule; the compiler holds its evidence to what the catalogue's words for that code are filled from. */
export function rule<Code extends FindingCode, Input>(
  code: Code,
  check: (input: Input) => Verdict<EvidenceOf<Code>>,
): Rule<Input> {
  return { code, check };
}

/** Applies every rule of a table, in its order; no outcome stops the next. */
export function runRules<Input>(rules: readonly Rule<Input>[], input: Input): readonly Finding[] {
  return rules.map(({ code, check }) => ({ code, ...check(input) }));
}
