import type { MenuItemConstructorOptions } from 'electron';

/**
 * `electron.Menu`: an app window of Chromium has no menu bar of ours, so menus are taken and not shown. Copy, paste, zoom
 * and reload are Chromium's own here.
 */
export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]): object => ({ items: template }),
  setApplicationMenu: (_menu: object | null): void => undefined,
};
