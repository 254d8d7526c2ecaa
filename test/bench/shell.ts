import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { attach, launchShell } from '../e2e/support/launch-shell.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

/** A shell over Chromium, headless, and what ends it and takes its folder away. */
export interface BenchShell {
  readonly page: Page;
  /** The folder that its Chromium has its profile in. */
  readonly tempDir: string;
  readonly pid: number;
  close(): Promise<void>;
}

/** Starts the built app in a folder of its own, with no session bus and so no keychain; or another main in the same shell. */
export async function startShell(main?: string): Promise<BenchShell> {
  const tempDir = await mkdtemp(join(tmpdir(), 'assay-bench-'));
  const shell = launchShell(ROOT, {
    tempDir,
    env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' },
    ...(main === undefined ? {} : { main }),
  });
  const { browser, page } = await attach(shell);
  return {
    page,
    tempDir,
    pid: shell.process.pid ?? 0,
    async close() {
      await browser.close();
      shell.process.kill('SIGTERM');
      await shell.ended;
      await rm(tempDir, { recursive: true, force: true });
    },
  };
}

/** A window with an empty page in the same shell, to compare with. */
export const startBlank = (): Promise<BenchShell> => startShell(join(ROOT, 'test/bench/blank/main.mjs'));
