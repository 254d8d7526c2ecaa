// A fake of the shell, for `vi.mock('electron', () => import('./fake-electron.ts'))`: it remembers what it was told.
import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

class FakeApp extends EventEmitter {
  isPackaged = false;
  isReady = (): boolean => true;
  enableSandbox = vi.fn<() => void>();
  exit = vi.fn<(code?: number) => void>();
  quit = vi.fn<() => void>();
  getVersion = (): string => '0.0.0';
  requestSingleInstanceLock = (): boolean => true;
  setName = vi.fn<(name: string) => void>();
  setPath = vi.fn<(name: string, path: string) => void>();
  whenReady = (): Promise<void> => Promise.resolve();
}

/** A page that remembers what was sent to it. */
export class FakePage extends EventEmitter {
  reload = vi.fn<() => void>();
  send = vi.fn<(channel: string, ...args: unknown[]) => void>();
  setWindowOpenHandler = vi.fn<(handler: (details: object) => object) => void>();
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new FakePage();
  readonly options: { readonly webPreferences?: Readonly<Record<string, unknown>> };
  isGone = false;
  isHidden = false;
  focus = vi.fn<() => void>();
  show = vi.fn<() => void>();
  restore = vi.fn<() => void>();
  maximize = vi.fn<() => void>();
  bounds = { x: 10, y: 20, width: 900, height: 700 };
  getNormalBounds = (): object => this.bounds;
  isMaximized = (): boolean => this.maximize.mock.calls.length > 0;
  loadURL = vi.fn<(url: string) => Promise<void>>().mockResolvedValue();

  constructor(options: { readonly webPreferences?: Readonly<Record<string, unknown>> }) {
    super();
    this.options = options;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  isMinimized(): boolean {
    return this.isHidden;
  }
}

export const app = new FakeApp();
export const dialog = {
  showErrorBox: vi.fn<(title: string, content: string) => void>(),
  showSaveDialog: vi
    .fn<(options: object) => Promise<{ canceled: boolean; filePath: string }>>()
    .mockResolvedValue({ canceled: true, filePath: '' }),
};

type Handler = (event: { senderFrame: unknown }, ...args: unknown[]) => unknown;
export const ipcHandlers = new Map<string, Handler>();
export const ipcMain = {
  handle: (channel: string, handler: Handler) => void ipcHandlers.set(channel, handler),
};

export const Menu = {
  buildFromTemplate: (template: object[]): object => template,
  setApplicationMenu: vi.fn<(menu: object | null) => void>(),
};

export class Notification extends EventEmitter {
  static readonly shown: Notification[] = [];
  static isSupported = vi.fn<() => boolean>().mockReturnValue(true);
  readonly options: { readonly title?: string; readonly body?: string };

  constructor(options: { readonly title?: string; readonly body?: string }) {
    super();
    this.options = options;
  }

  show(): void {
    Notification.shown.push(this);
  }
}

export const screen = {
  getAllDisplays: (): readonly { workArea: object }[] => [
    { workArea: { x: 0, y: 0, width: 1920, height: 1040 } },
  ],
};

export const protocol = {
  registerSchemesAsPrivileged: vi.fn<(schemes: object[]) => void>(),
  handle: vi.fn<(scheme: string, handler: (request: Request) => Promise<Response>) => void>(),
};

type Asked = (contents: null, permission: string, answer: (isGranted: boolean) => void) => void;
type BeforeRequest = (request: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
export const session = {
  defaultSession: {
    setPermissionRequestHandler: vi.fn<(handler: Asked) => void>(),
    setPermissionCheckHandler: vi.fn<(handler: () => boolean) => void>(),
    setDevicePermissionHandler: vi.fn<(handler: () => boolean) => void>(),
    webRequest: { onBeforeRequest: vi.fn<(listener: BeforeRequest) => void>() },
  },
};

export const shell = { openExternal: vi.fn<(url: string) => Promise<void>>().mockResolvedValue() };

let clipboardText = '';
export const clipboard = {
  readText: () => Promise.resolve(clipboardText),
  writeText: (text: string) => Promise.resolve(void (clipboardText = text)),
  clear: () => void (clipboardText = ''),
};
