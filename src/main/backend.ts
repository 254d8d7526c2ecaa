import type { BridgeEvent } from '../contract/bridge.ts';
import type { CommandTable, HandlerTable } from './router.ts';
import type { ShellServices } from './shell-services.ts';

/** The program behind the window. */
export interface Backend {
  readonly commands: CommandTable;
  readonly handlers: HandlerTable;
  readonly events: { subscribe(listener: (event: BridgeEvent) => void): () => void };
  close(): Promise<void>;
}

/** Starts it. */
export function startBackend(_shell: ShellServices): Promise<Backend> {
  return Promise.resolve({
    commands: {},
    handlers: {},
    events: { subscribe: () => () => undefined },
    close: () => Promise.resolve(),
  });
}
