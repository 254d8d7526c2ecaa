import { beforeAll, describe, expect, test } from 'vitest';
import { attach } from '../support/launch-shell.ts';
import { buildShell } from './build-shell.ts';
import { type FixtureWindow, invoke, startShell } from './shell.ts';

let root: string;
beforeAll(async () => {
  root = await buildShell();
});

describe('the bridge over a real Chromium', () => {
  test('is there before the page’s own script runs, and answers it', async () => {
    const { page } = await attach(startShell(root));
    await page.getByText('hello').waitFor();
    expect(await page.title()).toBe('Fixture');
  });

  test('carries values both ways as they are, whatever their letters and size', async () => {
    const { page } = await attach(startShell(root));
    for (const text of ['', 'é😀 \u0000 "\\', '\ud800', 'x'.repeat(2_000_000)]) {
      expect(await invoke(page, 'test.echo', { text })).toEqual({ ok: true, value: { text } });
    }
  });

  test('answers every refusal with a fault that says what to do, never with undefined or an exception', async () => {
    const { page } = await attach(startShell(root));
    const refusals = [
      ['test.nothing', {}, 'bridge.unknown_command'],
      ['constructor', {}, 'bridge.unknown_command'],
      ['__proto__', {}, 'bridge.unknown_command'],
      ['test.changed', {}, 'bridge.unknown_command'],
      ['test.echo', { text: 1 }, 'bridge.bad_input'],
      ['test.echo', { text: 'a', extra: 'b' }, 'bridge.bad_input'],
      ['test.echo', null, 'bridge.bad_input'],
      ['test.fail', {}, 'network.timeout'],
    ] as const;
    for (const [name, input, code] of refusals) {
      expect(await invoke(page, name, input)).toMatchObject({
        ok: false,
        fault: { code, message: expect.any(String), remedy: expect.any(String) },
      });
    }
  });

  test('answers a bug with a sentence and the reference that was logged, without the error’s words', async () => {
    const shell = startShell(root);
    const { page } = await attach(shell);
    const reply = await invoke(page, 'test.bug', {});
    expect(reply).toMatchObject({ ok: false, fault: { code: 'bridge.bug', reference: expect.any(String) } });
    const { reference } = (reply as { fault: { reference: string } }).fault;
    await shell.said(new RegExp(`bug ${reference} in test\\.bug: TypeError`));
    expect(shell.words() + JSON.stringify(reply)).not.toContain('secret that must not be logged');
  });

  test('answers calls with a fault when the program behind it did not start', async () => {
    const shell = startShell(root, { env: { ASSAY_TEST_BACKEND: 'broken' } });
    const { page } = await attach(shell);
    expect(await invoke(page, 'test.echo', { text: '' })).toMatchObject({
      ok: false,
      fault: { code: 'bridge.bug' },
    });
    expect(shell.words()).not.toContain('secret that must not be logged');
  });

  test('subscribes and unsubscribes at once, and delivers events in order', async () => {
    const { page } = await attach(startShell(root));
    const types = await page.evaluate(() => {
      const { assay } = globalThis as unknown as FixtureWindow;
      const end = assay.subscribe(() => undefined);
      return [typeof end, typeof end()];
    });
    expect(types).toEqual(['function', 'undefined']);
    await invoke(page, 'test.emit', { times: 3 });
    await page.waitForFunction(() => (globalThis as unknown as FixtureWindow).events.length === 3);
    await page.evaluate(() => (globalThis as unknown as FixtureWindow).unsubscribe());
    await invoke(page, 'test.emit', { times: 2 });
    expect(await page.evaluate(() => (globalThis as unknown as FixtureWindow).events)).toEqual(
      [1, 2, 3].map((seq) => ({ name: 'test.changed', payload: { seq } })),
    );
  });

  test('tells the shell’s own facts, with what is undefined left out', async () => {
    const shell = startShell(root);
    const { page } = await attach(shell);
    expect(await invoke(page, 'test.info', {})).toStrictEqual({
      ok: true,
      value: { shell: 'chromium', version: '1.2.3-test', userDataDir: shell.userDataDir },
    });
  });

  test('cannot be replaced, changed or reached from a frame of the page', async () => {
    const { page } = await attach(startShell(root));
    const found = await page.evaluate(() => {
      const own = globalThis as unknown as { assay: unknown };
      const before = own.assay;
      own.assay = {};
      const attempts = [
        () => Object.assign(before as object, { invoke: null }),
        () => Object.defineProperty(globalThis, 'assay', { value: 1 }),
      ].map((attempt) => {
        try {
          attempt();
          return 'allowed';
        } catch {
          return 'refused';
        }
      });
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return [
        ...attempts,
        own.assay === before,
        typeof (frame.contentWindow as unknown as { assay: unknown }).assay,
      ];
    });
    expect(found).toEqual(['refused', 'refused', true, 'undefined']);
  });

  test('leaves nothing else of the shell in the page’s world', async () => {
    const { page } = await attach(startShell(root));
    const extras = await page.evaluate(() => {
      const ours = /^(_[0-9a-f]{32}|require|module|process|Buffer|electron|ipcRenderer|contextBridge)$/;
      return Object.getOwnPropertyNames(globalThis).filter((name) => ours.test(name));
    });
    expect(extras).toEqual([]);
  });
});
