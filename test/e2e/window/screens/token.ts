import type { ScreenState } from './screen-state.ts';

export const tokenStates: readonly ScreenState[] = [
  {
    name: 'live',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+2');
      await window.region('Findings').getByText('checks passed').click();
    },
  },
  {
    name: 'opaque, after introspection',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('invoice-worker').click();
      await page.keyboard.press('Control+2');
      await window.button('Ask the server').click();
      await window.region('Introspect').getByText('Details').click();
    },
  },
  {
    name: 'expired and self-asserted',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('support-cli').click();
      await page.keyboard.press('Control+2');
      await window.region('Life of the token').getByText('Self-asserted').waitFor();
    },
  },
  {
    name: 'none yet',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('partner-api-with-a-very-long-name-that-does-not-fit').click();
      await page.keyboard.press('Control+2');
      await window.button('Get a token').waitFor();
    },
  },
  {
    name: 'a question before revoking',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('billing-spa', 'prod').click();
      await page.keyboard.press('Control+2');
      await window.button('Revoke').click();
      await window.dialog.waitFor();
    },
  },
];
