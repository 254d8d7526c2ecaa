import { type ComparedSide, compareTokens } from '../../core/compare/compare-tokens.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { claimedLife } from '../../core/jose/claimed-life.ts';
import { claimsOf } from '../../core/jose/content.ts';
import { claimedScope } from '../../core/oauth/scope.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import type { Run } from '../command.ts';
import { comparisonRows } from '../compare/comparison-rows.ts';
import { EXIT } from '../exit-status.ts';
import { readTokens, readWhole } from '../../engine/inspect/judge-text.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { readSource } from '../read-source.ts';
import type { COMPARE } from '../specs/compare.ts';
import { type Terminal, lines } from '../terminal/terminal.ts';

/** Kept light, as inspect is: no store, no network, no cryptography. */
export const run: Run<typeof COMPARE> = async ({ options, positionals, terminal }) => {
  if (positionals[0] === '-' && positionals[1] === '-')
    return printFault(terminal, usageFault('Only one of the two can be standard input.'));
  const left = await readSide(terminal, positionals[0], 'left');
  if (!left.ok) return printFault(terminal, left.fault);
  const right = await readSide(terminal, positionals[1], 'right');
  if (!right.ok) return printFault(terminal, right.fault);
  const comparison = compareTokens(left.value, right.value);
  const status = comparison.sameness === 'different' ? EXIT.findings : EXIT.good;
  if (options.json) printJson(terminal.out, { exitStatus: status, ...comparison });
  else lines(terminal.out, comparisonRows(comparison, terminal.out));
  return status;
};

async function readSide(
  terminal: Terminal,
  file: string | undefined,
  which: string,
): Promise<Result<ComparedSide, Fault>> {
  const text = await readSource(terminal, file);
  if (!text.ok) return text;
  const found = readTokens(text.value);
  if (found.length > 1) {
    const words = `There are ${found.length} tokens in the ${which} text.`;
    return failed(fault('input.invalid', words, { remedy: 'Give exactly one token on each side.' }));
  }
  const { parsed } = found[0] ?? readWhole(text.value);
  const claims = claimsOf(parsed);
  const scope = claimedScope(claims);
  return ok({ parsed, life: claimedLife(claims), ...(scope ? { scope } : {}) });
}
