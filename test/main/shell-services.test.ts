import { beforeEach, describe, expect, test, vi } from 'vitest';
import { checkExternal } from '../../src/main/external.ts';
import { createClipboard, createShellServices } from '../../src/main/shell-services.ts';
import { openWindow } from '../../src/main/window.ts';
import { type BrowserWindow, app, clipboard, shell } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

beforeEach(() => void vi.clearAllMocks());

describe('what may be opened in the person’s browser', () => {
  test.for([
    ['https://example.test/authorize?state=x#y', 'https://example.test/authorize?state=x#y'],
    ['HTTPS://Example.TEST', 'https://example.test/'],
    ['http://localhost:8080/', 'http://localhost:8080/'],
    ['http://127.0.0.1/', 'http://127.0.0.1/'],
    ['http://127.9.9.9/', 'http://127.9.9.9/'],
    ['http://0x7f.1/', 'http://127.0.0.1/'],
    ['http://[::1]:1/', 'http://[::1]:1/'],
  ] as const)('%s', ([url, opened]) => {
    expect(checkExternal(url)).toEqual({ ok: true, value: opened });
  });

  test.for([
    '',
    'example.test',
    '--help',
    'http://example.test/',
    'http://localhost.example.test/',
    'http://127.0.0.1.example.test/',
    'http://[::ffff:127.0.0.1]/',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@example.test',
    'ms-settings:',
    'app://assay/',
    'https://user@example.test/',
    'https://user:password@example.test/',
  ])('not %s', (url) => {
    const checked = checkExternal(url);
    expect(checked).toMatchObject({ ok: false, fault: { code: 'input.invalid' } });
    expect(JSON.stringify(checked)).not.toContain('password');
  });
});

describe('the clipboard', () => {
  test('is cleared only while it holds what is to be cleared', async () => {
    const own = createClipboard(clipboard);
    await own.writeText('ours');
    expect(await own.clearIfEqual('another')).toBe(false);
    expect(await own.readText()).toBe('ours');
    expect(await own.clearIfEqual('ours')).toBe(true);
    expect(await own.readText()).toBe('');
  });
});

describe('the shell’s services', () => {
  const create = () => {
    const window = openWindow('/preload.cjs', '/nowhere/window.json');
    return { services: createShellServices(window, '/data'), fake: window as unknown as BrowserWindow };
  };

  test('open an address that may be opened, in its canonical form', async () => {
    expect(await create().services.openExternal('HTTPS://Example.test')).toEqual({
      ok: true,
      value: undefined,
    });
    expect(shell.openExternal).toHaveBeenCalledWith('https://example.test/');
  });

  test('open nothing else', async () => {
    expect(await create().services.openExternal('file:///x')).toMatchObject({ ok: false });
    expect(shell.openExternal).not.toHaveBeenCalled();
  });

  test('turn an opener that fails into a fault without the address', async () => {
    shell.openExternal.mockRejectedValueOnce(new Error('cannot open https://example.test/?state=hidden'));
    const reply = await create().services.openExternal('https://example.test/?state=hidden');
    expect(reply).toMatchObject({ ok: false, fault: { code: 'browser.failed' } });
    expect(JSON.stringify(reply)).not.toContain('hidden');
  });

  test('send events on the one channel there is for them, while the window is there', () => {
    const { services, fake } = create();
    services.emit('run.changed', { runId: 'r', seq: 1 });
    expect(fake.webContents.send).toHaveBeenCalledWith('assay:event', {
      name: 'run.changed',
      payload: { runId: 'r', seq: 1 },
    });
    fake.isGone = true;
    services.emit('run.changed', { runId: 'r', seq: 2 });
    expect(fake.webContents.send).toHaveBeenCalledOnce();
  });

  test('say which shell this is and where its data is, and quit', () => {
    const { services } = create();
    expect(services).toMatchObject({ shellName: 'chromium', appVersion: '0.0.0', userDataDir: '/data' });
    services.quit();
    expect(app.quit).toHaveBeenCalledOnce();
  });
});
