import { parentPort, workerData } from 'node:worker_threads';
import { createCalls } from './calls.ts';
import type { CallMessage, WorkerMessage, WorkerStart } from './messages.ts';
import { Session } from './session.ts';
import { toStoreFault } from './sqlite-fault.ts';

/** How often the file is looked at for changes by another process, milliseconds. Reading `data_version` costs microseconds. */
const WATCH_MS = 700;

/** So long answers wait for those of calls that came together with theirs, milliseconds. */
const ANSWERS_WAIT_MS = 1;

/** The store's thread: takes calls from the port in order, one at a time, and answers them. */
function serve(port: NonNullable<typeof parentPort>, start: WorkerStart): void {
  const session = new Session(start.path);
  const watch = createWatch(session, () => post([{ type: 'foreign_change' }]));
  const calls = createCalls(session, (isWatched) => watch.set(isWatched));
  function post(messages: readonly WorkerMessage[]): void {
    port.postMessage(messages);
  }
  port.on('message', (messages: readonly CallMessage[]) => {
    let answers: WorkerMessage[] = [];
    let sinceMs = performance.now();
    for (const { id, name, args } of messages) {
      answers.push(answer(id, () => (calls[name] as (...all: unknown[]) => unknown)(...args)));
      watch.rebase(name);
      if (performance.now() - sinceMs < ANSWERS_WAIT_MS) continue;
      post(answers);
      answers = [];
      sinceMs = performance.now();
    }
    if (answers.length > 0) post(answers);
  });
}

function answer(id: number, work: () => unknown): WorkerMessage {
  try {
    return { type: 'value', id, value: work() };
  } catch (error) {
    const fault = toStoreFault(error);
    if (fault) return { type: 'fault', id, fault };
    return { type: 'bug', id, ...describeBug(error) };
  }
}

/** The first line of a stack has the message in it: only the frames are kept. */
function describeBug(error: unknown): { readonly name: string; readonly frames: string } {
  if (!(error instanceof Error)) return { name: typeof error, frames: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, frames: frames.join('\n') };
}

/** Tells when another connection has committed; only while somebody listens. */
function createWatch(session: Session, tell: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let seen: number | undefined;
  const look = () => {
    const version = session.dataVersion();
    if (version !== seen && seen !== undefined && version !== undefined) tell();
    seen = version;
  };
  return {
    set(isWatched: boolean): void {
      clearInterval(timer);
      timer = undefined;
      if (!isWatched) return;
      seen = session.dataVersion();
      timer = setInterval(look, WATCH_MS).unref();
    },
    /** Another connection counts from elsewhere: begin again where the file was opened anew. */
    rebase(call: CallMessage['name']): void {
      if (timer && ['open', 'initialise', 'useMemory', 'setAside'].includes(call))
        seen = session.dataVersion();
    },
  };
}

if (parentPort) serve(parentPort, workerData as WorkerStart);
