import type { ScreenState } from './screen-state.ts';

export const settingsStates: readonly ScreenState[] = [
  {
    name: 'settings',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+,');
      await window.region('About').waitFor();
    },
  },
  {
    name: 'shortcuts',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Shift+?');
      await window.dialog.waitFor();
    },
  },
];
