import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { App } from '../../../src/chromium/electron/app.ts';
import { createBrowserWindow } from '../../../src/chromium/electron/browser-window.ts';
import { createIpcMain } from '../../../src/chromium/electron/ipc-main.ts';
import { createScheme } from '../../../src/chromium/electron/scheme.ts';
import { createSession } from '../../../src/chromium/electron/session.ts';
import { FakeBrowser } from './fake-browser.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function create(isReady = true) {
  const browser = new FakeBrowser();
  const exitProcess = vi.fn<(code: number) => void>();
  const log = vi.fn<(line: string) => void>();
  const app = new App({ launch: async () => browser, exitProcess, log, argv: [], cwd: '/' });
  const shared = { scheme: createScheme(() => false), session: createSession(), ipc: createIpcMain(), log };
  shared.scheme.protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true } },
  ]);
  if (isReady) await app.whenReady();
  return { app, browser, exitProcess, BrowserWindow: createBrowserWindow(app, shared) };
}

describe('electron.BrowserWindow', () => {
  test('is made only when the app is ready, and only once', async () => {
    const { BrowserWindow } = await create(false);
    expect(() => new BrowserWindow()).toThrow('before app is ready');
    const ready = await create();
    expect(new ready.BrowserWindow().isDestroyed()).toBe(false);
    expect(() => new ready.BrowserWindow()).toThrow('not in this shell: a second BrowserWindow');
  });

  test.for([
    { contextIsolation: false },
    { nodeIntegration: true },
    { sandbox: false },
    { webSecurity: false },
  ])('is never made with %j, and may be made without after that', async (webPreferences) => {
    const { BrowserWindow } = await create();
    expect(() => new BrowserWindow({ webPreferences })).toThrow(
      'not in this shell: a page without isolation',
    );
    expect(new BrowserWindow().isDestroyed()).toBe(false);
  });

  test('has the size that it was given, or Electron’s own', async () => {
    const { browser, BrowserWindow } = await create();
    expect(new BrowserWindow({ width: 1000 }).isDestroyed()).toBe(false);
    await vi.waitFor(() => {
      expect(browser.calls('Browser.setWindowBounds')).toEqual([
        { windowId: 1, bounds: { width: 1000, height: 600 } },
      ]);
    });
  });

  test('reads its place and size when the page has another size, and tells that', async () => {
    const { browser, BrowserWindow } = await create();
    const window = new BrowserWindow({ width: 1000 });
    expect(window.getNormalBounds()).toMatchObject({ width: 1000, height: 600 });
    await window.loadURL('app://assay/');
    const resized = vi.fn<() => void>();
    window.on('resize', resized);
    browser.answers['Browser.getWindowForTarget'] = () => ({
      windowId: 1,
      bounds: { left: 5, top: 6, width: 700, height: 500, windowState: 'normal' },
    });
    browser.emit('Page.frameResized', {}, 'S');
    await vi.waitFor(() => expect(resized).toHaveBeenCalledOnce());
    expect(window.getNormalBounds()).toEqual({ x: 5, y: 6, width: 700, height: 500 });
    browser.answers['Browser.getWindowForTarget'] = () => ({
      windowId: 1,
      bounds: { left: 0, top: 0, width: 1920, height: 1080, windowState: 'maximized' },
    });
    browser.emit('Page.frameResized', {}, 'S');
    await vi.waitFor(() => expect(window.isMaximized()).toBe(true));
    // What it goes back to is what it was before.
    expect(window.getNormalBounds()).toEqual({ x: 5, y: 6, width: 700, height: 500 });
  });

  test('is maximized through Chromium', async () => {
    const { browser, BrowserWindow } = await create();
    new BrowserWindow().maximize();
    await vi.waitFor(() => {
      expect(browser.calls('Browser.setWindowBounds')).toContainEqual({
        windowId: 1,
        bounds: { windowState: 'maximized' },
      });
    });
  });

  test('puts the preload that it was given into its page', async () => {
    const { browser, BrowserWindow } = await create();
    const preload = join(temporaryFolder('window'), 'preload.cjs');
    writeFileSync(preload, 'the preload itself');
    const window = new BrowserWindow({ webPreferences: { preload } });
    const shown = vi.fn<() => void>();
    window.on('ready-to-show', shown);
    await window.loadURL('app://assay/');
    const scripts = browser.calls('Page.addScriptToEvaluateOnNewDocument') as {
      source: string;
      worldName?: string;
    }[];
    expect(
      scripts.map(({ source, worldName }) => [worldName, source.includes('the preload itself')]),
    ).toEqual([
      [undefined, false],
      ['preload', true],
    ]);
    expect(shown).toHaveBeenCalledOnce();
  });

  test('closes through Chromium, tells it once, and the app ends after it', async () => {
    const { browser, exitProcess, BrowserWindow } = await create();
    const window = new BrowserWindow();
    const closed = vi.fn<() => void>();
    window.on('closed', closed);
    await window.loadURL('app://assay/');
    window.close();
    expect(browser.calls('Target.closeTarget')).toEqual([{ targetId: 'PAGE' }]);
    expect(window.isDestroyed()).toBe(false);
    browser.emit('Target.targetDestroyed', { targetId: 'PAGE' });
    browser.end(undefined);
    await vi.waitFor(() => expect(exitProcess).toHaveBeenCalledWith(0));
    expect(closed).toHaveBeenCalledOnce();
    expect(window.isDestroyed()).toBe(true);
  });

  test('says what it has not', async () => {
    const { BrowserWindow } = await create();
    const window = new BrowserWindow() as unknown as {
      setKiosk(on: boolean): void;
      webContents: { openDevTools(): void };
    };
    expect(() => window.setKiosk(true)).toThrow('not in this shell: BrowserWindow.setKiosk');
    expect(() => window.webContents.openDevTools()).toThrow('not in this shell: webContents.openDevTools');
  });
});
