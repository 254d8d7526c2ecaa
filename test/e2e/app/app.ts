import { join, resolve } from 'node:path';
import { type Browser, type Page, _electron, chromium } from 'playwright';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startShell } from '../shell/shell.ts';
import { electronBinary } from '../support/electron-binary.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** The built app in one of its shells, and the browser in which a person signs in. */
export interface RunningApp {
  readonly page: Page;
  /** Does something that opens the person's browser, and gives back the page that it opened there. */
  browserPageAfter(act: () => Promise<unknown>): Promise<Page>;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly userDataDir?: string;
  /** Over the test's own environment; without it there is no session bus, and so no keychain. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface AppShell {
  readonly name: 'chromium' | 'electron';
  start(options?: StartOptions): Promise<RunningApp>;
}

/** No keychain of the person who runs the tests is touched. */
const NO_BUS = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };

const overChromium: AppShell = {
  name: 'chromium',
  async start(options = {}) {
    const shell = startShell(ROOT, {
      ...options,
      env: { ASSAY_TEST_BROWSER: '1', ...NO_BUS, ...options.env },
    });
    const [, address] = await shell.said(/DevTools listening on (ws:\S+)/);
    const browser: Browser = await chromium.connectOverCDP(address ?? '');
    const page = await pageWith(browser, (url) => url.startsWith('https://assay.invalid/'));
    return {
      page,
      async browserPageAfter(act) {
        const known = new Set(allPages(browser));
        await act();
        return pageWith(browser, (url) => url.startsWith('http://127.0.0.1'), known);
      },
      async close() {
        await browser.close();
        shell.process.kill('SIGTERM');
        await shell.ended;
      },
    };
  },
};

function allPages(browser: Browser): Page[] {
  return browser.contexts().flatMap((context) => context.pages());
}

async function pageWith(
  browser: Browser,
  isWanted: (url: string) => boolean,
  known: ReadonlySet<Page> = new Set(),
): Promise<Page> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = allPages(browser).find((page) => !known.has(page) && isWanted(page.url()));
    if (found) return found;
    if (Date.now() > deadline)
      throw new Error(
        `no such page; there are ${allPages(browser)
          .map((page) => new URL(page.url()).host)
          .join(', ')}`,
      );
    await new Promise((done) => setTimeout(done, 50));
  }
}

function overElectron(executablePath: string): AppShell {
  return {
    name: 'electron',
    async start(options = {}) {
      const userDataDir = options.userDataDir ?? temporaryFolder('electron');
      const app = await _electron.launch({
        executablePath,
        args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT],
        env: {
          ...(process.env as Record<string, string>),
          ASSAY_USER_DATA: userDataDir,
          ...NO_BUS,
          ...options.env,
        },
      });
      const person = await chromium.launch({
        executablePath: process.env['ASSAY_CHROMIUM'] ?? '/usr/bin/chromium',
        args: ['--no-sandbox'],
      });
      onTestFinished(async () => {
        await person.close();
        await app.close();
      });
      await app.evaluate(({ shell }) => {
        const opened: string[] = [];
        Object.assign(globalThis, { assayOpened: opened });
        shell.openExternal = async (url: string) => void opened.push(url);
      });
      return {
        page: await app.firstWindow(),
        async browserPageAfter(act) {
          await act();
          const page = await person.newPage();
          const deadline = Date.now() + 10_000;
          for (;;) {
            const url = await app.evaluate(() =>
              (globalThis as unknown as { assayOpened: string[] }).assayOpened.shift(),
            );
            if (url !== undefined) {
              await page.goto(url);
              return page;
            }
            if (Date.now() > deadline) throw new Error('the browser was not opened');
          }
        },
        close: () => app.close(),
      };
    },
  };
}

const electron = electronBinary();
/** The shells on this machine: the same specs run over each. */
export const SHELLS: readonly AppShell[] = [
  overChromium,
  ...(electron === undefined ? [] : [overElectron(electron)]),
];
/** True where Electron's binary is not here: its specs are skipped, and the skip is listed. */
export const isElectronMissing = electron === undefined;

/** Signs in and agrees on the sandbox's own pages, as a person does. */
export async function signIn(page: Page, account: 'alice' | 'bob' = 'alice'): Promise<void> {
  await page.getByLabel('Account').fill(account);
  await page.getByLabel('Password').fill('anything');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL(/\/done$/);
}

/** Where screenshots of the run are put, when somebody asks for them: `ASSAY_SHOTS=/some/folder npm test -- e2e`. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['ASSAY_SHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}
