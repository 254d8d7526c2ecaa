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
];
