import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Scenario } from '../../support/fake-window/fake-bridge.ts';
import { type FakeShell, startFakeShell } from '../support/fake-shell.ts';
import { type OpenOptions, type OpenWindow, openWindow } from '../support/open-window.ts';
import { buildWindow } from '../support/window-build.ts';

interface WatchedWindow extends OpenWindow {
  /** What the page asked of the network beyond its own files, and what it complained of. */
  readonly troubles: readonly string[];
}

/**
 * Opens the window over a fake program in the real shell: main, router, preload and renderer as they ship, over the
 * stand-in, or over Electron in the project of that name. Call it once in a spec file: its tests share the shell, and each
 * has a program of its own and the page loaded anew.
 */
export function fakeWindow(): (scenario?: Scenario, options?: OpenOptions) => Promise<WatchedWindow> {
  let shell: FakeShell;
  let troubles: string[] = [];
  beforeAll(async () => {
    const root = inject('windowBuild');
    await buildWindow(root);
    shell = await startFakeShell(
      root,
      process.env['ASSAY_TEST_SHELL'] === 'electron' ? 'electron' : 'chromium',
    );
    shell.page.setDefaultTimeout(15_000);
    listenForTroubles(shell.page, (trouble) => troubles.push(trouble));
  });
  afterAll(() => shell?.close());
  return async (scenario = 'full', options = {}) => {
    const own: string[] = [];
    troubles = own;
    return { ...(await openWindow(shell, scenario, options, Date.now())), troubles: own };
  };
}

function listenForTroubles(page: Page, onTrouble: (words: string) => void): void {
  const home = page.url();
  page.on('pageerror', (error) => onTrouble(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') onTrouble(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(home)) onTrouble(`request: ${request.url()}`);
  });
}

/** True once it is on the screen; throws, and says what was looked for, where it does not come. */
export async function isSeen(locator: Locator): Promise<boolean> {
  await locator.first().waitFor();
  return true;
}
