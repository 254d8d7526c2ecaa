import { spawn } from 'node:child_process';
import type { Shell } from 'electron';
import type { App } from './app.ts';

const WAIT_MS = 3000;

/** How each system is asked to open an address in the person's own browser: a program and its arguments, no shell. */
export function openCommand(platform: NodeJS.Platform, url: string): [program: string, ...args: string[]] {
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return ['xdg-open', url];
}

/**
 * Runs an opener. It is good when it ends well or is still running after three seconds: some openers stay for as long as
 * the browser they started does.
 */
export function runOpener([program, ...args]: [string, ...string[]]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    const timer = setTimeout(resolve, WAIT_MS);
    child.unref();
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`${program} could not be run: ${error.message}`));
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with exit status ${code}: is there a default browser?`));
    });
  });
}

/** `electron.shell`. What may be opened is the app's decision; here only what looks like an option is refused. */
export function createShell(app: App, opensPagesHere: boolean): Pick<Shell, 'openExternal'> {
  const openPage = opensPagesHere ? pageOpener(app) : undefined;
  return {
    async openExternal(url) {
      const { href } = new URL(url);
      await (openPage ? openPage(href) : runOpener(openCommand(process.platform, href)));
    },
  };
}

/**
 * For tests: the person's browser is a page of this Chromium, in a context with its own cookies and a network, which the
 * app's own page has not.
 */
function pageOpener(app: App): (url: string) => Promise<void> {
  let context: Promise<{ browserContextId: string }> | undefined;
  return async (url) => {
    const { connection } = app.browser;
    context ??= connection.send('Target.createBrowserContext', { proxyServer: 'direct://' });
    const { browserContextId } = await context;
    await connection.send('Target.createTarget', { url, browserContextId });
  };
}
