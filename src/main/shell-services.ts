import type { Fault } from '../core/faults.ts';
import { fault } from '../core/faults.ts';
import { type Result, failed, ok } from '../core/result.ts';
import { CHANNELS } from '../contract/channels.ts';
import { type Window, app, clipboard, dialog, shell } from './electron.ts';
import { checkExternal } from './external.ts';
import { type ShellNotifications, createNotifications } from './notifications.ts';
import { type SaveFile, createSaveFile } from './save-file.ts';
import { bringToFront } from './window.ts';

/** The system's clipboard, text only. */
export interface ShellClipboard {
  readText(): Promise<string>;
  writeText(text: string): Promise<void>;
  /** Clears it if it still holds that text; says whether it did. */
  clearIfEqual(text: string): Promise<boolean>;
}

/** What the shell, Electron or its stand-in, does for the program behind the window. */
export interface ShellServices {
  readonly shellName: 'electron' | 'chromium';
  readonly appVersion: string;
  readonly userDataDir: string;
  readonly clipboard: ShellClipboard;
  /** Opens an address in the person's own browser: https, or http to this computer. */
  openExternal(url: string): Promise<Result<void, Fault>>;
  /** Asks a person where, and writes a text there. */
  readonly saveFile: SaveFile;
  readonly notifications: ShellNotifications;
  /** Brings the window before the person, who did something outside it. */
  bringToFront(): void;
  /** Sends an event of the contract to the window. */
  emit(name: string, payload: unknown): void;
  quit(): void;
}

type SystemClipboard = Pick<typeof clipboard, 'readText' | 'writeText' | 'clear'>;

/** The clipboard over the shell's own. */
export function createClipboard(system: SystemClipboard): ShellClipboard {
  return {
    readText: () => system.readText(),
    writeText: (text) => system.writeText(text),
    async clearIfEqual(text) {
      const isOurs = (await system.readText()) === text;
      if (isOurs) system.clear();
      return isOurs;
    },
  };
}

async function openExternal(url: string): Promise<Result<void, Fault>> {
  const checked = checkExternal(url);
  if (!checked.ok) return checked;
  try {
    await shell.openExternal(checked.value);
    return ok(undefined);
  } catch {
    // The words of the opener may repeat the address, and with it a state or a nonce.
    return failed(fault('browser.failed', 'The system could not open the browser.'));
  }
}

/** Gathers what the shell offers. */
export function createShellServices(window: Window, userDataDir: string): ShellServices {
  return {
    shellName: process.versions['electron'] === undefined ? 'chromium' : 'electron',
    appVersion: app.getVersion(),
    userDataDir,
    clipboard: createClipboard(clipboard),
    openExternal,
    saveFile: createSaveFile((options) => dialog.showSaveDialog(options)),
    notifications: createNotifications(),
    bringToFront: () => bringToFront(window),
    emit(name, payload) {
      if (!window.isDestroyed()) window.webContents.send(CHANNELS.event, { name, payload });
    },
    quit: () => app.quit(),
  };
}
