import type { Readable, Writable } from 'node:stream';
import { createFrameReader } from './frame-reader.ts';
import type { Commands, Events } from './protocol.ts';

/** One end of the protocol: the browser itself, or (with a session id) one target of it. */
export interface Session {
  send<C extends keyof Commands>(command: C, params: Commands[C]['params']): Promise<Commands[C]['result']>;
  on<E extends keyof Events>(event: E, listener: (params: Events[E]) => void): void;
}

export interface Connection extends Session {
  /** The session with that id; the same object whenever it is asked for. */
  session(id: string): Session;
  /** Resolves when the pipe has ended. Commands under way, and those sent later, reject. */
  readonly closed: Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly command: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

type Listener = (params: never) => void;

class ProtocolSession implements Session {
  readonly #listeners = new Map<string, Listener[]>();
  readonly #post: (command: string, params: unknown) => Promise<unknown>;

  constructor(post: (command: string, params: unknown) => Promise<unknown>) {
    this.#post = post;
  }

  send<C extends keyof Commands>(command: C, params: Commands[C]['params']): Promise<Commands[C]['result']> {
    return this.#post(command, params) as Promise<Commands[C]['result']>;
  }

  on<E extends keyof Events>(event: E, listener: (params: Events[E]) => void): void {
    const listeners = this.#listeners.get(event);
    if (listeners) listeners.push(listener);
    else this.#listeners.set(event, [listener]);
  }

  emit(event: string, params: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(params as never);
  }
}

/** Speaks the DevTools Protocol over the two pipes of `--remote-debugging-pipe`. */
export function connect(input: Readable, output: Writable): Connection {
  const waiting = new Map<number, Waiting>();
  const sessions = new Map<string, ProtocolSession>();
  let lastId = 0;
  let isClosed = false;

  const post = (command: string, params: unknown, sessionId?: string): Promise<unknown> => {
    if (isClosed) return Promise.reject(new Error(`${command}: the browser has gone`));
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { command, resolve, reject });
      output.write(`${JSON.stringify({ id, method: command, params, sessionId })}\0`);
    });
  };

  const browser = new ProtocolSession((command, params) => post(command, params));

  const session = (id: string): ProtocolSession => {
    const known = sessions.get(id);
    if (known) return known;
    const made = new ProtocolSession((command, params) => post(command, params, id));
    sessions.set(id, made);
    return made;
  };

  const settle = (id: number, message: Message): void => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (message.error) call?.reject(new Error(`${call.command}: ${message.error.message}`));
    else call?.resolve(message.result);
  };

  const receive = (bytes: Buffer): void => {
    const message = JSON.parse(bytes.toString('utf8')) as Message;
    if (message.id !== undefined) settle(message.id, message);
    else if (message.method) {
      (message.sessionId ? session(message.sessionId) : browser).emit(message.method, message.params);
    }
  };

  const closed = new Promise<void>((resolve) => {
    const end = (): void => {
      isClosed = true;
      for (const call of waiting.values()) call.reject(new Error(`${call.command}: the browser has gone`));
      waiting.clear();
      resolve();
    };
    input.on('close', end);
    // A write to a pipe whose other end died; that it died is what `close` says.
    output.on('error', () => undefined);
    input.on('error', () => undefined);
  });
  input.on('data', createFrameReader(receive));

  return {
    send: browser.send.bind(browser),
    on: browser.on.bind(browser),
    session,
    closed,
  };
}
