import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import type { Run } from '../command.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { printJson } from '../print-json.ts';
import { followRun } from '../session/follow-run.ts';
import { nameToken } from '../session/pick-token.ts';
import { withToken } from '../session/with-token.ts';
import type { REVOKE } from '../specs/tokens.ts';
import { line } from '../terminal/terminal.ts';

export const run: Run<typeof REVOKE> = (context) =>
  withToken(context, async ({ engine }, token): Promise<Result<ExitStatus, Fault>> => {
    const { terminal, options } = context;
    const done = await followRun(engine, terminal, await engine.revoke(token.id, options.confirm));
    if (!done.ok) return done;
    if (options.json)
      printJson(terminal.out, {
        token: { id: token.id, fingerprint: token.fingerprint, kind: token.kind },
        revoked: true,
      });
    else line(terminal.out, `The server says that it has revoked ${nameToken(token)}.`);
    return ok(EXIT.good);
  });
