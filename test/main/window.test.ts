import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Window } from '../../src/main/electron.ts';
import { menuTemplate, setupMenu } from '../../src/main/menu.ts';
import { mayRequest, setupPermissions } from '../../src/main/permissions.ts';
import { bringToFront, createCrashLimit, loadPage, openWindow } from '../../src/main/window.ts';
import { type BrowserWindow, Menu, app, dialog, session } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

beforeEach(() => void vi.clearAllMocks());

/** The window as the app has it and as the fake knows it. */
function open(): { window: Window; fake: BrowserWindow } {
  const window = openWindow('/preload.cjs', '/nowhere/window.json');
  return { window, fake: window as unknown as BrowserWindow };
}

describe('the window', () => {
  test('isolates its page and sandboxes it', () => {
    expect(open().fake.options.webPreferences).toMatchObject({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    });
  });

  test('loads the app’s own page and shows itself when that has been painted', async () => {
    const { window, fake } = open();
    await loadPage(window);
    expect(fake.loadURL).toHaveBeenCalledWith('app://assay/');
    expect(fake.show).not.toHaveBeenCalled();
    fake.emit('ready-to-show');
    expect(fake.show).toHaveBeenCalledOnce();
  });

  test.for(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'prevents %s, wherever it leads',
    (event) => {
      const { fake } = open();
      for (const url of ['https://example.test/', 'app://assay/', 'file:///etc/passwd']) {
        const details = { url, preventDefault: vi.fn<() => void>() };
        fake.webContents.emit(event, details);
        expect(details.preventDefault).toHaveBeenCalledOnce();
      }
    },
  );

  test('opens no other window', () => {
    const [[handler]] = open().fake.webContents.setWindowOpenHandler.mock.calls as [
      [(details: object) => object],
    ];
    expect(handler({ url: 'https://example.test/' })).toEqual({ action: 'deny' });
  });

  test('loads a page that crashed again three times in a minute, then says so and ends', () => {
    const { fake } = open();
    const crash = (): boolean => fake.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    for (let time = 1; time <= 3; time += 1) crash();
    expect(fake.webContents.reload).toHaveBeenCalledTimes(3);
    expect(app.exit).not.toHaveBeenCalled();
    crash();
    expect(fake.webContents.reload).toHaveBeenCalledTimes(3);
    expect(dialog.showErrorBox).toHaveBeenCalledWith('Assay', expect.stringContaining('crashed'));
    expect(app.exit).toHaveBeenCalledWith(1);
  });

  test('takes a page that ended by itself for no crash', () => {
    const { fake } = open();
    fake.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(fake.webContents.reload).not.toHaveBeenCalled();
  });

  test('is brought to front, out of the task bar if it must be, unless it has gone', () => {
    const { window, fake } = open();
    bringToFront(window);
    expect(fake.restore).not.toHaveBeenCalled();
    expect(fake.focus).toHaveBeenCalledOnce();
    fake.isHidden = true;
    bringToFront(window);
    expect(fake.restore).toHaveBeenCalledOnce();
    fake.isGone = true;
    bringToFront(window);
    expect(fake.focus).toHaveBeenCalledTimes(2);
  });
});

describe('the crash limit', () => {
  test('counts only the crashes of the last minute', () => {
    let now = 0;
    const mayReload = createCrashLimit(() => now);
    const verdicts = [0, 1000, 2000, 3000, 62_001, 63_000].map((at) => {
      now = at;
      return mayReload();
    });
    expect(verdicts).toEqual([true, true, true, false, true, true]);
  });
});

describe('permissions', () => {
  test('are denied, all of them, and devices too', () => {
    setupPermissions();
    const { setPermissionRequestHandler, setPermissionCheckHandler, setDevicePermissionHandler } =
      session.defaultSession;
    const answer = vi.fn<(isGranted: boolean) => void>();
    setPermissionRequestHandler.mock.calls[0]?.[0](null, 'media', answer);
    expect(answer).toHaveBeenCalledWith(false);
    expect(setPermissionCheckHandler.mock.calls[0]?.[0]()).toBe(false);
    expect(setDevicePermissionHandler.mock.calls[0]?.[0]()).toBe(false);
  });

  test.for([
    ['app://assay/index.html', false],
    ['https://example.test/', true],
    ['http://127.0.0.1:1/', true],
    ['app://other/', true],
    ['app://assay.evil/', true],
    ['file:///etc/passwd', true],
    ['devtools://devtools/x.html', false],
  ] as const)('a request for %s is cancelled: %s', ([url, cancel]) => {
    setupPermissions();
    const answer = vi.fn<(response: { cancel?: boolean }) => void>();
    session.defaultSession.webRequest.onBeforeRequest.mock.calls[0]?.[0]({ url }, answer);
    expect(answer).toHaveBeenCalledWith({ cancel });
  });

  test('a packaged app has no developer tools to ask', () => {
    expect(mayRequest('devtools://devtools/x.html', true)).toBe(false);
  });
});

describe('the menu', () => {
  test('has copy and paste on every system, and an app menu on macOS', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const roles = menuTemplate(platform, true).map(({ role }) => role);
      expect(roles).toContain('editMenu');
      expect(roles.includes('appMenu')).toBe(platform === 'darwin');
    }
  });

  test('offers the developer tools only while it is not packaged', () => {
    expect(JSON.stringify(menuTemplate('linux', false))).toContain('toggleDevTools');
    expect(JSON.stringify(menuTemplate('linux', true))).not.toContain('toggleDevTools');
  });

  test('takes no key that is the window’s own', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      // These roles bring Ctrl or Command with W along, which closes what is open in the window.
      expect(JSON.stringify(menuTemplate(platform, true))).not.toMatch(
        /windowMenu|viewMenu|"CommandOrControl\+[WNPKELBID,1-4]"/,
      );
      const windowMenu = menuTemplate(platform, true).find(({ label }) => label === 'Window');
      expect(JSON.stringify(windowMenu)).toMatch(
        /"role":"close","accelerator":"(Command\+Shift\+W|Alt\+F4)"/,
      );
    }
  });

  test('is set', () => {
    setupMenu();
    expect(Menu.setApplicationMenu).toHaveBeenCalledWith(menuTemplate(process.platform, false));
  });
});
