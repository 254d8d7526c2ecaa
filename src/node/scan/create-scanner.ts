import { availableParallelism } from 'node:os';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Log } from '../../engine/ports/log.ts';
import {
  NOTHING_YET,
  type ScanCount,
  type ScanFailure,
  type ScanOptions,
  type ScanWork,
  type Scanner,
} from '../../engine/ports/scanner.ts';
import type { FinderCalls, FinderStart, FinderTold, KeeperCalls, KeeperStart } from './messages.ts';
import { ThreadGone, ThreadLink, bugOf, framesOf } from './thread-link.ts';
import { THREAD_MEMORY } from './thread-memory.ts';

export interface ScannerOptions {
  /** Entries of the thread that finds, of those that judge, and of the one that keeps. */
  readonly scanWorkerUrl: URL;
  readonly judgeWorkerUrl: URL;
  readonly keeperWorkerUrl: URL;
  readonly log: Log;
  /** How many threads judge: as many as the machine has cores, unless said. */
  readonly threads?: number;
}

/** More threads than this wait for the one that finds. */
const MAX_THREADS = 8;

/** Scans on threads of their own: one that finds tokens, some that judge, and one that keeps the rows. */
export function createScanner(options: ScannerOptions): Scanner {
  return { begin: (wanted) => new ThreadedScan(options, wanted) };
}

class ThreadedScan implements ScanWork {
  readonly #finder: ThreadLink<FinderCalls, FinderTold>;
  readonly #keeper: ThreadLink<KeeperCalls>;
  readonly #onProgress: ScanOptions['onProgress'];
  readonly #onBug: (frames: string) => void;
  #freshKeys: ScanOptions['freshKeys'];
  #count = NOTHING_YET;
  #failure: ScanFailure | undefined;
  /** Where the thread that finds is gone: settles when that was told. */
  #broken: Promise<void> | undefined;

  constructor(options: ScannerOptions, { plan, keptTextBytes, onProgress, freshKeys }: ScanOptions) {
    this.#onProgress = onProgress;
    this.#freshKeys = freshKeys;
    const { port1, port2 } = new MessageChannel();
    const keeper: KeeperStart = { keptTextBytes, finder: port1 };
    const finder: FinderStart = {
      plan,
      judgeWorkerUrl: options.judgeWorkerUrl.href,
      threads: Math.min(MAX_THREADS, options.threads ?? availableParallelism()),
      mayFetchKeys: freshKeys !== undefined,
      keepsTexts: keptTextBytes > 0,
      keeper: port2,
    };
    const onBug = (frames: string): void => options.log.bug('scan.thread', bugOf(frames));
    this.#onBug = onBug;
    this.#keeper = new ThreadLink(
      startThread(options.keeperWorkerUrl, 'assay-scan-rows', keeper, keeper.finder),
      { onTold: () => undefined, onBug, onEnd: ({ isOutOfMemory }) => this.#lose(isOutOfMemory) },
    );
    this.#finder = new ThreadLink(startThread(options.scanWorkerUrl, 'assay-scan', finder, finder.keeper), {
      onTold: (told) => this.#hear(told),
      onBug,
      onEnd: ({ isOutOfMemory }) => {
        this.#broken = this.#break({ thread: 'finding', isOutOfMemory });
      },
    });
  }

  push = (chunk: Uint8Array | string): Promise<void> => this.#unlessGone(this.#finder.call('push', chunk));
  endSource = (): Promise<void> => this.#unlessGone(this.#finder.call('endSource'));
  end = (): Promise<void> => this.#unlessGone(this.#finder.call('end'));
  cancel = (): Promise<void> => this.#unlessGone(this.#finder.call('cancel'));
  page: ScanWork['page'] = (query) => this.#keeper.call('page', query);
  groups: ScanWork['groups'] = (query) => this.#keeper.call('groups', query);
  text: ScanWork['text'] = (rowId) => this.#keeper.call('text', rowId);

  async *rows(...wanted: Parameters<ScanWork['rows']>): ReturnType<ScanWork['rows']> {
    const reading = await this.#keeper.call('rows', ...wanted);
    for (;;) {
      const page = await this.#keeper.call('more', reading);
      if (page.length === 0) return;
      yield page;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#finder.close(), this.#keeper.close()]);
  }

  #hear(told: FinderTold): void {
    if (told.type === 'keys_wanted') {
      void this.#bringKeys();
      return;
    }
    if (told.type === 'broke') {
      this.#failure = { thread: 'judging', ...told.end };
      return;
    }
    const { progress } = told;
    if (isOver(progress)) void this.#finish();
    this.#tell(
      progress.state === 'failed' && this.#failure ? { ...progress, failure: this.#failure } : progress,
    );
    if (isOver(progress)) this.#rest();
  }

  /** All that is found is kept: the keys and secrets that were given end with the threads that had them. */
  #rest(): void {
    this.#freshKeys = undefined;
    void this.#finder.close();
  }

  /** Where keys cannot be had, the tokens are judged by those that are here. */
  async #bringKeys(): Promise<void> {
    const fresh = await this.#freshKeys?.().catch((error: unknown) => {
      this.#onBug(framesOf(error));
      return undefined;
    });
    await this.#unlessGone(this.#finder.call('keys', fresh));
  }

  /** What is given to a thread that is gone has nowhere to go: how the scan ended is told apart, and before this resolves. */
  async #unlessGone(call: Promise<unknown>): Promise<void> {
    try {
      await call;
    } catch (error) {
      if (!(error instanceof ThreadGone)) throw error;
      await this.#broken;
    }
  }

  /** The thread that finds is gone: what is kept stays, and is counted once more. */
  async #break(failure: ScanFailure): Promise<void> {
    const kept = await this.#finish();
    if (!isOver(this.#count)) this.#tell({ ...this.#count, ...kept, state: 'failed', failure });
  }

  /** What is kept, with its count; nothing where that thread is gone too. */
  async #finish(): Promise<Pick<ScanCount, 'judged' | 'counts'> | undefined> {
    try {
      const { judged, counts } = await this.#keeper.call('finish');
      return { judged, counts };
    } catch (error) {
      if (error instanceof ThreadGone) return undefined;
      throw error;
    }
  }

  /** The rows are gone, and with them the use of going on. */
  #lose(isOutOfMemory: boolean): void {
    void this.#finder.close();
    const { state: _, failure: _failure, ...count } = this.#count;
    this.#tell({ ...count, state: 'failed', failure: { thread: 'keeping', isOutOfMemory } });
  }

  #tell(count: ScanCount): void {
    this.#count = count;
    this.#onProgress(count);
  }
}

function startThread(
  url: URL,
  name: string,
  workerData: FinderStart | KeeperStart,
  port: NonNullable<KeeperStart['finder']>,
): Worker {
  // No inherited flags: `--import` of the shell's loader, or a test runner's, is not meant for this thread.
  return new Worker(url, {
    workerData,
    transferList: [port],
    execArgv: [],
    name,
    resourceLimits: THREAD_MEMORY,
  });
}

function isOver({ state }: ScanCount): boolean {
  return state !== 'reading' && state !== 'judging';
}
