import { type Browser, chromium, type Locator, type Page } from 'playwright';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { findBrowser } from '../../../src/chromium/browser/find-browser.ts';
import type { FakeProgram, Scenario } from '../../support/fake-window/fake-bridge.ts';
import { type HarnessServer, startHarness } from '../../support/fake-window/harness-server.ts';
import { WindowPage } from '../support/window-page.ts';

type Theme = 'light' | 'dark' | 'contrast';

export interface OpenOptions {
  readonly theme?: Theme;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly reducedMotion?: 'reduce';
}

/** What a spec may do to the program behind the window: each of its controls, by the same name, from outside the page. */
export type ProgramControls = {
  readonly [K in Exclude<keyof FakeProgram, 'bridge' | 'calls'>]: (
    ...args: Parameters<FakeProgram[K]>
  ) => Promise<void>;
};

export interface OpenWindow {
  readonly page: Page;
  readonly window: WindowPage;
  /** What the page asked of the network beyond its own files, and what it complained of. */
  readonly troubles: readonly string[];
  /** Calls of a command so far, by their inputs. */
  readonly calls: (name: string) => Promise<readonly unknown[]>;
  readonly program: ProgramControls;
}

/** Opens the window over a fake program, under main's own policy, in a real Chromium. Call it once in a spec file. */
export function fakeWindow(): (scenario?: Scenario, options?: OpenOptions) => Promise<OpenWindow> {
  let server: HarnessServer;
  let browser: Browser;
  beforeAll(async () => {
    const found = findBrowser();
    if ('reason' in found) throw new Error(found.reason);
    server = await startHarness();
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: found.path, args });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return async (
    scenario = 'full',
    { theme = 'light', viewport = { width: 1360, height: 860 }, reducedMotion } = {},
  ) => {
    const context = await browser.newContext({
      viewport,
      locale: 'en-GB',
      ...mediaOf(theme),
      ...(reducedMotion ? { reducedMotion } : {}),
    });
    onTestFinished(() => context.close());
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) troubles.push(`request: ${request.url()}`);
    });
    await page.goto(`${server.url}?scenario=${scenario}`);
    await page.getByRole('banner').waitFor();
    return {
      page,
      window: new WindowPage(page),
      troubles,
      calls: (name) =>
        page.evaluate(
          (wanted) => globalThis.program!.calls.filter((one) => one.name === wanted).map((one) => one.input),
          name,
        ),
      program: controlsOf(page),
    };
  };
}

/** Every control there is, and every one that is added: a name becomes a function that calls it in the page. */
function controlsOf(page: Page): ProgramControls {
  return new Proxy({} as ProgramControls, {
    get:
      (_, name: Exclude<keyof ProgramControls, symbol>) =>
      (...args: unknown[]) =>
        page.evaluate(
          ([control, given]) => {
            (globalThis.program![control] as (...all: unknown[]) => void)(...given);
          },
          [name, args] as const,
        ),
  });
}

/** True once it is on the screen; throws, and says what was looked for, where it does not come. */
export async function isSeen(locator: Locator): Promise<boolean> {
  await locator.first().waitFor();
  return true;
}

function mediaOf(theme: Theme) {
  return {
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    contrast: theme === 'contrast' ? 'more' : 'no-preference',
  } as const;
}

/** Sets the system's theme under an open window, and waits until the window follows. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia(mediaOf(theme));
  await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
}
