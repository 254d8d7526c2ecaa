import { parentPort, workerData } from 'node:worker_threads';
import { decryptingWith } from '../../engine/inspect/decrypting.ts';
import { type JudgedText, type ScanJudgeParts, judgeFound } from '../../engine/scan/judge-found.ts';
import { type ScanPlan, decryptionKeysOf } from '../../engine/scan/scan-plan.ts';
import { createSearchMany } from '../../engine/scan/search-many.ts';
import { isStranger } from '../../engine/scan/stranger.ts';
import { createBulkVerifier } from '../verify/bulk-verify.ts';
import { createVerify } from '../verify/create-verify.ts';
import { decodeStrictly } from '../verify/strict-base64url.ts';
import type { JudgeAnswer, JudgeCall } from './messages.ts';
import { framesOf } from './thread-link.ts';

/** What is made once for a plan: keys are imported once for the whole scan. */
interface Judge {
  readonly plan: ScanPlan;
  readonly parts: ScanJudgeParts;
  readonly isStranger: (judged: JudgedText) => boolean;
}

async function judgeFor(plan: ScanPlan): Promise<Judge> {
  const verify = createVerify();
  const bulk = createBulkVerifier(plan.keys, plan.allowedAlgs);
  const parts: ScanJudgeParts = {
    verify,
    verifyAtOnce: (text) => bulk.verify(text),
    decodeStrictly,
    searchMany: createSearchMany(verify, plan),
    ...(plan.decryptionKeys ? { decrypting: await decryptingBy(plan) } : {}),
  };
  return { plan, parts, isStranger: isStranger(plan) };
}

/** Loaded only where there is something to decrypt with. */
async function decryptingBy(plan: ScanPlan) {
  const { createDecrypt } = await import('../decrypt/create-decrypt.ts');
  return decryptingWith(createDecrypt(), decryptionKeysOf(plan));
}

/** A thread that judges: takes texts, answers with conclusions. */
function serve(port: NonNullable<typeof parentPort>, first: ScanPlan): void {
  let judge = judgeFor(first);
  const answer = async (texts: string): Promise<JudgeAnswer> => {
    const { plan, parts, isStranger } = await judge;
    const judged: JudgedText[] = [];
    for (const text of texts.split('\n')) judged.push(await judgeFound(parts, plan, text));
    return { judged: JSON.stringify(judged), hasStranger: judged.some(isStranger) };
  };
  port.on('message', (call: JudgeCall) => {
    if ('keys' in call) {
      judge = judgeFor({ ...first, keys: call.keys });
      return;
    }
    void answer(call.texts)
      .catch((error: unknown): JudgeAnswer => ({ bug: framesOf(error) }))
      .then((said) => port.postMessage(said));
  });
}

if (parentPort) serve(parentPort, workerData as ScanPlan);
