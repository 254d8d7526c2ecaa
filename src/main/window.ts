import { APP_ADDRESS } from './app-scheme.ts';
import { LEAST, firstBounds, rememberBounds } from './window-bounds.ts';
import { BrowserWindow, type Page, type Window, app, dialog } from './electron.ts';

/** How often in how long a page that crashed is loaded again. */
const RELOADS = { times: 3, withinMs: 60_000 };

/** Says whether a page that crashed now may be loaded again, or has crashed too often. */
export function createCrashLimit(now: () => number): () => boolean {
  let crashes: number[] = [];
  return () => {
    crashes = [...crashes.filter((at) => now() - at < RELOADS.withinMs), now()];
    return crashes.length <= RELOADS.times;
  };
}

/** The window stays on its own page: it goes nowhere, opens nothing, and its frames neither. */
function denyNavigation(page: Page): void {
  page.on('will-navigate', (details) => details.preventDefault());
  page.on('will-frame-navigate', (details) => details.preventDefault());
  page.on('will-redirect', (details) => details.preventDefault());
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Loads a page that crashed again, a few times; then says so and ends. Nothing is lost: the engine is not in the page. */
function recoverFromCrashes(page: Page): void {
  const mayReload = createCrashLimit(() => performance.now());
  page.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    if (mayReload()) return page.reload();
    dialog.showErrorBox(
      'Assay',
      'The window crashed several times in a minute, so Assay ends. Saved data is not affected.',
    );
    app.exit(1);
  });
}

/** Opens the window where it was left, still empty and hidden; it shows itself when its page has been painted. */
export function openWindow(preload: string, boundsFile: string): Window {
  const { isMaximized, ...bounds } = firstBounds(boundsFile);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    autoHideMenuBar: true,
    title: 'Assay',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      navigateOnDragDrop: false,
      // A pasted token is no text to check; dictionaries would also be fetched from the network.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  denyNavigation(window.webContents);
  recoverFromCrashes(window.webContents);
  if (isMaximized) window.maximize();
  window.on('ready-to-show', () => window.show());
  rememberBounds(window, boundsFile);
  return window;
}

/** Loads the page. Rejects where it cannot be, which is a bug: it is our own file. */
export async function loadPage(window: Window): Promise<void> {
  await window.loadURL(APP_ADDRESS);
}

/** Brings the window before the person who started Assay a second time. */
export function bringToFront(window: Window): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
