import type { ReadStream, WriteStream } from 'node:tty';
import { EXIT } from '../exit-status.ts';
import { chooseStyle } from './style.ts';
import type { Input, Output, Terminal } from './terminal.ts';

/** Widest lines of prose: longer ones are hard to read, whatever the window. */
const MAX_WIDTH = 110;
const DEFAULT_WIDTH = 100;

/** The terminal of this process. */
export interface NodeTerminal extends Terminal {
  /** Resolves when everything written has left, or nobody reads it any more. */
  flush(): Promise<void>;
}

/** Puts the terminal together on the process's own streams and signals. */
export function createTerminal(from: NodeJS.Process): NodeTerminal {
  const interrupted = watchSignals(from);
  // Each stream is opened when it is first asked for: opening one takes longer than decoding a token.
  const out = once(() => createOutput(from.stdout, from.env));
  const err = once(() => createOutput(from.stderr, from.env));
  const input = once(() => createInput(from.stdin, err, interrupted));
  return {
    get out() {
      return out();
    },
    get err() {
      return err();
    },
    get input() {
      return input();
    },
    interrupted,
    nowSeconds: () => Math.floor(Date.now() / 1000),
    flush: async () => {
      await out.opened()?.flush();
      await err.opened()?.flush();
    },
  };
}

/** A value made at the first call; `opened` gives it without making it. */
function once<T>(make: () => T): { (): T; readonly opened: () => T | undefined } {
  let made: T | undefined;
  return Object.assign(() => (made ??= make()), { opened: () => made });
}

function createOutput(stream: WriteStream, env: NodeJS.ProcessEnv): Output & { flush(): Promise<void> } {
  let isGone = false;
  // Who reads may stop (`assay … | head`): that is no trouble of ours, and nothing to shout about.
  stream.on('error', () => {
    isGone = true;
  });
  return {
    isTty: stream.isTTY,
    // Some terminals say that they have no columns.
    width: Math.min(MAX_WIDTH, (stream.isTTY && stream.columns) || DEFAULT_WIDTH),
    style: chooseStyle(stream.isTTY, env),
    write: (text) => {
      if (!isGone) stream.write(text);
    },
    flush: async () => {
      if (isGone || stream.writableLength === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      stream.write('', () => resolve());
      stream.once('error', () => resolve());
      await promise;
    },
  };
}

function createInput(stream: ReadStream, err: () => Output, interrupted: AbortSignal): Input {
  return {
    isTty: stream.isTTY,
    read: (limit) => readAll(stream, limit, interrupted),
    chunks: () => readChunks(stream, interrupted),
    readHidden: (prompt) => (stream.isTTY ? typeHidden(stream, err(), prompt) : Promise.resolve(undefined)),
  };
}

async function readAll(
  stream: ReadStream,
  limit: number,
  interrupted: AbortSignal,
): ReturnType<Input['read']> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of readChunks(stream, interrupted)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  const all = Buffer.concat(chunks);
  return { bytes: all.subarray(0, limit), isCut: all.length > limit };
}

async function* readChunks(stream: ReadStream, interrupted: AbortSignal): AsyncIterable<Uint8Array> {
  const stop = (): void => void stream.destroy();
  interrupted.addEventListener('abort', stop, { once: true });
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    // Ctrl+C while waiting for input: the caller looks at the signal.
    if (!interrupted.aborted) throw error;
  } finally {
    interrupted.removeEventListener('abort', stop);
  }
}

async function typeHidden(stream: ReadStream, err: Output, prompt: string): Promise<string | undefined> {
  // Before the prompt, or what is typed at once would still be shown.
  stream.setRawMode(true);
  err.write(prompt);
  stream.setEncoding('utf8');
  stream.resume();
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let typed = '';
  const onData = (text: string): void => {
    for (const character of text) {
      if (character === '\r' || character === '\n' || character === '\u0004') return resolve(typed);
      if (character === '\u0003') return resolve(undefined);
      if (character === '\u007f' || character === '\b') typed = Array.from(typed).slice(0, -1).join('');
      else typed += character;
    }
  };
  stream.on('data', onData);
  const result = await promise;
  stream.off('data', onData);
  stream.setRawMode(false);
  stream.pause();
  err.write('\n');
  return result;
}

/** One Ctrl+C can arrive twice: from the terminal, and passed on by the process that started this one. */
const SAME_KEY_MS = 300;

/** The first signal asks for a clean end, a later one ends at once. */
function watchSignals(from: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  let firstAtMs = 0;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    from.on(name, () => {
      if (!controller.signal.aborted) firstAtMs = performance.now();
      else if (performance.now() - firstAtMs > SAME_KEY_MS) from.exit(EXIT.failed);
      controller.abort();
    });
  }
  return controller.signal;
}
