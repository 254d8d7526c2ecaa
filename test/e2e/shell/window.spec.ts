import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { attach } from '../support/launch-shell.ts';
import { buildShell } from './build-shell.ts';
import { chromiumProcesses, invoke, profilesLeft, startShell } from './shell.ts';

// Where there is no Xvfb it is a skip on a person's machine and a failure in CI.
const xvfb = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'Xvfb'))
  .find(existsSync);
const isWanted = xvfb !== undefined || process.env['CI'] === 'true';

let root: string;
beforeAll(async () => {
  root = await buildShell();
});

/** An X server of its own, with a number that it chose itself. */
async function startDisplay(): Promise<{ name: string; end: () => void }> {
  const server = spawn(
    String(xvfb),
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  onTestFinished(() => void server.kill());
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  return { name: `:${number}`, end: () => void server.kill() };
}

describe.runIf(isWanted)('a real window', () => {
  test('opens in the size that was asked for, does its work, and leaves nothing when it is closed', async () => {
    const shell = startShell(root, { env: { ASSAY_HEADLESS: '', DISPLAY: (await startDisplay()).name } });
    const { page } = await attach(shell);
    await page.getByText('hello').waitFor();
    await vi.waitFor(async () => {
      expect(await page.evaluate(() => [outerWidth, outerHeight])).toEqual([1360, 860]);
    });
    expect(await page.evaluate(() => navigator.userAgent)).not.toContain('Headless');
    await invoke(page, 'test.copy', { text: 'copied' });
    expect(await invoke(page, 'test.paste', {})).toEqual({ ok: true, value: 'copied' });

    await page.close().catch(() => undefined);
    expect(await shell.ended).toEqual({ code: 0, signal: null });
    expect(shell.words()).toContain('backend closed');
    await vi.waitFor(() => expect(chromiumProcesses(shell)).toEqual([]), { timeout: 5000 });
    expect(profilesLeft(shell)).toEqual([]);
  });

  test('whose display goes away ends the program in good order', async () => {
    const display = await startDisplay();
    const shell = startShell(root, { env: { ASSAY_HEADLESS: '', DISPLAY: display.name } });
    await attach(shell);
    display.end();
    // Whether Chromium calls it an end or an error depends on what it was doing.
    expect((await shell.ended).signal).toBeNull();
    expect(shell.words()).toContain('backend closed');
    await vi.waitFor(() => expect(chromiumProcesses(shell)).toEqual([]), { timeout: 5000 });
    expect(profilesLeft(shell)).toEqual([]);
  });

  test('whose display was never there says that Chromium did not start', async () => {
    const shell = startShell(root, { env: { ASSAY_HEADLESS: '', DISPLAY: ':4242' } });
    expect(await shell.ended).toEqual({ code: 69, signal: null });
    expect(shell.words()).toContain('did not start');
  });
});
