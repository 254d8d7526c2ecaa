import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Run } from '../command.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { findingRows, findingsJson } from '../inspect/finding-rows.ts';
import { printJson, printMembers } from '../print-json.ts';
import { answerOfRun, jsonOf } from '../session/answer-of-run.ts';
import { followRun } from '../session/follow-run.ts';
import { withToken } from '../session/with-token.ts';
import type { INTROSPECT } from '../specs/tokens.ts';
import { lines } from '../terminal/terminal.ts';

export const run: Run<typeof INTROSPECT> = (context) =>
  withToken(context, async ({ engine }, token): Promise<Result<ExitStatus, Fault>> => {
    const { terminal, options } = context;
    const done = await followRun(engine, terminal, await engine.introspect(token.id));
    if (!done.ok) return done;
    const answer = await answerOfRun(engine, done.value.id, 'introspect');
    if (!answer.ok) return answer;
    const response = jsonOf(answer.value);
    if (!response)
      return failed(
        fault('flow.response_unusable', 'The introspection endpoint’s answer is no JSON object.'),
      );
    const findings = done.value.steps.flatMap((step) => step.findings);
    if (options.json)
      printJson(terminal.out, {
        token: { id: token.id, fingerprint: token.fingerprint, kind: token.kind },
        response,
        findings: findingsJson(findings),
      });
    else printMembers(terminal.out, response);
    lines(terminal.err, findingRows(findings, terminal.err));
    return ok(EXIT.good);
  });
