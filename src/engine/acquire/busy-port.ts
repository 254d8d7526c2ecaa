import { type Fault, fault } from '../../core/faults.ts';
import type { Flow } from './flow.ts';

/** A busy port in the words of who holds it: another run of this program, where it is one. */
export function explainBusyPort({ context, live, profile }: Flow, busy: Fault): Fault {
  const { port } = profile.redirect;
  const holder = context.runs
    .all()
    .find(({ id, steps }) => id !== live.run.id && steps.some(({ waiting }) => portOf(waiting) === port));
  if (!holder) return busy;
  return fault('redirect.port_busy', `Another run of Assay still waits for the browser on port ${port}.`, {
    parameter: 'redirect_uri',
    remedy: 'Finish that run in the browser, or cancel it; then run this one again.',
  });
}

function portOf(waiting: { readonly redirectUri: string } | undefined): number | undefined {
  return waiting ? Number(new URL(waiting.redirectUri).port) : undefined;
}
