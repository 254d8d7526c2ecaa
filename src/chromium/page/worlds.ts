// Runs in the page: see the head of crossing.ts.
import type { Crossing } from './crossing.ts';

/** What a message between main and the preload's world is. */
export type ToMain =
  | {
      readonly op: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: readonly unknown[];
    }
  | { readonly op: 'preload-error'; readonly message: string };
export type ToPage =
  | { readonly op: 'result'; readonly id: number; readonly isGood: boolean; readonly value: unknown }
  | { readonly op: 'send'; readonly channel: string; readonly args: readonly unknown[] };

/** `electron` as the preload sees it. */
interface PreloadElectron {
  readonly contextBridge: { exposeInMainWorld(key: string, api: unknown): void };
  readonly ipcRenderer: {
    invoke(channel: string, ...args: unknown[]): Promise<unknown>;
    on(channel: string, listener: IpcListener): void;
    off(channel: string, listener: IpcListener): void;
    removeListener(channel: string, listener: IpcListener): void;
  };
}
type IpcListener = (event: object, ...args: unknown[]) => void;
type Preload = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void;
type Guard = <T extends object>(name: string, object: T) => T;

/** The page's world: defines what the preload exposes, unchangeable, as Electron does. */
export function startPageWorld(crossing: Crossing): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    for (const member of Object.values(value)) freeze(member);
    return Object.freeze(value);
  };
  crossing.onExpose((key, api) => {
    if (!Object.hasOwn(globalThis, key))
      Object.defineProperty(globalThis, key, { value: freeze(api), enumerable: true });
  });
}

/** The preload's world: gives the preload its `electron`, runs it, and gives back what takes main's messages. */
export function startPreloadWorld(
  crossing: Crossing,
  post: (message: string) => void,
  guard: Guard,
  preload: Preload,
): (message: ToPage) => void {
  const waiting = new Map<number, (message: ToPage & { op: 'result' }) => void>();
  const listeners = new Map<string, IpcListener[]>();
  let lastId = 0;
  const send = (message: ToMain): void => post(JSON.stringify(message));
  const removeListener = (channel: string, listener: IpcListener): void => {
    const kept = [...(listeners.get(channel) ?? [])];
    const index = kept.lastIndexOf(listener);
    if (index !== -1) kept.splice(index, 1);
    listeners.set(channel, kept);
  };
  const ipcRenderer: PreloadElectron['ipcRenderer'] = {
    invoke(channel, ...args) {
      return new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, (result) => {
          if (result.isGood) resolve(result.value);
          else reject(new Error(`Error invoking remote method '${channel}': ${String(result.value)}`));
        });
        send({ op: 'invoke', id, channel, args });
      });
    },
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    off: removeListener,
    removeListener,
  };
  const contextBridge = { exposeInMainWorld: (key: string, api: unknown): void => crossing.expose(key, api) };
  const electron = guard('electron', {
    contextBridge: guard('contextBridge', contextBridge),
    ipcRenderer: guard('ipcRenderer', ipcRenderer),
  });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`not in this shell: require('${name}') in a preload`);
  };
  try {
    const module = { exports: {} };
    preload(require, module, module.exports);
  } catch (error) {
    send({
      op: 'preload-error',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
  return (message) => {
    if (message.op === 'result') {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
      return;
    }
    for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args);
  };
}
