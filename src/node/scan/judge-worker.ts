import { parentPort, workerData } from 'node:worker_threads';
import { judgeFound } from '../../engine/scan/judge-found.ts';
import type { ScanPlan } from '../../engine/scan/scan-plan.ts';
import { createBulkVerifier } from '../verify/bulk-verify.ts';
import { createVerify } from '../verify/create-verify.ts';
import { decodeStrictly } from '../verify/strict-base64url.ts';
import type { JudgeAnswer, JudgeCall } from './messages.ts';
import { framesOf } from './thread-link.ts';

/** A thread that judges: takes texts, answers with conclusions. Keys are imported once for the whole scan. */
function serve(port: NonNullable<typeof parentPort>, plan: ScanPlan): void {
  const bulk = createBulkVerifier(plan.keys, plan.allowedAlgs);
  const verifyAtOnce = (text: string) => bulk.verify(text);
  const parts = { verify: createVerify(), verifyAtOnce, decodeStrictly };
  const judge = async ({ texts }: JudgeCall): Promise<JudgeAnswer> => {
    const judged = [];
    for (const text of texts.split('\n')) judged.push(await judgeFound(parts, plan, text));
    return { judged: JSON.stringify(judged) };
  };
  port.on('message', (call: JudgeCall) => {
    void judge(call)
      .catch((error: unknown): JudgeAnswer => ({ bug: framesOf(error) }))
      .then((answer) => port.postMessage(answer));
  });
}

if (parentPort) serve(parentPort, workerData as ScanPlan);
