// The composition root of the window: what is set up, in order. Nothing is awaited before the app scheme is registered.
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { defaultUserDataDir } from '../node/user-data.ts';
import { serveAppScheme, setupAppScheme } from './app-scheme.ts';
import type * as Program from './backend.ts';
import { createBugReport, endAfterBug, setupBugs } from './bugs.ts';
import { type Frame, app } from './electron.ts';
import { isOwnFrame, setupIpc } from './ipc.ts';
import { setupMenu } from './menu.ts';
import { setupPermissions } from './permissions.ts';
import { setupQuit } from './quit.ts';
import { type Router, brokenRouter, createRouter } from './router.ts';
import { createShellServices } from './shell-services.ts';
import { bringToFront, loadPage, openWindow } from './window.ts';

// Bundles lie side by side: out/main, out/preload, out/renderer.
const PRELOAD = join(import.meta.dirname, '../preload/index.cjs');
const RENDERER = join(import.meta.dirname, '../renderer');

/** A page that does not come holds the program up no longer than this. */
const LONGEST_WAIT_MS = 2000;
/** By then the page has its files: that an answer was given is known here, not that it has arrived. */
const ARRIVAL_MS = 30;

const userDataDir = defaultUserDataDir(process.env, process.platform, homedir());
const reportBug = createBugReport((text) => process.stderr.write(text));

/** The data folder is the terminal's too; what Electron itself keeps (caches, cookies) goes into a folder of its own. */
function setupUserData(): void {
  mkdirSync(userDataDir, { recursive: true, mode: 0o700 });
  app.setName('Assay');
  app.setPath('userData', userDataDir);
  app.setPath('sessionData', join(userDataDir, 'electron'));
}

function toRouter({ commands, handlers }: Program.Backend): Router<Frame | null> {
  return createRouter(commands, handlers, { isTrustedSender: isOwnFrame, onBug: reportBug });
}

/**
 * Reads the program, a bundle of its own: all that the window does not need to open. Reading and starting it holds this
 * thread for a tenth of a second, which the shell's start and the page's files would wait for: so they go first, and this
 * goes on while the page reads its script.
 */
async function readProgram(pageHasFiles: Promise<void>): Promise<typeof Program> {
  const arrived = pageHasFiles.then(() => setTimeout(ARRIVAL_MS));
  await Promise.race([arrived, setTimeout(LONGEST_WAIT_MS, undefined, { ref: false })]);
  return import('./backend.ts');
}

/** Window and program start side by side: calls wait for the program, the page does not. */
function start(): void {
  const pageHasFiles = serveAppScheme(RENDERER);
  setupPermissions();
  setupMenu();
  const window = openWindow(PRELOAD, join(userDataDir, 'window.json'));
  app.on('second-instance', () => bringToFront(window));

  const services = createShellServices(window, userDataDir);
  const backend = readProgram(pageHasFiles).then(({ startBackend }) => startBackend(services));
  setupIpc(
    backend.then(toRouter, (error: unknown) => brokenRouter(reportBug('the start of the program', error))),
  );
  setupQuit(async () => (await backend).close());
  backend.then(
    ({ events }) => events.subscribe(({ name, payload }) => services.emit(name, payload)),
    () => undefined,
  );
  loadPage(window).catch((error: unknown) => reportBug('the window’s page', error));
}

setupBugs(reportBug);
setupUserData();
setupAppScheme();
app.enableSandbox();
if (app.requestSingleInstanceLock()) {
  const fail = (error: unknown): void =>
    endAfterBug(reportBug, 'the start of the window', error, () => app.exit(1));
  app.whenReady().then(start).catch(fail);
} else app.quit();
