import { type Fault, fault } from '../../core/faults.ts';
import { counted } from '../../core/findings/words.ts';
import { sizeWords } from '../../core/scan/size-words.ts';
import type { ScanCount, ScanFailure } from '../ports/scanner.ts';

const THREADS: Readonly<Record<ScanFailure['thread'], string>> = {
  finding: 'The thread that reads the text',
  judging: 'A thread that judges tokens',
  keeping: 'The thread that keeps the rows',
};

/** A scan that ended with one of its threads, as a fault: how far it had come, and what of it is still there. */
export function brokeOff(count: ScanCount, failure: ScanFailure, totalBytes?: number): Fault {
  const { bytes, tokens, judged } = count;
  const how = failure.isOutOfMemory ? 'ran out of memory' : 'ended unexpectedly';
  const part =
    totalBytes === undefined ? sizeWords(bytes) : `${sizeWords(bytes)} of ${sizeWords(totalBytes)}`;
  const found = counted(tokens, 'token');
  const left =
    failure.thread === 'keeping'
      ? `The ${found} found until then are gone with it.`
      : `Of the ${found} found until then ${judged} are judged and kept.`;
  return fault('scan.failed', `${THREADS[failure.thread]} ${how} after ${part}. ${left}`, {
    remedy: failure.isOutOfMemory
      ? 'Scan it in smaller parts, or close other programs and scan it again.'
      : 'Scan it again. If it breaks off once more, report it.',
  });
}
