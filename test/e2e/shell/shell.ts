import { readFileSync, readdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { onTestFinished } from 'vitest';
import type { AssayBridge, BridgeEvent } from '../../../src/contract/bridge.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type LaunchOptions, type RunningShell, launchShell } from '../support/launch-shell.ts';

/** Starts the built shell over Chromium in a folder of the test's own, and ends it when the test does. */
export function startShell(root: string, options: Omit<LaunchOptions, 'tempDir'> = {}): RunningShell {
  const shell = launchShell(root, { ...options, tempDir: temporaryFolder('e2e') });
  const { process: child, ended } = shell;
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  });
  return shell;
}

/** What the fixture's page has on its window. */
export interface FixtureWindow {
  readonly assay: AssayBridge;
  readonly events: BridgeEvent[];
  readonly violations: string[];
  readonly unsubscribe: () => void;
}

/** Calls a command through the bridge, as the page would. */
export function invoke(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ([command, given]) => (globalThis as unknown as FixtureWindow).assay.invoke(String(command), given),
    [name, input],
  );
}

/** Processes of the Chromium that a shell started, by the profile folder in their command lines. */
export function chromiumProcesses(shell: RunningShell): number[] {
  const own = `--user-data-dir=${shell.tempDir}/`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(own);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Chromium profiles that a shell left behind. */
export function profilesLeft(shell: RunningShell): string[] {
  return readdirSync(shell.tempDir).filter((name) => name.startsWith('assay-chromium-'));
}
