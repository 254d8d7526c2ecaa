// The only importer of `electron`. Each export is typed as what the app uses of it and no more, so that what another shell
// (src/chromium) has to offer is what stands here, and the compiler holds both Electron and the stand-in to it.
import type {
  App,
  BrowserWindowConstructorOptions,
  Clipboard,
  Dialog,
  Display,
  MenuItemConstructorOptions,
  NotificationConstructorOptions,
  Protocol,
  RenderProcessGoneDetails,
  SaveDialogOptions,
  SaveDialogReturnValue,
  Session,
  Shell,
  WebContents,
} from 'electron';
import {
  BrowserWindow as ElectronWindow,
  Menu as ElectronMenu,
  Notification as ElectronNotification,
  app as electronApp,
  clipboard as electronClipboard,
  dialog as electronDialog,
  ipcMain as electronIpcMain,
  protocol as electronProtocol,
  screen as electronScreen,
  session as electronSession,
  shell as electronShell,
} from 'electron';

/** An event whose default a listener may prevent. */
export interface Preventable {
  preventDefault(): void;
}

/** A frame as its address and its place: null is above the top frame. */
export interface Frame {
  readonly url: string;
  readonly parent: object | null;
}

/** Where a page, or a frame of it, is about to go. */
export interface Navigation extends Preventable {
  readonly url: string;
}

type Intersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;
/** `on` for the events of a table, one overload each, as Electron declares it. */
type Emits<Events extends Record<string, unknown[]>> = Intersection<
  {
    [K in keyof Events & string]: { on(event: K, listener: (...args: Events[K]) => void): unknown };
  }[keyof Events & string]
>;

type AppEvents = {
  'second-instance': [];
  'will-quit': [event: Preventable];
  'window-all-closed': [];
};
type PageEvents = {
  'will-navigate': [details: Navigation];
  'will-frame-navigate': [details: Navigation];
  'will-redirect': [details: Navigation];
  'render-process-gone': [event: object, details: Pick<RenderProcessGoneDetails, 'reason'>];
};
type WindowEvents = { close: []; closed: []; move: []; 'ready-to-show': []; resize: [] };

export type Page = Pick<WebContents, 'reload' | 'send' | 'setWindowOpenHandler'> & Emits<PageEvents>;
export type Window = Pick<
  ElectronWindow,
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'show'
> &
  Emits<WindowEvents> & { readonly webContents: Page };

export const app: Pick<
  App,
  | 'enableSandbox'
  | 'exit'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setName'
  | 'whenReady'
> &
  Emits<AppEvents> & { setPath(name: 'userData' | 'sessionData', path: string): void } = electronApp;

export const BrowserWindow: new (options: BrowserWindowConstructorOptions) => Window = ElectronWindow;

export const clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'> = electronClipboard;

export const dialog: Pick<Dialog, 'showErrorBox'> & {
  showSaveDialog(options: SaveDialogOptions): Promise<SaveDialogReturnValue>;
} = electronDialog;

export const ipcMain: {
  handle(
    channel: string,
    listener: (event: { readonly senderFrame: Frame | null }, ...args: unknown[]) => unknown,
  ): void;
} = electronIpcMain;

export const Menu: {
  buildFromTemplate(template: MenuItemConstructorOptions[]): object;
  setApplicationMenu(menu: object | null): void;
} = ElectronMenu;

type NotificationEvents = { click: []; close: []; failed: [] };
/** A notification of the system, after it was made. */
export type SystemNotification = Pick<ElectronNotification, 'show'> & Emits<NotificationEvents>;
export const Notification: {
  new (options: Pick<NotificationConstructorOptions, 'title' | 'body'>): SystemNotification;
  isSupported(): boolean;
} = ElectronNotification;

export const protocol: Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'> = electronProtocol;

/** Only once the app is ready. */
export const screen: { getAllDisplays(): readonly Pick<Display, 'workArea'>[] } = electronScreen;

/** A request of a page, before it is made. */
export interface PageRequest {
  readonly url: string;
}
export const session: {
  readonly defaultSession: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  > & {
    readonly webRequest: {
      onBeforeRequest(
        listener: (request: PageRequest, answer: (response: { cancel?: boolean }) => void) => void,
      ): void;
    };
  };
} = electronSession;

export const shell: Pick<Shell, 'openExternal'> = electronShell;
