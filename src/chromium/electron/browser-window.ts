import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { WindowBounds } from '../cdp/protocol.ts';
import { only } from '../page/only.ts';
import type { App, AppWindow } from './app.ts';
import { Emitter } from './events.ts';
import { type Shared, WebContents } from './web-contents.ts';

export type WindowEvents = { close: []; closed: []; move: []; 'ready-to-show': []; resize: [] };

const DEFAULT_SIZE = { width: 800, height: 600 };

/** One instance of `electron.BrowserWindow`: the app window that Chromium was started with. */
export class StandInWindow extends Emitter<WindowEvents> implements AppWindow {
  readonly webContents: WebContents;
  readonly #app: App;
  #isDestroyed = false;
  /** As last read; Chromium has to be asked and waited for. */
  #bounds: Rectangle;
  #isMaximized = false;

  constructor(app: App, shared: Shared, options: BrowserWindowConstructorOptions) {
    super();
    this.#app = app;
    const preloadSource = readPreload(options);
    const { width = DEFAULT_SIZE.width, height = DEFAULT_SIZE.height } = options;
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width, height };
    const contents = new WebContents(shared, app.browser, preloadSource, {
      gone: () => this.closed(),
      resized: () => void this.#readBounds(),
    });
    this.webContents = only('webContents', contents);
    app.windowOpened(this);
    this.#setBounds({ width, height });
    contents.once('did-finish-load', () => this.emit('ready-to-show'));
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
  }

  /** The window is there from the start: Chromium cannot open it hidden. */
  show(): void {
    this.focus();
  }

  focus(): void {
    this.webContents.focus();
  }

  /** Always false: to know, Chromium would have to be asked and waited for. `focus` brings a minimized window back. */
  isMinimized(): boolean {
    return false;
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  maximize(): void {
    this.#isMaximized = true;
    this.#setBounds({ windowState: 'maximized' });
  }

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  restore(): void {
    this.focus();
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    const { connection, page } = this.#app.browser;
    connection.send('Target.closeTarget', { targetId: page.targetId }).catch(() => this.closed());
  }

  /** For the stand-in's own use: the page has gone. */
  closed(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.emit('closed');
    this.#app.windowClosed(this);
  }

  #setBounds(bounds: WindowBounds): void {
    const { connection, page } = this.#app.browser;
    connection
      .send('Browser.getWindowForTarget', { targetId: page.targetId })
      .then(({ windowId }) => connection.send('Browser.setWindowBounds', { windowId, bounds }))
      // A window of another size is still a window.
      .catch(() => undefined);
  }

  /** Asks Chromium how the window stands now, and tells whoever follows that. */
  async #readBounds(): Promise<void> {
    const { connection, page } = this.#app.browser;
    try {
      const { bounds } = await connection.send('Browser.getWindowForTarget', { targetId: page.targetId });
      const { left, top, width, height, windowState = 'normal' } = bounds;
      this.#isMaximized = windowState === 'maximized';
      if (windowState === 'normal' && width && height)
        this.#bounds = { x: left ?? 0, y: top ?? 0, width, height };
      this.emit('resize');
    } catch {
      // The window is closing.
    }
  }
}

/** Isolation is not a choice here: what would switch it off is refused, so that nobody believes it did. */
function readPreload({ webPreferences }: BrowserWindowConstructorOptions): string {
  const { contextIsolation, nodeIntegration, preload, sandbox, webSecurity } = webPreferences ?? {};
  const isOpened =
    contextIsolation === false || nodeIntegration || sandbox === false || webSecurity === false;
  if (isOpened) throw new Error('not in this shell: a page without isolation and sandbox');
  return preload === undefined ? '' : readFileSync(preload, 'utf8');
}

/** Makes the class `electron.BrowserWindow`. Chromium is started with one window, so there is one instance. */
export function createBrowserWindow(
  app: App,
  shared: Shared,
): new (options?: BrowserWindowConstructorOptions) => StandInWindow {
  let isMade = false;
  return class BrowserWindow extends StandInWindow {
    constructor(options: BrowserWindowConstructorOptions = {}) {
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
      if (isMade) throw new Error('not in this shell: a second BrowserWindow');
      super(app, shared, options);
      isMade = true;
      return only('BrowserWindow', this);
    }
  };
}
