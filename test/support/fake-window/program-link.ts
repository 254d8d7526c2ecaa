import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { FakeProgram, Scenario } from './fake-bridge.ts';

/** Names of what a test may do to the program behind the window. */
export type ControlName = Exclude<keyof FakeProgram, 'bridge' | 'calls'>;

/** What a test asks of the fake program, which lives in the shell's process. */
export type Ask =
  | { readonly op: 'reset'; readonly scenario: Scenario; readonly nowMs: number }
  | { readonly op: 'control'; readonly name: ControlName; readonly args: readonly unknown[] }
  | { readonly op: 'calls'; readonly name: string };

/** In the shell's environment: the port on this computer where the test listens for its program. */
export const LINK_VARIABLE = 'ASSAY_TEST_PROGRAM_PORT';

export interface ProgramLink {
  readonly port: number;
  /** Answers once the program has done it; rejects with its words where it could not. */
  ask(ask: Ask): Promise<unknown>;
  close(): void;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** The test's end: listens for the one program that will connect. A line is a question or an answer, in JSON. */
export async function listenForProgram(): Promise<ProgramLink> {
  const server = createServer();
  const connected = once(server, 'connection').then(([socket]) => socket as Socket);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  void connected.then((socket) =>
    createInterface({ input: socket }).on('line', (line) => {
      const { id, value, error } = JSON.parse(line) as Answer;
      if (error === undefined) waiting.get(id)?.resolve(value);
      else waiting.get(id)?.reject(new Error(error));
      waiting.delete(id);
    }),
  );
  let lastId = 0;
  return {
    port: (server.address() as AddressInfo).port,
    async ask(ask) {
      const id = (lastId += 1);
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      (await connected).write(`${JSON.stringify({ id, ...ask })}\n`);
      return answer.promise;
    },
    close: () => {
      server.close();
      void connected.then((socket) => socket.destroy());
    },
  };
}

/** The program's end: does what is asked, in order. */
export function answerTest(port: number, carryOut: (ask: Ask) => unknown): void {
  const socket = connect(port, '127.0.0.1');
  createInterface({ input: socket }).on('line', (line) => {
    const { id, ...ask } = JSON.parse(line) as Ask & { id: number };
    const answer = (rest: Omit<Answer, 'id'>) => socket.write(`${JSON.stringify({ id, ...rest })}\n`);
    try {
      answer({ value: carryOut(ask) });
    } catch (error) {
      answer({ error: String(error) });
    }
  });
  socket.on('error', () => socket.destroy());
}
