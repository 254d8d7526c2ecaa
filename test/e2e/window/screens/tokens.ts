import type { OpenWindow } from '../../support/open-window.ts';
import type { ScreenState } from './screen-state.ts';

/** Goes there as a person does. */
async function go({ window }: OpenWindow): Promise<void> {
  await window.sidebar.getByRole('button', { name: /^All tokens/ }).click();
  await window.main.getByRole('heading', { name: 'All tokens' }).waitFor();
}

export const tokensStates: readonly ScreenState[] = [
  {
    name: 'some, one marked',
    scenario: 'full',
    go: async (open) => {
      await go(open);
      const grid = open.window.main.getByRole('grid', { name: 'All tokens' });
      await grid
        .getByRole('row', { name: /ID token/ })
        .getByRole('gridcell')
        .first()
        .click();
      await open.window.main.getByText('1 marked').waitFor();
    },
  },
  {
    name: 'how they came from one another',
    scenario: 'full',
    go: async (open) => {
      await go(open);
      await open.window.main.getByRole('radio', { name: 'Lineage' }).check();
      await open.window.main.getByRole('tree', { name: 'Lineage' }).focus();
    },
  },
  {
    name: 'ten thousand',
    scenario: 'stress',
    go: async (open) => {
      await go(open);
      await open.window.main.getByRole('grid', { name: 'All tokens' }).focus();
      await open.page.keyboard.press('PageDown');
    },
  },
  {
    name: 'none left by the filter',
    scenario: 'full',
    go: async (open) => {
      await go(open);
      await open.window.main.getByRole('searchbox', { name: 'Filter tokens' }).fill('nothing of the kind');
      await open.window.main.getByText('No token is left by this filter.').waitFor();
    },
  },
  {
    name: 'a question before removing',
    scenario: 'full',
    go: async (open) => {
      await go(open);
      await open.window.main.getByRole('grid', { name: 'All tokens' }).focus();
      await open.page.keyboard.press('Delete');
      await open.window.dialog.waitFor();
    },
  },
  { name: 'none', scenario: 'empty', go },
];
