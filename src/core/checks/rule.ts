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
  return rules.map(({ code, check }) => findingOf(code, check(input)));
}

/** Literals rather than a spread: some seventy rules run on every token, and spreading took longer than judging. */
function findingOf(code: FindingCode, { outcome, at, evidence, reason }: Verdict): Finding {
  if (reason !== undefined) return { code, outcome, reason };
  if (evidence !== undefined) return at ? { code, outcome, at, evidence } : { code, outcome, evidence };
  return at ? { code, outcome, at } : { code, outcome };
}
