import { app } from './electron.ts';

const CLOSE_LIMIT_MS = 5000;

/** Ends the app when its window is closed, on macOS too: it has one window, and without it nothing to do. */
export function setupQuit(closeBackend: () => Promise<void>): void {
  let isClosing = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    const end = (): void => app.exit(Number(process.exitCode ?? 0));
    const limit = setTimeout(end, CLOSE_LIMIT_MS);
    closeBackend()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(limit);
        end();
      });
  });
}
