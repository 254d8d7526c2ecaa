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
  {
    name: 'where secrets are',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+,');
      await window
        .region('Where secrets are')
        .getByRole('table', { name: 'What is kept' })
        .scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'remove tokens?',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+,');
      await window.button(/^Remove Tokens/).click();
      await window.dialog.waitFor();
    },
  },
];
