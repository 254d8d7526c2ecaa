import { chmodSync, cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type RunningShell, attach } from '../support/launch-shell.ts';
import { buildShell } from './build-shell.ts';
import { chromiumProcesses, invoke, profilesLeft, startShell } from './shell.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let root: string;
beforeAll(async () => {
  root = await buildShell();
});

/** Nothing of it runs any more and its profile is gone. */
async function expectNothingLeft(shell: RunningShell): Promise<void> {
  await vi.waitFor(() => expect(chromiumProcesses(shell)).toEqual([]), { timeout: 5000 });
  expect(profilesLeft(shell)).toEqual([]);
}

/** The browser process: the one that started all others. */
const browserProcess = (shell: RunningShell): number => Math.min(...chromiumProcesses(shell));

/** Crashes the page's process and lets go of it: Playwright does not take a crashed page up again. */
async function crash(page: Page, browser: Browser): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const control = await page.context().newCDPSession(page);
  control.send('Page.crash').catch(() => undefined);
  await crashed;
  await browser.close();
}

describe('the life of the window over a real Chromium', () => {
  test('closing the window ends the program in good order', async () => {
    const shell = startShell(root);
    const { page } = await attach(shell);
    expect(chromiumProcesses(shell).length).toBeGreaterThan(0);
    expect(profilesLeft(shell)).toHaveLength(1);
    await page.close().catch(() => undefined);
    expect(await shell.ended).toEqual({ code: 0, signal: null });
    expect(shell.words()).toContain('backend closed');
    await expectNothingLeft(shell);
  });

  test.for(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s ends it in good order', async (signal) => {
    const shell = startShell(root);
    await attach(shell);
    shell.process.kill(signal);
    expect(await shell.ended).toEqual({ code: 0, signal: null });
    expect(shell.words()).toContain('backend closed');
    await expectNothingLeft(shell);
  });

  test('a signal before there is a window leaves nothing either', async () => {
    const shell = startShell(root);
    await vi.waitFor(() => expect(chromiumProcesses(shell).length).toBeGreaterThan(0), { interval: 5 });
    shell.process.kill('SIGTERM');
    expect(await shell.ended).toEqual({ code: 0, signal: null });
    await expectNothingLeft(shell);
  });

  test('a page that crashed is loaded again, with its bridge', async () => {
    const shell = startShell(root);
    for (const text of ['at first', 'after one crash', 'after two']) {
      const { page, browser } = await attach(shell);
      expect(await invoke(page, 'test.echo', { text })).toEqual({ ok: true, value: { text } });
      await crash(page, browser);
    }
  });

  test('a page that crashes again and again ends the program with a message', async () => {
    const shell = startShell(root);
    for (let time = 1; time <= 4; time += 1) {
      const { page, browser } = await attach(shell);
      await page.getByText('hello').waitFor();
      await crash(page, browser);
    }
    expect(await shell.ended).toEqual({ code: 1, signal: null });
    expect(shell.words()).toContain('crashed several times');
    await expectNothingLeft(shell);
  });

  test('Chromium that is killed ends the program with a message and a status', async () => {
    const shell = startShell(root);
    await attach(shell);
    process.kill(browserProcess(shell), 'SIGKILL');
    expect(await shell.ended).toEqual({ code: 1, signal: null });
    expect(shell.words()).toContain('Chromium has gone: ended by SIGKILL');
    expect(shell.words()).toContain('backend closed');
    await expectNothingLeft(shell);
  });

  test('a program that is killed takes Chromium with it, and the next start clears its profile', async () => {
    const shell = startShell(root);
    await attach(shell);
    shell.process.kill('SIGKILL');
    await shell.ended;
    await vi.waitFor(() => expect(chromiumProcesses(shell)).toEqual([]), { timeout: 5000 });
    const [left] = profilesLeft(shell);
    const next = startShell(root, { env: { TMPDIR: shell.tempDir } });
    await attach(next);
    expect(existsSync(join(shell.tempDir, String(left)))).toBe(false);
  });

  test('an exception nobody caught is said with a reference, and the program ends in good order', async () => {
    const shell = startShell(root);
    const { page } = await attach(shell);
    await invoke(page, 'test.throw', {}).catch(() => undefined);
    expect(await shell.ended).toEqual({ code: 1, signal: null });
    expect(shell.words()).toMatch(/Report it with the reference [0-9a-f]{8}/);
    expect(shell.words()).not.toContain('secret that must not be logged');
    expect(shell.words()).toContain('backend closed');
    await expectNothingLeft(shell);
  });

  test('a program whose page is not there says so and ends, with no window and nothing left', async () => {
    const broken = temporaryFolder('broken');
    cpSync(root, broken, { recursive: true });
    rmSync(join(broken, 'out/renderer/index.html'));
    const shell = startShell(broken);
    expect(await shell.ended).toEqual({ code: 1, signal: null });
    expect(shell.words()).toMatch(/bug [0-9a-f]{8} in the start of the window: Error/);
    await expectNothingLeft(shell);
  });

  test('a terminal that goes away while it runs does not disturb it', async () => {
    const shell = startShell(root);
    const { page } = await attach(shell);
    shell.process.stderr?.destroy();
    expect(await invoke(page, 'test.bug', {})).toMatchObject({ ok: false, fault: { code: 'bridge.bug' } });
    expect(await invoke(page, 'test.echo', { text: 'still here' })).toMatchObject({ ok: true });
    shell.process.kill('SIGHUP');
    expect(await shell.ended).toEqual({ code: 0, signal: null });
    await expectNothingLeft(shell);
  });

  test('a second start in the same folder ends at once, without a Chromium of its own', async () => {
    const first = startShell(root);
    await attach(first);
    const second = startShell(root, { userDataDir: first.userDataDir });
    expect(await second.ended).toEqual({ code: 0, signal: null });
    expect(second.words()).toBe('');
    expect(profilesLeft(second)).toEqual([]);
    expect(first.process.exitCode).toBeNull();
  });

  test('a start after a kill in the same folder is a first one again', async () => {
    const first = startShell(root);
    await attach(first);
    first.process.kill('SIGKILL');
    await first.ended;
    const { page } = await attach(startShell(root, { userDataDir: first.userDataDir }));
    expect(await invoke(page, 'test.echo', { text: '' })).toMatchObject({ ok: true });
  });
});

describe('a Chromium that does not start', () => {
  const refusal = async (env: Record<string, string>): Promise<string> => {
    const shell = startShell(root, { env });
    expect(await shell.ended).toEqual({ code: 69, signal: null });
    await expectNothingLeft(shell);
    return shell.words();
  };
  const script = (text: string): string => {
    const path = join(temporaryFolder('e2e'), 'chromium');
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  test('because none is there, says what to install', async () => {
    expect(await refusal({ ASSAY_CHROMIUM: '', PATH: '/nowhere' })).toContain('install one');
  });

  test('because the one that is named cannot be run, says its name', async () => {
    expect(await refusal({ ASSAY_CHROMIUM: '/nowhere/chromium' })).toContain(
      '/nowhere/chromium, which cannot be run',
    );
  });

  test('because it ends at once, repeats its last words', async () => {
    expect(await refusal({ ASSAY_CHROMIUM: script('echo missing a library >&2; exit 127') })).toMatch(
      /exit status 127\n\s+missing a library/,
    );
  });

  test.runIf(process.getuid?.() === 0)(
    'because it is root’s and no test, says why and what to do',
    async () => {
      const words = await refusal({ ASSAY_TEST_DEBUG_PORT: '', CI: '' });
      expect(words).toContain('as another user');
    },
  );
});
