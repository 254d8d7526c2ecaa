import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Log } from '../../engine/ports/log.ts';
import type { ScanOptions, ScanWork, Scanner, ScannedRow } from '../../engine/ports/scanner.ts';
import type { ScanCalls, ScanMessage, ScanStart } from './messages.ts';

export interface ScannerOptions {
  /** Entries of the thread that finds and keeps, and of those that judge. */
  readonly scanWorkerUrl: URL;
  readonly judgeWorkerUrl: URL;
  readonly log: Log;
  /** How many threads judge: as many as the machine has cores, unless said. */
  readonly threads?: number;
}

/** More threads than this wait for the one that finds and keeps. */
const MAX_THREADS = 8;

/** Scans on threads of their own: one that finds tokens and keeps the rows, and some that judge. */
export function createScanner(options: ScannerOptions): Scanner {
  return { begin: (wanted) => beginScan(options, wanted) };
}

function beginScan(options: ScannerOptions, { plan, keptTextBytes, onProgress }: ScanOptions): ScanWork {
  const start: ScanStart = {
    plan,
    keptTextBytes,
    judgeWorkerUrl: options.judgeWorkerUrl.href,
    threads: Math.min(MAX_THREADS, options.threads ?? availableParallelism()),
  };
  const link = new ScanLink(
    new Worker(options.scanWorkerUrl, { workerData: start, execArgv: [], name: 'assay-scan' }),
    {
      onProgress,
      onBug: (frames) => options.log.bug('scan.thread', bugOf(frames)),
    },
  );
  const rowsOf: ScanWork['rows'] = async function* (query, withTexts) {
    const reading = await link.call('rows', query, withTexts);
    for (;;) {
      const page: readonly ScannedRow[] = await link.call('more', reading);
      if (page.length === 0) return;
      yield page;
    }
  };
  return {
    push: async (chunk) => void (await link.call('push', chunk)),
    endSource: async () => void (await link.call('endSource')),
    end: async () => void (await link.call('end')),
    cancel: async () => void (await link.call('cancel')),
    page: (query) => link.call('page', query),
    groups: (by, filter) => link.call('groups', by, filter),
    text: (rowId) => link.call('text', rowId),
    rows: rowsOf,
    close: () => link.close(),
  };
}

interface LinkListener {
  readonly onProgress: ScanOptions['onProgress'];
  readonly onBug: (frames: string) => void;
}

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Calls to the scan's thread and their answers. It keeps no process alive by itself. */
class ScanLink {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #isClosed = false;

  constructor(worker: Worker, { onProgress, onBug }: LinkListener) {
    this.#worker = worker;
    worker.on('message', (message: ScanMessage) => {
      if (message.type === 'progress') onProgress(message.progress);
      else this.#settle(message, onBug);
    });
    worker.on('error', (error) => onBug(error.name));
    worker.on('exit', () => this.#rejectAll());
    worker.unref();
  }

  call<N extends keyof ScanCalls>(name: N, ...args: Parameters<ScanCalls[N]>): ReturnType<ScanCalls[N]> {
    if (this.#isClosed) return Promise.reject(gone()) as ReturnType<ScanCalls[N]>;
    this.#lastId += 1;
    const id = this.#lastId;
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, args });
    }) as ReturnType<ScanCalls[N]>;
  }

  async close(): Promise<void> {
    this.#rejectAll();
    await this.#worker.terminate();
  }

  #settle(message: Exclude<ScanMessage, { type: 'progress' }>, onBug: (frames: string) => void): void {
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if (message.type === 'value') pending?.resolve(message.value as never);
    else if (pending) pending.reject(bugOf(message.frames));
    else onBug(message.frames);
  }

  #rejectAll(): void {
    this.#isClosed = true;
    for (const { reject } of this.#pending.values()) reject(gone());
    this.#pending.clear();
  }
}

function gone(): Error {
  return new Error('the scan was closed');
}

function bugOf(frames: string): Error {
  const error = new Error('the scan’s thread met a bug');
  error.stack = `${error.message}\n${frames}`;
  return error;
}
