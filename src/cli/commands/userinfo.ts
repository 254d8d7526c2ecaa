import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Run } from '../command.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { printJson, printMembers } from '../print-json.ts';
import { answerOfRun, jsonOf } from '../session/answer-of-run.ts';
import { followRun } from '../session/follow-run.ts';
import { withToken } from '../session/with-token.ts';
import type { USERINFO } from '../specs/tokens.ts';

export const run: Run<typeof USERINFO> = (context) =>
  withToken(context, async ({ engine }, token): Promise<Result<ExitStatus, Fault>> => {
    const { terminal, options } = context;
    const done = await followRun(engine, terminal, await engine.userinfo(token.id));
    if (!done.ok) return done;
    const answer = await answerOfRun(engine, done.value.id, 'userinfo');
    if (!answer.ok) return answer;
    const claims = jsonOf(answer.value);
    if (!claims) {
      return failed(
        fault('flow.response_unusable', 'UserInfo’s answer is no JSON object.', {
          section: 'OIDC Core §5.3.2',
        }),
      );
    }
    if (options.json)
      printJson(terminal.out, {
        token: { id: token.id, fingerprint: token.fingerprint, kind: token.kind },
        claims,
      });
    else printMembers(terminal.out, claims);
    return ok(EXIT.good);
  });
