import type { Profile } from '../../contract/models/profile.ts';
import type { TokenSummary } from '../../contract/models/token.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import type { Run } from '../command.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { printJson } from '../print-json.ts';
import { followRun } from '../session/follow-run.ts';
import { asArgument, nameToken } from '../session/pick-token.ts';
import { withToken } from '../session/with-token.ts';
import type { REVOKE } from '../specs/tokens.ts';
import { line, lines } from '../terminal/terminal.ts';

export const run: Run<typeof REVOKE> = (context) =>
  withToken(
    context,
    async ({ engine }, token, { profile }): Promise<Result<ExitStatus, Fault>> => {
      const { terminal, options } = context;
      const done = await followRun(engine, terminal, await engine.revoke(token.id, options.confirm));
      if (!done.ok) return done;
      if (options.json)
        printJson(terminal.out, {
          token: { id: token.id, fingerprint: token.fingerprint, kind: token.kind },
          revoked: true,
        });
      else {
        line(terminal.out, `The server says that it has revoked ${nameToken(token)}.`);
        lines(terminal.err, whoHasNoticed(profile, token));
      }
      return ok(EXIT.good);
    },
    { isEndedTaken: false },
  );

/** The commands that show who keeps to it; they name the token, since another one may be live. */
function whoHasNoticed(profile: Profile, { fingerprint }: TokenSummary): readonly string[] {
  const which = `-p ${asArgument(profile)} --token-id=${fingerprint}`;
  const calls = profile.apis.map(({ id }) => `  assay call ${id} ${which}`);
  return ['Who has noticed:', `  assay introspect ${which}`, ...calls];
}
