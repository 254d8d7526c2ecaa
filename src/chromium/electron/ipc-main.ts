/** The frame a call came from, as far as a handler may ask here. */
export interface SenderFrame {
  /** The address of its document, in the app's own scheme. */
  readonly url: string;
  /** Null for the top frame. */
  readonly parent: SenderFrame | null;
}

interface InvokeEvent {
  readonly type: 'frame';
  readonly senderFrame: SenderFrame | null;
}

type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown;

/** `electron.ipcMain`, for `invoke` and `handle`. */
export interface IpcMain {
  handle(channel: string, handler: Handler): void;
  removeHandler(channel: string): void;
}

export interface IpcMainState {
  readonly ipcMain: IpcMain;
  /** Calls the handler of a channel; rejects where there is none, in Electron's words. */
  invoke(channel: string, event: InvokeEvent, args: readonly unknown[]): Promise<unknown>;
}

/** Handlers by channel. */
export function createIpcMain(): IpcMainState {
  const handlers = new Map<string, Handler>();
  return {
    ipcMain: {
      handle(channel, handler) {
        if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
        handlers.set(channel, handler);
      },
      removeHandler: (channel) => void handlers.delete(channel),
    },
    async invoke(channel, event, args) {
      const handler = handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return await handler(event, ...args);
    },
  };
}
