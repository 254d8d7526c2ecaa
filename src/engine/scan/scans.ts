import type { InputOf } from '../../contract/ipc.ts';
import type { ScanGroup, ScanPage, ScanProgress } from '../../contract/models/scan.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { csvHeader, csvLine, exportedRow } from '../../core/scan/export-rows.ts';
import type { EngineContext } from '../context.ts';
import { NOTHING_YET, type ScanCount, type ScanWork } from '../ports/scanner.ts';
import { brokeOff } from './broke-off.ts';
import { freshKeys, mayFetchKeys, planScan } from './plan-scan.ts';
import type { ScanPlan } from './scan-plan.ts';

/** A file that is not written yet: its text comes piece by piece, so that a million rows are never one text. */
export interface ScanFile {
  readonly suggestedName: string;
  readonly text: AsyncIterable<string>;
  /** Whether a person stopped it while it was written. */
  readonly isStopped: () => boolean;
}

/** The scans of the window: one at a time, its rows kept until the next begins. Faults: scan.not_found for any other. */
export interface Scans {
  begin(input: InputOf<'scan.begin'>): Promise<Result<{ readonly scanId: string }, Fault>>;
  /** Stops what is about to begin, and a file that is being written: what was sent is aborted. Nothing is wrong where there is none. */
  stop(): Promise<Result<null, Fault>>;
  /** Answers when there is room for the next chunk. */
  push(input: InputOf<'scan.push'>): Promise<Result<ScanProgress, Fault>>;
  /** Nothing more comes; the rest of the work is told by events. */
  end(scanId: string): Promise<Result<ScanProgress, Fault>>;
  cancel(scanId: string): Promise<Result<null, Fault>>;
  status(scanId: string): Promise<Result<ScanProgress, Fault>>;
  rows(input: InputOf<'scan.rows'>): Promise<Result<ScanPage, Fault>>;
  groups(input: InputOf<'scan.groups'>): Promise<Result<ScanPage<ScanGroup>, Fault>>;
  text(input: InputOf<'scan.text'>): Promise<Result<{ readonly text: string }, Fault>>;
  file(input: InputOf<'scan.export'>): Promise<Result<ScanFile, Fault>>;
  close(): Promise<void>;
}

/** Text of tokens that a scan in the window keeps, sealed, to be opened in Inspect or exported. */
const KEPT_TEXT_BYTES = 64 * 1024 * 1024;

/** One scan as the engine knows it. */
class LiveScan {
  readonly id: string;
  readonly name: string;
  readonly work: ScanWork;
  readonly #context: EngineContext;
  readonly #about: Pick<ScanProgress, 'totalBytes' | 'note'>;
  readonly #startedAtMs: number;
  readonly #fetching = new AbortController();
  #endedAtMs: number | undefined;
  #count = NOTHING_YET;
  #fault: Fault | undefined;
  #areRowsLost = false;

