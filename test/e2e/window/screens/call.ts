import type { ScreenState } from './screen-state.ts';

export const callStates: readonly ScreenState[] = [
  {
    name: 'refused',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+4');
      await window.main.getByRole('button', { name: 'Send' }).click();
      await window.main.getByText('in words').waitFor();
    },
  },
  {
    name: 'an open list',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+4');
      await window
        .region('Call an API')
        .getByRole('button', { name: /Invoices/ })
        .click();
      await page.getByRole('option', { name: /Pay an invoice/ }).waitFor();
    },
  },
  {
    name: 'no token',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('partner-api-with-a-very-long-name-that-does-not-fit').click();
      await page.keyboard.press('Control+4');
      await window.main.getByText('This profile has no access token yet').waitFor();
    },
  },
  {
    name: 'a bound token, headers and a body',
    scenario: 'full',
    go: async ({ page, window, program }) => {
      await program.bindTokens();
      await page.keyboard.press('Control+4');
      await window.main.getByRole('note').waitFor();
      await window
        .region('Call an API')
        .getByRole('button', { name: /Invoices/ })
        .click();
      await page.getByRole('option', { name: /Pay an invoice/ }).click();
      const headers = window.main.getByRole('region', { name: 'Headers', exact: true });
      await headers.getByRole('button', { name: 'Add' }).click();
      await page.getByRole('menuitem', { name: 'Another header' }).click();
      await headers.getByLabel('Name of header 1').fill('Host');
      await window.main.getByLabel('Body', { exact: true }).fill('{"amount":');
    },
  },
];
