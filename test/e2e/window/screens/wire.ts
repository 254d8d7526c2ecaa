import type { ScreenState } from './screen-state.ts';

export const wireStates: readonly ScreenState[] = [
  {
    name: 'an exchange',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+3');
      await window.exchange('POST /token').click();
    },
  },
  {
    name: 'no answer',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+3');
      await window.exchange('GET /status').click();
      await window.region('Exchange').getByText('ECONNREFUSED').waitFor();
    },
  },
  {
    name: 'nothing yet',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('support-cli').click();
      await page.keyboard.press('Control+3');
      await window.main.getByText('Nothing on the wire yet').waitFor();
    },
  },
  {
    name: 'searched and raw',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+3');
      await window.exchange('GET /invoices').click();
      await window.main.getByRole('radio', { name: 'Raw' }).check();
      await page.keyboard.press('Control+f');
      await page.keyboard.insertText('bearer');
      await window.main.getByText('1 of 2').waitFor();
    },
  },
  {
    name: 'before a HAR file',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+3');
      await window.button('Export HAR').click();
      await window.dialog.getByText('Masked: tokens’ signatures').waitFor();
    },
  },
  {
    name: 'thousands',
    scenario: 'full',
    go: async ({ page, window, program }) => {
      await page.keyboard.press('Control+3');
      await program.fillWire(5000);
      await window.exchange('POST /path/6').click();
    },
  },
];