  constructor(context: EngineContext, input: InputOf<'scan.begin'>, plan: ScanPlan) {
    this.#context = context;
    this.id = context.ports.random.id();
    this.name = input.name;
    this.#about = {
      ...(input.totalBytes === undefined ? {} : { totalBytes: input.totalBytes }),
      ...(plan.unreachable === undefined ? {} : { note: plan.unreachable }),
    };
    this.#startedAtMs = context.ports.clock.monotonicMs();
    this.work = context.ports.scanner.begin({
      plan,
      keptTextBytes: KEPT_TEXT_BYTES,
      ...(mayFetchKeys(input) ? { freshKeys: () => freshKeys(context, input, this.#fetching.signal) } : {}),
      onProgress: (count) => this.#take(count),
    });
  }

  /** Why nothing can be read of it; undefined where its rows are here. */
  get lost(): Fault | undefined {
    return this.#areRowsLost ? this.#fault : undefined;
  }

  /** Keys that are being fetched for it are not waited for, and nothing more is sent. */
  stopFetching(): void {
    this.#fetching.abort();
  }

  progress(): ScanProgress {
    const untilMs = this.#endedAtMs ?? this.#context.ports.clock.monotonicMs();
    return {
      scanId: this.id,
      name: this.name,
      ...this.#about,
      ...this.#count,
      ...(this.#areRowsLost ? { tokens: 0, judged: 0 } : {}),
      ...(this.#fault ? { fault: this.#fault } : {}),
      elapsedMs: Math.round(untilMs - this.#startedAtMs),
    };
  }

  #take({ failure, ...count }: ScanCount): void {
    this.#count = count;
    if (failure) {
      this.#fault = brokeOff(count, failure, this.#about.totalBytes);
      this.#areRowsLost = failure.thread === 'keeping';
    }
    if (count.state !== 'reading' && count.state !== 'judging')
      this.#endedAtMs ??= this.#context.ports.clock.monotonicMs();
    this.#context.events.scanChanged(this.id);
  }
}

/** Makes the window's scans. */
export function createScans(context: EngineContext): Scans {
  let live: LiveScan | undefined;
  let stopping = new AbortController();
  const on = async <T>(scanId: string, work: (scan: LiveScan) => Promise<T>): Promise<Result<T, Fault>> => {
    const scan = live;
    if (scan?.id !== scanId) return failed(notHere());
    try {
      return ok(await work(scan));
    } catch (error) {
      // The next one has begun meanwhile, or the program ends: what was asked of this one is answered no more.
      if (live !== scan) return failed(notHere());
      if (scan.lost) return failed(scan.lost);
      throw error;
    }
  };
  const progressAfter = (scanId: string, work: (scan: ScanWork) => Promise<void>) =>
    on(scanId, async (scan) => {
      await work(scan.work);
      return scan.progress();
    });
  const close = async (): Promise<void> => {
    const before = live;
    live = undefined;
    before?.stopFetching();
    await before?.work.close();
  };
  return {
    begin: async (input) => {
      const plan = await planScan(context, input, stopping.signal);
      if (!plan.ok) return plan;
      // Put in its place before anything is waited for: of two that begin at once, one has to be closed by the other.
      const before = live;
      const begun = new LiveScan(context, input, plan.value);
      live = begun;
      before?.stopFetching();
      await before?.work.close();
      return ok({ scanId: begun.id });
    },
    stop: async () => {
      stopping.abort();
      stopping = new AbortController();
      return ok(null);
    },
    push: ({ scanId, bytes }) => progressAfter(scanId, (work) => work.push(bytes)),
    end: (scanId) =>
      on(scanId, async (scan) => {
        const onBug = (error: unknown): void => context.ports.log.bug(context.ports.random.id(), error);
        scan.work.end().catch((error: unknown) => (live === scan ? onBug(error) : undefined));
        return scan.progress();
      }),
    cancel: (scanId) =>
      on(scanId, async (scan) => {
        scan.stopFetching();
        await scan.work.cancel();
        return null;
      }),
    status: (scanId) => progressAfter(scanId, async () => undefined),
    rows: ({ scanId, ...query }) => on(scanId, ({ work }) => work.page(query)),
    groups: ({ scanId, ...query }) => on(scanId, ({ work }) => work.groups(query)),
    text: async ({ scanId, rowId }) => {
      const text = await on(scanId, ({ work }) => work.text(rowId));
      if (!text.ok) return text;
      return text.value === undefined ? failed(notKept()) : ok({ text: text.value });
    },
    file: ({ scanId, ...wish }) => on(scanId, async (scan) => scanFile(scan, wish, stopping.signal)),
    close,
  };
}

function scanFile(
  { name, work }: LiveScan,
  { format, withTokens = false, ...query }: Omit<InputOf<'scan.export'>, 'scanId'>,
  signal: AbortSignal,
): ScanFile {
  const lines = async function* (): AsyncIterable<string> {
    if (format === 'csv') yield `${csvHeader(withTokens)}\r\n`;
    for await (const rows of work.rows(query, withTokens)) {
      signal.throwIfAborted();
      yield rows
        .map((row) =>
          format === 'csv'
            ? `${csvLine(row, [name], withTokens)}\r\n`
            : `${JSON.stringify(exportedRow(row, [name]))}\n`,
        )
        .join('');
    }
  };
  return { suggestedName: `scan-${name}.${format}`, text: lines(), isStopped: () => signal.aborted };
}

function notHere(): Fault {
  return fault('scan.not_found', 'This scan is not here any more.');
}

function notKept(): Fault {
  return fault('scan.not_found', 'The text of this token was not kept: the scan holds too many.', {
    remedy: 'Find it in the file by its offset.',
  });
}
