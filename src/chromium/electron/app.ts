import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from '../browser/launch.ts';
import { messageOf } from '../message-of.ts';
import { Emitter, type PreventableEvent, preventable } from './events.ts';
import { takeLock } from './single-instance.ts';

/** The machine as the app meets it; a fake in tests. */
export interface Host {
  launch(): Promise<Browser>;
  exitProcess(code: number): void;
  log(line: string): void;
  readonly argv: readonly string[];
  readonly cwd: string;
}

/** A window, as far as the app's life is concerned. */
export interface AppWindow {
  close(): void;
  /** Says that it is gone, once. */
  closed(): void;
}

export type AppEvents = {
  ready: [];
  'second-instance': [event: PreventableEvent, argv: string[], workingDirectory: string];
  'window-all-closed': [];
  'before-quit': [event: PreventableEvent];
  'will-quit': [event: PreventableEvent];
  quit: [event: PreventableEvent, exitCode: number];
};

/** No browser that starts: what to do about it was said on stderr. `sysexits.h` calls it EX_UNAVAILABLE. */
const EXIT_NO_BROWSER = 69;

/** `electron.app`: starting, quitting, one instance, and the life of the Chromium behind it. */
export class App extends Emitter<AppEvents> {
  readonly isPackaged = false;
  name = 'Electron';
  readonly #host: Host;
  readonly #paths = new Map<string, string>();
  readonly #windows = new Set<AppWindow>();
  readonly #ready: Promise<Browser>;
  #browser: Browser | undefined;
  #isQuitting = false;
  #isExiting = false;
  #failureCode = 0;

  constructor(host: Host) {
    super();
    this.#host = host;
    // After main's own module has run: a second instance quits there, and must not flash a window.
    this.#ready = new Promise((resolve) => setImmediate(() => void this.#start(resolve)));
  }

  async whenReady(): Promise<void> {
    await this.#ready;
  }

  isReady(): boolean {
    return this.#browser !== undefined;
  }

  /** Chromium's own sandbox is on in any case; options.ts says when it is not. */
  enableSandbox(): void {
    if (this.isReady()) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  getVersion(): string {
    let folder = dirname(this.#host.argv[1] ?? '.');
    for (;;) {
      try {
        return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string })
          .version;
      } catch {
        if (dirname(folder) === folder)
          throw new Error('not in this shell: app.getVersion() without a package.json');
        folder = dirname(folder);
      }
    }
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`not in this shell: app.getPath('${name}') before app.setPath`);
    return path;
  }

  requestSingleInstanceLock(): boolean {
    const start = { argv: this.#host.argv, workingDirectory: this.#host.cwd };
    const release = takeLock(this.getPath('userData'), start, (second) => {
      this.emit('second-instance', preventable(), [...second.argv], second.workingDirectory);
    });
    return release !== undefined;
  }

  /** Asks everybody, closes the windows, and ends; a listener may prevent it and call again when it is done. */
  quit(): void {
    if (this.#isExiting) return;
    const beforeQuit = preventable();
    if (!this.#isQuitting) this.emit('before-quit', beforeQuit);
    if (beforeQuit.defaultPrevented) return;
    this.#isQuitting = true;
    if (this.#windows.size === 0) this.#finish();
    for (const window of this.#windows) window.close();
  }

  /** Ends at once: Chromium, its profile, this process. After a failure the status is never 0. */
  exit(code = 0): void {
    if (this.#isExiting) return;
    this.#isExiting = true;
    const status = code || this.#failureCode;
    this.emit('quit', preventable(), status);
    const end = (): void => this.#host.exitProcess(status);
    if (this.#browser) this.#browser.close().then(end, end);
    else end();
  }

  /** The browser behind the app. For the stand-in's own use. */
  get browser(): Browser {
    if (!this.#browser) throw new Error('not possible before app is ready');
    return this.#browser;
  }

  windowOpened(window: AppWindow): void {
    this.#windows.add(window);
  }

  windowClosed(window: AppWindow): void {
    if (!this.#windows.delete(window) || this.#windows.size > 0 || this.#isExiting) return;
    if (this.#isQuitting) this.#finish();
    // Electron quits where nobody listens.
    else if (!this.emit('window-all-closed')) this.quit();
  }

  async #start(ready: (browser: Browser) => void): Promise<void> {
    if (this.#isExiting || this.#isQuitting) return;
    try {
      const browser = await this.#host.launch();
      if (this.#isExiting) return browser.kill();
      this.#browser = browser;
      void browser.ended.then((how) => this.#browserEnded(how));
      this.emit('ready');
      ready(browser);
    } catch (error) {
      this.#host.log(messageOf(error));
      this.exit(EXIT_NO_BROWSER);
    }
  }

  #finish(): void {
    const willQuit = preventable();
    this.emit('will-quit', willQuit);
    if (!willQuit.defaultPrevented) this.exit();
  }

  /** Electron's main process is the browser and cannot outlive it; here main quits in good order, with a status. */
  #browserEnded(how: string | undefined): void {
    if (this.#isExiting) return;
    if (how !== undefined) {
      this.#failureCode = 1;
      this.#host.log(`Chromium has gone: ${how}`);
    }
    for (const window of this.#windows) window.closed();
    this.quit();
  }
}
