import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/core/checks/rule.ts';
import { CATALOGUE, type FindingCode } from '../../../src/core/findings/catalogue.ts';
import type { CatalogueEntry } from '../../../src/core/findings/entry.ts';
import { explainFinding } from '../../../src/core/findings/explain.ts';
import type { Evidence, Outcome, Place, Policy } from '../../../src/core/findings/finding.ts';

/** An input on which the rule fails, where, and with what evidence. */
type FailCase<Input> = readonly [name: string, input: Input, at: Place | undefined, evidence: Evidence];
/** An input on which it does not. */
export type HoldCase<Input> = readonly [name: string, input: Input, outcome: Exclude<Outcome, 'fail'>];

/** What one code has been tried on: inputs that produce it, and inputs that do not. */
export interface CodeCases<Input> {
  readonly fails: readonly FailCase<Input>[];
  readonly holds: readonly HoldCase<Input>[];
}

/** The cases of one table of rules. */
export interface RuleCases<Input> {
  readonly rules: readonly Rule<Input>[];
  readonly cases: { readonly [code in FindingCode]?: CodeCases<Input> };
}

/** Declares a test for every case. */
export function describeCases<Input>({ rules, cases }: RuleCases<Input>): void {
  const entries = Object.entries(cases) as unknown as readonly (readonly [FindingCode, CodeCases<Input>])[];
  describe.each(entries)('%s', (code, { fails, holds }) => {
    const check = ruleOf(rules, code);
    it.each(fails)('is found where %s', (_, input, at, evidence) => {
      const verdict = check(input);
      expect(verdict).toStrictEqual(at ? { outcome: 'fail', evidence, at } : { outcome: 'fail', evidence });
      const { text, severity } = explainFinding({ code, ...verdict }, policyOf(code));
      expect(text).toMatch(/\w.*\.$/s);
      expect(text).not.toMatch(/undefined|(?<! is )null|NaN|\[object/);
      expect(severity).toBeDefined();
    });
    it.each(holds)('is not found where %s', (_, input, outcome) => {
      const verdict = check(input);
      expect(verdict.outcome).toBe(outcome);
      expect(verdict.evidence).toBeUndefined();
      if (outcome === 'pass') expect(verdict.reason).toBeUndefined();
      else expect(verdict.reason).toMatch(/^[A-Za-z].*\.$/);
    });
  });
}

/** One of the policies that judge the code: the default, where that does. */
function policyOf(code: FindingCode): Policy {
  const { severity }: CatalogueEntry = CATALOGUE[code];
  const [first = 'default'] = Object.keys(severity) as Policy[];
  return severity.default ? 'default' : first;
}

function ruleOf<Input>(rules: readonly Rule<Input>[], code: FindingCode): Rule<Input>['check'] {
  const found = rules.find((rule) => rule.code === code);
  if (!found) throw new Error(`no rule for ${code} in this table`);
  return found.check;
}
