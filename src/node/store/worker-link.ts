import { Worker } from 'node:worker_threads';
import { type Fault, fault } from '../../core/faults.ts';
import type { Log } from '../../engine/ports/log.ts';
import { StoreError } from '../../engine/store-error.ts';
import type { CallMessage, CallName, StoreCalls, WorkerMessage, WorkerStart } from './messages.ts';

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface WorkerLinkOptions {
  readonly workerUrl: URL;
  readonly start: WorkerStart;
  readonly log?: Log | undefined;
  readonly onForeignChange: () => void;
}

/**
 * Calls to the store's thread and their answers. The thread starts with the first call and keeps no process alive by itself.
 * Calls that are made in one turn go together, in order: waking a thread costs more than most of what it is asked.
 */
export class WorkerLink {
  readonly #options: WorkerLinkOptions;
  readonly #pending = new Map<number, Pending>();
  #unsent: CallMessage[] = [];
  #worker: Worker | undefined;
  #lastId = 0;
  /** Why no more calls are taken. */
  #ended: Fault | undefined;

  constructor(options: WorkerLinkOptions) {
    this.#options = options;
  }

  /** Rejects with StoreError where the call met a fault, or the thread is gone (store.failed). */
  call<N extends CallName>(name: N, ...args: Parameters<StoreCalls[N]>): Promise<ReturnType<StoreCalls[N]>> {
    return this.#post(name, args, []) as Promise<ReturnType<StoreCalls[N]>>;
  }

  /** A call with a key: a copy of it is moved into the thread, so that no further copy stays behind in a message. */
  callWithKey(name: 'unlock' | 'initialise', key: Uint8Array): Promise<boolean> {
    const copy = new Uint8Array(key);
    return this.#post(name, [copy], [copy.buffer]) as Promise<boolean>;
  }

  /** Ends the thread after what it is doing. Later calls reject. May be called twice. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker && !this.#ended) await this.call('close').catch(() => undefined);
    this.#end(fault('store.failed', 'The store is closed.'));
    await worker?.terminate();
  }

  #post(name: CallName, args: readonly unknown[], moved: readonly ArrayBuffer[]): Promise<unknown> {
    if (this.#ended) return Promise.reject(new StoreError(this.#ended));
    const worker = (this.#worker ??= this.#startWorker());
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      worker.ref();
      this.#unsent.push({ id, name, args: args as CallMessage['args'] });
      if (moved.length > 0) this.#send(worker, moved);
      else if (this.#unsent.length === 1) process.nextTick(() => this.#send(worker));
    });
  }

  /** Sends what has come together. What cannot be sent is told to whoever asked it, and to nobody else. */
  #send(worker: Worker, moved: readonly ArrayBuffer[] = []): void {
    const calls = this.#unsent;
    this.#unsent = [];
    if (calls.length === 0) return;
    try {
      worker.postMessage(calls, moved);
    } catch (error) {
      if (calls.length === 1) this.#refuse(calls[0]!.id, error);
      else for (const call of calls) this.#sendAlone(worker, call);
    }
  }

  #sendAlone(worker: Worker, call: CallMessage): void {
    this.#unsent = [call];
    this.#send(worker);
  }

  #refuse(id: number, error: unknown): void {
    this.#pending.get(id)?.reject(error instanceof Error ? error : new Error('a call that cannot be sent'));
    this.#settle(id);
  }

  #startWorker(): Worker {
    const { workerUrl, start, log } = this.#options;
    // No inherited flags: `--import` of the shell's loader, or a test runner's, is not meant for this thread.
    const worker = new Worker(workerUrl, { workerData: start, execArgv: [], name: 'assay-store' });
    worker.on('message', (messages: readonly WorkerMessage[]) => {
      for (const message of messages) this.#receive(message);
    });
    worker.on('error', (error) => {
      log?.bug('store.thread', error);
      this.#end(threadGone());
    });
    worker.on('exit', () => this.#end(threadGone()));
    worker.unref();
    return worker;
  }

  #receive(message: WorkerMessage): void {
    if (message.type === 'foreign_change') {
      this.#options.onForeignChange();
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#settle(message.id);
    if (message.type === 'value') pending?.resolve(message.value);
    else if (message.type === 'fault') pending?.reject(new StoreError(message.fault));
    else pending?.reject(toBug(message));
  }

  #settle(id: number): void {
    this.#pending.delete(id);
    if (this.#pending.size === 0) this.#worker?.unref();
  }

  /** The first reason stays. Whoever waits is told. */
  #end(reason: Fault): void {
    this.#ended ??= reason;
    this.#unsent = [];
    for (const { reject } of this.#pending.values()) reject(new StoreError(this.#ended));
    this.#pending.clear();
  }
}

function threadGone(): Fault {
  return fault(
    'store.failed',
    'The thread that keeps the database has stopped. Restart Assay; what was saved is on the disk.',
  );
}

function toBug(message: Extract<WorkerMessage, { readonly type: 'bug' }>): Error {
  const error = new Error(`the store's thread met a bug: ${message.name}`);
  error.stack = `${error.message}\n${message.frames}`;
  return error;
}
