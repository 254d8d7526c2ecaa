import type { Worker } from 'node:worker_threads';

/** A call to a thread. */
export interface ThreadCall {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** What a thread answers. */
export type ThreadAnswer =
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'bug'; readonly id: number; readonly frames: string };

/** How a thread ended that nobody had asked to. */
export interface ThreadEnd {
  readonly isOutOfMemory: boolean;
}

/** How a worker ended, told once it has; undefined names where nothing was thrown. */
export function onThreadEnd(worker: Worker, heard: (end: ThreadEnd, errorName?: string) => void): void {
  let thrown: Error | undefined;
  worker.on('error', (error: Error) => {
    thrown = error;
  });
  worker.on('exit', () => {
    const isOutOfMemory =
      thrown !== undefined && 'code' in thrown && thrown.code === 'ERR_WORKER_OUT_OF_MEMORY';
    heard({ isOutOfMemory }, thrown?.name);
  });
}

export interface LinkListener<Told> {
  readonly onTold: (message: Told) => void;
  /** It met a bug, whether anybody waited for an answer or not. */
  readonly onBug: (frames: string) => void;
  /** It is gone, and nobody had closed it. */
  readonly onEnd: (end: ThreadEnd) => void;
}

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Rejects calls to a thread that is gone. */
export class ThreadGone extends Error {
  constructor() {
    super('the thread of the scan is gone');
  }
}

/** The methods of a thread that can be called. */
type Calls<T> = { readonly [N in keyof T]: (...args: never[]) => Promise<unknown> };

/** Calls to a thread and their answers. It keeps no process alive by itself. */
export class ThreadLink<T extends Calls<T>, Told extends { readonly type: string } = never> {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #isGone = false;

  constructor(worker: Worker, { onTold, onBug, onEnd }: LinkListener<Told>) {
    this.#worker = worker;
    worker.on('message', (message: ThreadAnswer | Told) => {
      if (isAnswer(message)) this.#settle(message, onBug);
      else onTold(message);
    });
    onThreadEnd(worker, (end, errorName) => {
      if (this.#isGone) return;
      this.#leave();
      onBug(errorName ?? 'a thread ended by itself');
      onEnd(end);
    });
    worker.unref();
  }

  /** Rejects with `ThreadGone` where there is no thread to answer. */
  call<N extends keyof T & string>(name: N, ...args: Parameters<T[N]>): ReturnType<T[N]> {
    if (this.#isGone) return Promise.reject(new ThreadGone()) as ReturnType<T[N]>;
    this.#lastId += 1;
    const id = this.#lastId;
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, args } satisfies ThreadCall);
    }) as ReturnType<T[N]>;
  }

  async close(): Promise<void> {
    this.#leave();
    await this.#worker.terminate();
  }

  #settle(answer: ThreadAnswer, onBug: (frames: string) => void): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if (answer.type === 'value') pending?.resolve(answer.value as never);
    else if (pending) pending.reject(bugOf(answer.frames));
    else onBug(answer.frames);
  }

  #leave(): void {
    this.#isGone = true;
    for (const { reject } of this.#pending.values()) reject(new ThreadGone());
    this.#pending.clear();
  }
}

function isAnswer(message: { readonly type: string }): message is ThreadAnswer {
  return message.type === 'value' || message.type === 'bug';
}

/** A bug in a thread, by its frames. */
export function bugOf(frames: string): Error {
  const error = new Error('the scan’s thread met a bug');
  error.stack = `${error.message}\n${frames}`;
  return error;
}

/** The frames of a stack without its first line, which holds the message. */
export function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}

/** Answers calls as they come; those that wait do not hold up the others, so that Cancel is heard. */
export function answerCalls<T extends Calls<T>>(
  port: {
    on(event: 'message', heard: (call: ThreadCall) => void): unknown;
    postMessage(value: unknown): void;
  },
  served: T,
): void {
  const post = (answer: ThreadAnswer): void => port.postMessage(answer);
  port.on('message', ({ id, name, args }) => {
    const call = served[name as keyof T] as unknown as (...args: readonly unknown[]) => Promise<unknown>;
    call.apply(served, args as unknown[]).then(
      (value) => post({ type: 'value', id, value }),
      (error: unknown) => post({ type: 'bug', id, frames: framesOf(error) }),
    );
  });
}
