import { APP_ADDRESS } from './app-scheme.ts';
import { app, session } from './electron.ts';

/** True for a request that the window's page may make: its own files, and (not packaged) the developer tools'. */
export function mayRequest(url: string, isPackaged: boolean): boolean {
  return url.startsWith(APP_ADDRESS) || (!isPackaged && url.startsWith('devtools://'));
}

/** Denies every permission and every device, and cancels each request that is not for the window's own files. */
export function setupPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayRequest(url, app.isPackaged) });
  });
}
