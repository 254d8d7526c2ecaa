// The module that `electron` resolves to over an installed Chromium (register.ts). See README.md.
import type Electron from 'electron';
import { findBrowser } from './browser/find-browser.ts';
import { launch } from './browser/launch.ts';
import { readOptions } from './browser/options.ts';
import { App } from './electron/app.ts';
import { createBrowserWindow } from './electron/browser-window.ts';
import { createClipboard } from './electron/clipboard.ts';
import { type IpcMain, createIpcMain } from './electron/ipc-main.ts';
import { Menu as StandInMenu } from './electron/menu.ts';
import { Notification as StandInNotification } from './electron/notification.ts';
import { type SchemeProtocol, createScheme } from './electron/scheme.ts';
import { showSaveDialog } from './electron/save-dialog.ts';
import { type DefaultSession, createSession } from './electron/session.ts';
import { createShell } from './electron/shell.ts';
import type { Shared } from './electron/web-contents.ts';
import { only } from './page/only.ts';

export * from './electron/missing.ts';

const log = (line: string): void => void process.stderr.write(`assay: ${line}\n`);
const options = readOptions(process.env, process.platform, process.getuid?.());

const scheme = createScheme(() => standInApp.isReady());
const standInApp: App = new App({
  launch() {
    const found = findBrowser();
    if ('reason' in found) throw new Error(found.reason);
    const browser = launch(found.path, options, log);
    // While Chromium starts, this process has nothing else to do.
    void scheme.warmUp();
    return browser;
  },
  exitProcess: (code) => process.exit(code),
  log,
  argv: process.argv,
  cwd: process.cwd(),
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => standInApp.quit());
  // The second time a person means it.
  process.once(signal, () => process.on(signal, () => process.exit(1)));
}

const shared: Shared = {
  scheme,
  session: createSession(),
  ipc: createIpcMain(),
  log,
};

// Not checked here: `on`, declared as overloads that return the whole class, and handlers that are told less than in
// Electron. What main is given of both is narrowed in src/main/electron.ts, and a test holds the stand-in against that.
type AppMembers = Pick<
  Electron.App,
  | 'enableSandbox'
  | 'exit'
  | 'getName'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setName'
  | 'setPath'
  | 'whenReady'
>;
type WindowMembers = Pick<
  Electron.BrowserWindow,
  | 'close'
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'show'
>;
type ContentsMembers = Pick<
  Electron.WebContents,
  'focus' | 'getURL' | 'loadURL' | 'reload' | 'send' | 'setWindowOpenHandler'
>;
type ProtocolMembers = Pick<
  Electron.Protocol,
  'handle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged' | 'unhandle'
>;

export const app = only('app', standInApp) satisfies AppMembers;
export const BrowserWindow = only('BrowserWindow', createBrowserWindow(standInApp, shared)) satisfies new (
  options?: Electron.BrowserWindowConstructorOptions,
) => WindowMembers & { readonly webContents: ContentsMembers };
export const clipboard = only('clipboard', createClipboard(standInApp));
export const dialog = only('dialog', {
  showErrorBox: (title, content) => log(`${title}: ${content}`),
  showSaveDialog,
} satisfies Pick<Electron.Dialog, 'showErrorBox'> & {
  showSaveDialog: (options: Electron.SaveDialogOptions) => Promise<Electron.SaveDialogReturnValue>;
});
export const ipcMain: IpcMain = only('ipcMain', shared.ipc.ipcMain);
export const Menu = only('Menu', StandInMenu);
export const Notification = only('Notification', StandInNotification);
export const protocol: SchemeProtocol & ProtocolMembers = only('protocol', shared.scheme.protocol);
export const session: { readonly defaultSession: DefaultSession } = only('session', {
  defaultSession: only('session', shared.session.session),
});
/** What displays there are is not known here. */
export const screen = only('screen', { getAllDisplays: () => [] } satisfies Pick<
  Electron.Screen,
  'getAllDisplays'
>);
export const shell = only('shell', createShell(standInApp, options.opensPagesHere));
