import { ok } from '../../core/result.ts';
import type { Run } from '../command.ts';
import { EXIT } from '../exit-status.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { lookUpProfile } from '../session/find-profile.ts';
import { withSession } from '../session/session.ts';
import type { PROFILES_REMOVE } from '../specs/profiles.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { line } from '../terminal/terminal.ts';

export const run: Run<typeof PROFILES_REMOVE> = async ({ options, positionals, terminal, program }) => {
  const removed = await withSession(terminal, program, options, async (session) => {
    const view = await lookUpProfile(session, positionals[0] ?? '');
    if (!view.ok) return view;
    const { id, name } = view.value.profile;
    const done = await session.engine.removeProfile(id);
    return done.ok ? ok({ id, name }) : done;
  });
  if (!removed.ok) return printFault(terminal, removed.fault);
  if (options.json) printJson(terminal.out, { removed: removed.value });
  else
    line(
      terminal.out,
      `Removed ${safeLine(removed.value.name)} and its secrets. Its tokens are still here, and still good at the server.`,
    );
  return EXIT.good;
};
