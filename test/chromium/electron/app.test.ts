import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { App, type AppWindow, type Host } from '../../../src/chromium/electron/app.ts';
import { FakeBrowser } from './fake-browser.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function create(over: Partial<Host> = {}) {
  const browser = new FakeBrowser();
  const log = vi.fn<(line: string) => void>();
  const host = {
    launch: vi.fn<() => Promise<FakeBrowser>>().mockResolvedValue(browser),
    exitProcess: vi.fn<(code: number) => void>(),
    log,
    argv: ['node', '/nowhere/main.js'],
    cwd: '/',
    ...over,
  };
  return { app: new App(host), host: { ...host, log }, browser };
}

/** A window that closes when it is asked to. */
function open(app: App): AppWindow {
  const window: AppWindow = { close: () => window.closed(), closed: () => app.windowClosed(window) };
  app.windowOpened(window);
  return window;
}

describe('the app’s start', () => {
  test('launches Chromium only after main’s own module has run', async () => {
    const { app, host } = create();
    await Promise.resolve();
    expect(host.launch).not.toHaveBeenCalled();
    expect(app.isReady()).toBe(false);
    await app.whenReady();
    expect(host.launch).toHaveBeenCalledOnce();
    expect(app.isReady()).toBe(true);
  });

  test('that is given up in that time launches nothing', async () => {
    const { app, host } = create();
    app.quit();
    await turn();
    expect(host.launch).not.toHaveBeenCalled();
    expect(host.exitProcess).toHaveBeenCalledWith(0);
  });

  test('that is given up while Chromium starts ends Chromium too', async () => {
    const { promise, resolve } = Promise.withResolvers<FakeBrowser>();
    const { app, browser } = create({ launch: () => promise });
    await turn();
    app.exit();
    resolve(browser);
    await vi.waitFor(() => expect(browser.kill).toHaveBeenCalledOnce());
  });

  test('that fails says why and ends with the status for that', async () => {
    const { host } = create({ launch: () => Promise.reject(new Error('none was found')) });
    await vi.waitFor(() => expect(host.exitProcess).toHaveBeenCalledWith(69));
    expect(host.log).toHaveBeenCalledWith('none was found');
  });
});

describe('the app’s end', () => {
  test('comes in Electron’s order: before-quit, the windows, will-quit, quit', async () => {
    const { app, host, browser } = create();
    await app.whenReady();
    const order: string[] = [];
    const window = open(app);
    app.on('before-quit', () => order.push('before-quit'));
    app.on('window-all-closed', () => order.push('window-all-closed'));
    app.on('will-quit', () => order.push('will-quit'));
    app.on('quit', (_event, code) => order.push(`quit ${code}`));
    Object.assign(window, {
      close: () => {
        order.push('close');
        window.closed();
      },
    });
    app.quit();
    expect(order).toEqual(['before-quit', 'close', 'will-quit', 'quit 0']);
    await vi.waitFor(() => expect(host.exitProcess).toHaveBeenCalledWith(0));
    expect(browser.close).toHaveBeenCalledOnce();
  });

  test('may be prevented before, and put off at the last moment', async () => {
    const { app, host } = create();
    await app.whenReady();
    open(app);
    let isPrevented = true;
    app.on('before-quit', (event) => isPrevented && event.preventDefault());
    const willQuit = vi.fn<(event: { preventDefault(): void }) => void>((event) => event.preventDefault());
    app.on('will-quit', willQuit);
    app.quit();
    expect(willQuit).not.toHaveBeenCalled();
    isPrevented = false;
    app.quit();
    expect(willQuit).toHaveBeenCalledOnce();
    await turn();
    expect(host.exitProcess).not.toHaveBeenCalled();
    app.exit();
    app.exit();
    await vi.waitFor(() => expect(host.exitProcess).toHaveBeenCalledOnce());
  });

  test('follows the last window where nobody listens, and is the listener’s to decide where one does', async () => {
    const { app, host } = create();
    await app.whenReady();
    const listener = vi.fn<() => void>();
    app.once('window-all-closed', listener);
    open(app).closed();
    expect(listener).toHaveBeenCalledOnce();
    await turn();
    expect(host.exitProcess).not.toHaveBeenCalled();
    open(app).closed();
    await vi.waitFor(() => expect(host.exitProcess).toHaveBeenCalledWith(0));
  });

  test.for([
    ['ended by SIGKILL', 1],
    [undefined, 0],
  ] as const)('follows Chromium’s: %s gives the status %s', async ([how, status]) => {
    const { app, host, browser } = create();
    await app.whenReady();
    open(app);
    app.on('window-all-closed', () => app.quit());
    browser.end(how);
    await vi.waitFor(() => expect(host.exitProcess).toHaveBeenCalledWith(status));
    expect(host.exitProcess).toHaveBeenCalledOnce();
    expect(host.log.mock.calls).toEqual(how ? [[`Chromium has gone: ${how}`]] : []);
  });

  test('after a failure has never the status 0, whoever ends it', async () => {
    const { app, host, browser } = create();
    await app.whenReady();
    app.on('will-quit', (event) => event.preventDefault());
    browser.end('ended with exit status 5');
    await turn();
    app.exit(0);
    await vi.waitFor(() => expect(host.exitProcess).toHaveBeenCalledWith(1));
  });
});

describe('what the app knows of itself', () => {
  test('is the version of the package that main belongs to', () => {
    const root = temporaryFolder('app');
    writeFileSync(join(root, 'package.json'), '{"version":"4.5.6"}');
    const { app } = create({ argv: ['node', join(root, 'out/main/index.js')] });
    expect(app.getVersion()).toBe('4.5.6');
    app.exit();
  });

  test('are its name and the paths that it was given, and no others', () => {
    const { app } = create();
    app.setName('Assay');
    app.setPath('userData', '/data');
    expect([app.getName(), app.getPath('userData')]).toEqual(['Assay', '/data']);
    expect(() => app.getPath('downloads')).toThrow("not in this shell: app.getPath('downloads')");
    app.exit();
  });

  test('is that the sandbox can be asked for only before it is ready', async () => {
    const { app } = create();
    app.enableSandbox();
    await app.whenReady();
    expect(() => app.enableSandbox()).toThrow('before app is ready');
  });
});
