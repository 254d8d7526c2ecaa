import { Worker } from 'node:worker_threads';
import type { ScanPlan } from '../../engine/scan/scan-plan.ts';
import type { JudgeAnswer, JudgeCall } from './messages.ts';
import { type ThreadEnd, onThreadEnd } from './thread-link.ts';
import { THREAD_MEMORY } from './thread-memory.ts';

/** Tokens that are judged together. */
export interface Batch {
  readonly texts: readonly string[];
  /** Told what was concluded of each, as JSON, and whether one names a key that is not at hand. */
  readonly onJudged: (judged: string, hasStranger: boolean) => void;
  /** It was let go without being judged: the pool was closed. */
  readonly onDropped?: () => void;
}

export interface JudgePoolOptions {
  readonly workerUrl: URL;
  readonly plan: ScanPlan;
  readonly threads: number;
  /** A bug was met in a thread: nothing more is judged. */
  readonly onBug: (frames: string) => void;
  /** A thread is gone, and its batch with it. */
  readonly onEnd: (end: ThreadEnd, errorName: string) => void;
}

/** Batches that wait beside those that are being judged, for each thread. */
const WAITING_PER_THREAD = 2;

/** Threads that judge. Each is started when there is work that no other is free for. */
export class JudgePool {
  readonly #options: JudgePoolOptions;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Batch>();
  readonly #waiting: Batch[] = [];
  /** Who waits for room, and who waits for the end of all work. */
  #onRoom: (() => void)[] = [];
  #onIdle: (() => void)[] = [];
  #keys: ScanPlan['keys'];
  #isClosed = false;
  #isDraining = false;

  constructor(options: JudgePoolOptions) {
    this.#options = options;
    this.#keys = options.plan.keys;
  }

  /** Judges by these keys from now on. */
  setKeys(keys: ScanPlan['keys']): void {
    this.#keys = keys;
    for (const worker of [...this.#idle, ...this.#busy.keys()])
      worker.postMessage({ keys } satisfies JudgeCall);
  }

  /** Takes a batch; resolves when another may come. */
  async judge(batch: Batch): Promise<void> {
    if (this.#isClosed || this.#isDraining) {
      batch.onDropped?.();
      return;
    }
    this.#waiting.push(batch);
    this.#assign();
    if (this.#waiting.length < this.#options.threads * WAITING_PER_THREAD) return;
    await new Promise<void>((resolve) => this.#onRoom.push(resolve));
  }

  /** Resolves when nothing is being judged and nothing waits. */
  async idle(): Promise<void> {
    if (this.#isClosed || (this.#busy.size === 0 && this.#waiting.length === 0)) return;
    await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  /** Takes nothing more; resolves when the threads that are left have ended what they are at. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    this.#drop(this.#waiting.splice(0));
    this.#tell(false);
    await this.idle();
  }

  /** Ends the threads at once, in the middle of their work; whoever waits goes on. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const workers = [...this.#idle, ...this.#busy.keys()];
    this.#drop([...this.#waiting.splice(0), ...this.#busy.values()]);
    this.#busy.clear();
    this.#idle.length = 0;
    this.#tell(true);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? this.#start();
      if (!worker) return;
      const batch = this.#waiting.shift();
      if (!batch) return;
      this.#busy.set(worker, batch);
      worker.postMessage({ texts: batch.texts.join('\n') } satisfies JudgeCall);
    }
  }

  #start(): Worker | undefined {
    if (this.#busy.size >= this.#options.threads) return undefined;
    const { workerUrl, plan } = this.#options;
    // No inherited flags: `--import` of the shell's loader, or a test runner's, is not meant for this thread.
    const worker = new Worker(workerUrl, {
      workerData: { ...plan, keys: this.#keys },
      execArgv: [],
      name: 'assay-judge',
      resourceLimits: THREAD_MEMORY,
    });
    worker.on('message', (answer: JudgeAnswer) => this.#receive(worker, answer));
    onThreadEnd(worker, (end, errorName = 'a thread ended by itself') => {
      if (this.#isClosed) return;
      this.#busy.get(worker)?.onDropped?.();
      this.#busy.delete(worker);
      this.#options.onEnd(end, errorName);
      this.#tell(false);
    });
    return worker;
  }

  #receive(worker: Worker, answer: JudgeAnswer): void {
    const batch = this.#busy.get(worker);
    if (!batch || this.#isClosed) return;
    this.#busy.delete(worker);
    this.#idle.push(worker);
    if ('bug' in answer) {
      batch.onDropped?.();
      this.#options.onBug(answer.bug);
      return;
    }
    batch.onJudged(answer.judged, answer.hasStranger);
    this.#assign();
    this.#tell(false);
  }

  #drop(batches: readonly Batch[]): void {
    for (const { onDropped } of batches) onDropped?.();
  }

  #tell(isEnd: boolean): void {
    if (isEnd || this.#waiting.length < this.#options.threads * WAITING_PER_THREAD) {
      const waiting = this.#onRoom;
      this.#onRoom = [];
      for (const resolve of waiting) resolve();
    }
    if (!isEnd && (this.#busy.size > 0 || this.#waiting.length > 0)) return;
    const waiting = this.#onIdle;
    this.#onIdle = [];
    for (const resolve of waiting) resolve();
  }
}
