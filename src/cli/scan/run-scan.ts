import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { ScanCount, ScanWork } from '../../engine/ports/scanner.ts';
import { brokeOff } from '../../engine/scan/broke-off.ts';
import type { ScanPlan } from '../../engine/scan/scan-plan.ts';
import { createScanner } from '../../node/scan/create-scanner.ts';
import type { CommandContext } from '../command.ts';
import { redactText } from '../../core/exchange/redact.ts';
import { createLog } from '../../node/log.ts';
import { createLogTail } from '../session/log-tail.ts';
import type { SCAN } from '../specs/scan.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { line } from '../terminal/terminal.ts';
import { createProgress } from './progress-line.ts';
import type { PlannedScan } from './read-plan.ts';
import { type Source, openSource } from './source-chunks.ts';

export interface ScanRun {
  readonly plan: ScanPlan;
  readonly freshKeys?: PlannedScan['freshKeys'];
  readonly sources: readonly string[];
  readonly threads: number | undefined;
  readonly keptTextBytes: number;
}

/** A scan that has ended; where it broke off, why, and what was found until then. */
export interface Scanned {
  readonly work: ScanWork;
  readonly count: ScanCount;
  readonly fault?: Fault;
}

/** Scans the sources one after the other. Faults: input.invalid, operation.cancelled, file.failed, scan.failed. */
export async function runScan(
  { terminal, program }: CommandContext<typeof SCAN>,
  { plan, freshKeys, sources, threads, keptTextBytes }: ScanRun,
): Promise<Result<Scanned, Fault>> {
  const opened = await openAll(terminal, sources);
  if (!opened.ok) return opened;
  if (sources.includes('-') && terminal.input.isTty)
    line(terminal.err, 'Paste the text, then end it with Ctrl+D on a line of its own.');
  const tail = createLogTail();
  const progress = createProgress(terminal.err, totalOf(opened.value));
  let count: ScanCount | undefined;
  const work = createScanner({
    scanWorkerUrl: program.scanWorkerUrl,
    judgeWorkerUrl: program.judgeWorkerUrl,
    keeperWorkerUrl: program.keeperWorkerUrl,
    log: createLog({ write: tail.write, redact: redactText }),
    ...(threads === undefined ? {} : { threads }),
  }).begin({
    plan,
    ...(freshKeys ? { freshKeys } : {}),
    keptTextBytes,
    onProgress: (now) => {
      count = now;
      progress.show(now);
    },
  });
  const read = await feed(terminal, work, opened.value, () => count?.failure !== undefined);
  progress.clear();
  const failure = count?.failure;
  if (failure) tail.say(terminal);
  if (read.ok && count) {
    const fault = failure && brokeOff(count, failure, totalOf(opened.value));
    return ok({ work, count, ...(fault ? { fault } : {}) });
  }
  await work.close();
  return read.ok ? failed(fault('scan.failed', 'The scan ended before it had begun.')) : read;
}

async function openAll(
  terminal: Terminal,
  names: readonly string[],
): Promise<Result<readonly Source[], Fault>> {
  const sources: Source[] = [];
  for (const name of names) {
    const source = await openSource(terminal, name);
    if (!source.ok) return source;
    sources.push(source.value);
  }
  return ok(sources);
}

function totalOf(sources: readonly Source[]): number | undefined {
  const sizes = sources.map(({ totalBytes }) => totalBytes);
  return sizes.includes(undefined) ? undefined : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

/** One chunk is read while the one before is taken in. Ctrl+C stops at once. */
async function feed(
  { interrupted }: Terminal,
  work: ScanWork,
  sources: readonly Source[],
  isOver: () => boolean,
): Promise<Result<null, Fault>> {
  const cancel = (): void => void work.cancel().catch(() => undefined);
  interrupted.addEventListener('abort', cancel, { once: true });
  try {
    for (const { chunks } of sources) {
      let taken: Promise<void> | undefined;
      for await (const chunk of chunks()) {
        await taken;
        if (interrupted.aborted || isOver()) break;
        taken = work.push(chunk);
      }
      await taken;
      if (interrupted.aborted || isOver()) break;
      await work.endSource();
    }
    if (!interrupted.aborted) await work.end();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    return failed(
      fault('file.failed', 'A file could not be read to its end.', {
        remedy: 'Check the disk, then try again.',
      }),
    );
  } finally {
    interrupted.removeEventListener('abort', cancel);
  }
  return interrupted.aborted ? failed(fault('operation.cancelled', 'Cancelled.')) : ok(null);
}
