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
    name: 'time, by the clock of each server',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+,');
      await window.button('Time').click();
      await window
        .region('Time')
        .getByRole('row', { name: /login.staging.example/ })
        .waitFor();
    },
  },
  {
    name: 'network settings that cannot be used',
    scenario: 'full',
    go: async ({ page, window, program }) => {
      await program.shutNetwork();
      await page.getByRole('button', { name: 'Network settings' }).click();
      await window.region('Network').getByText('Only HTTP proxies').waitFor();
    },
  },
  {
    name: 'the licences',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+,');
      await window.button('About').click();
      await window
        .region('About')
        .getByText(/packages that it is built from/)
        .click();
      await window.region('About').getByText('zustand').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'the palette',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.region('What came out').waitFor();
      await page.keyboard.press('Control+k');
      await window.dialog.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'the palette finds, and says what cannot be done',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.region('What came out').waitFor();
      await page.keyboard.press('Control+k');
      await window.dialog.getByRole('combobox').fill('run');
      await window.dialog.getByText('No run is under way.').waitFor();
    },
  },
  {
    name: 'the palette finds nothing',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.region('What came out').waitFor();
      await page.keyboard.press('Control+k');
      await window.dialog.getByRole('combobox').fill('qqqq');
      await window.dialog.getByText(/Nothing is called/).waitFor();
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
