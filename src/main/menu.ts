import type { MenuItemConstructorOptions } from 'electron';
import { Menu, app } from './electron.ts';

/**
 * The menu: roles only, because on macOS copy and paste need one, and everywhere zooming is how people read. What Assay
 * does is in its window, so no accelerator here may swallow a key of it: Ctrl or Command with W closes what is open in the
 * window, not the window.
 */
export function menuTemplate(platform: NodeJS.Platform, isPackaged: boolean): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    // Plus is typed with Shift on many keyboards; people press the key without it.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(isPackaged ? [] : [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
  ];
  const window: MenuItemConstructorOptions[] = [
    { role: 'minimize' },
    ...(isMac ? [{ role: 'zoom' } as const, { role: 'front' } as const] : []),
    { role: 'close', accelerator: isMac ? 'Command+Shift+W' : 'Alt+F4' },
  ];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : [{ role: 'fileMenu' } as const]),
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { label: 'Window', role: 'window', submenu: window },
  ];
}

/** Sets the application's menu. */
export function setupMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, app.isPackaged)));
}
