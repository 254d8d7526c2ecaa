import type { Run } from '../command.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import { EXIT } from '../exit-status.ts';
import { helpOn, helpOverview } from '../help-text.ts';
import { printFault } from '../print-fault.ts';
import { SPECS } from '../specs/all.ts';
import type { HELP } from '../specs/help.ts';
import { lines } from '../terminal/terminal.ts';

export const run: Run<typeof HELP> = async ({ positionals, terminal }) => {
  const { out } = terminal;
  if (positionals.length === 0) {
    lines(out, helpOverview(SPECS, out.style, out.width));
    return EXIT.good;
  }
  const name = positionals.join(' ');
  const found = SPECS.filter((spec) => spec.name === name || spec.name.startsWith(`${name} `));
  if (found.length === 0)
    return printFault(terminal, usageFault('There is no such command.', 'assay help lists them.'));
  lines(
    out,
    found.flatMap((spec, index) => [...(index > 0 ? [''] : []), ...helpOn(spec, out.style, out.width)]),
  );
  return EXIT.good;
};
