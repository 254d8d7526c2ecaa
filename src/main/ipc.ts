import { CHANNELS } from '../contract/channels.ts';
import { APP_ADDRESS } from './app-scheme.ts';
import { type Frame, ipcMain } from './electron.ts';
import type { Router } from './router.ts';

/** True for the top frame of the window's own page: its whole address counts, not its origin, which may be opaque. */
export function isOwnFrame(frame: Frame | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(APP_ADDRESS);
}

/** Takes the window's calls from now on; they wait until the program behind them has started. */
export function setupIpc(router: Promise<Router<Frame | null>>): void {
  ipcMain.handle(CHANNELS.invoke, async ({ senderFrame }, name, input) => {
    const route = await router;
    return await route(senderFrame, name, input);
  });
}
