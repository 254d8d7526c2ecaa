import type { BridgeEvent } from '../../../src/contract/bridge.ts';
import { CONTRACT } from '../../../src/contract/ipc.ts';
import type { Backend } from '../../../src/main/backend.ts';
import type { HandlerTable } from '../../../src/main/router.ts';
import { type FakeProgram, makeFakeProgram } from './fake-bridge.ts';
import { type Ask, LINK_VARIABLE, answerTest } from './program-link.ts';

/**
 * Stands in for src/main/backend.ts in the window's specs: the fake program behind the real router, so that what the
 * window sends is parsed by the real contract. A test on the other end of a socket says which program, and works it.
 */
export async function startBackend(): Promise<Backend> {
  const listeners = new Set<(event: BridgeEvent) => void>();
  let program: FakeProgram;
  let forget: () => void = () => undefined;
  const start = (...[scenario, nowMs]: Parameters<typeof makeFakeProgram>): void => {
    forget();
    program = makeFakeProgram(scenario, nowMs);
    forget = program.bridge.subscribe((event) => {
      for (const listener of listeners) listener(event);
    });
  };
  start('full', Date.now());
  answerTest(Number(process.env[LINK_VARIABLE]), (ask: Ask) => {
    if (ask.op === 'reset') return start(ask.scenario, ask.nowMs);
    if (ask.op === 'calls')
      return program.calls.filter(({ name }) => name === ask.name).map(({ input }) => input);
    return (program[ask.name] as (...args: readonly unknown[]) => unknown)(...ask.args);
  });
  const names = Object.keys(CONTRACT);
  return {
    commands: CONTRACT,
    handlers: Object.fromEntries(
      names.map((name) => [name, (input: unknown) => program.bridge.invoke(name, input)]),
    ) as HandlerTable,
    events: {
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    close: async () => undefined,
  };
}
