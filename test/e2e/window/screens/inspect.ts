import type { ScreenState } from './screen-state.ts';

export const inspectStates: readonly ScreenState[] = [
  {
    name: 'nothing pasted',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+i');
      await window.main.getByText('Nothing pasted yet').waitFor();
    },
  },
  {
    name: 'a token nobody signed',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect('eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.');
      await window.region('Findings').getByRole('heading').nth(1).waitFor();
    },
  },
  {
    name: 'a token response',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+i');
      await window.button('A token response').click();
      await window.region('Findings').getByRole('heading').nth(1).waitFor();
    },
  },
];
