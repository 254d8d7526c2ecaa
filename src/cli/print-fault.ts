import type { Fault, FaultCode } from '../core/faults.ts';
import { type ExitStatus, statusOfFault } from './exit-status.ts';
import { wrap } from './terminal/layout.ts';
import { safeLine } from './terminal/safe-text.ts';
import { MARKS } from './terminal/style.ts';
import { type Terminal, lines } from './terminal/terminal.ts';

/** What to do next, where it is a command or an option of the terminal. */
const REMEDIES: { readonly [code in FaultCode]?: string } = {
  'profile.not_found': 'assay profiles list shows the profiles there are.',
  'profile.confirm_needed': 'Say the name of the environment with --confirm.',
  'profile.secret_missing': 'Remove the profile and add it again with --client-secret-stdin.',
  'flow.outcome_unknown':
    'The old refresh token may be used up: get a new token, or try it knowingly with assay refresh --try-anyway.',
};

/** Says what went wrong and what to do next, on standard error, and gives the exit status. */
export function printFault(terminal: Terminal, fault: Fault): ExitStatus {
  const { err } = terminal;
  const where = [
    ...(fault.parameter === undefined ? [] : [fault.parameter]),
    ...(fault.section === undefined ? [] : [fault.section]),
  ].join(', ');
  const [first = '', ...rest] = wrap(
    `${safeLine(fault.message)}${where === '' ? '' : ` (${safeLine(where)})`}`,
    err.width,
    2,
  );
  lines(err, [
    `${err.style.bad(MARKS.bad)} ${first.trimStart()}`,
    ...rest,
    ...wrap(safeLine(REMEDIES[fault.code] ?? fault.remedy), err.width, 2).map((text) => err.style.dim(text)),
    ...(fault.reference === undefined ? [] : [`  Reference: ${fault.reference}`]),
  ]);
  return statusOfFault(fault);
}
