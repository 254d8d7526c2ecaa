import type { OpenWindow } from '../../support/open-window.ts';
import { inspectExample } from './inspect.ts';
import type { ScreenState } from './screen-state.ts';

/** Goes to the comparison of the profile's token with another, as a person does. */
async function fromToken({ page, window }: OpenWindow): Promise<void> {
  await page.keyboard.press('Control+2');
  await window.button('More').click();
  await page.getByRole('menuitem', { name: 'Compare with…' }).click();
  await window.main.getByRole('heading', { name: 'Compare two tokens' }).waitFor();
}

export const compareStates: readonly ScreenState[] = [
  {
    name: 'nothing chosen',
    scenario: 'full',
    go: async (open) => {
      await fromToken(open);
      await open.window.main.getByText('Choose two tokens').waitFor();
    },
  },
  {
    name: 'a kept token and a pasted one',
    scenario: 'full',
    go: async (open) => {
      await inspectExample(open);
      await open.window.button('Compare with…').click();
      await open.page
        .getByRole('button', { name: /^Right token|A pasted one/ })
        .last()
        .click();
      await open.page
        .getByRole('option', { name: /Access token · billing-spa/ })
        .first()
        .click();
      await open.window.main.getByRole('heading', { name: 'They differ' }).waitFor();
    },
  },
  {
    name: 'everything of two',
    scenario: 'full',
    go: async (open) => {
      const { window } = open;
      await window.sidebar.getByRole('button', { name: /^All tokens/ }).click();
      const grid = window.main.getByRole('grid', { name: 'All tokens' });
      for (const name of [/Access token/, /ID token/]) {
        await grid.getByRole('row', { name }).first().getByRole('gridcell').first().click();
      }
      await window.button('Compare').click();
      await window.main.getByRole('radio', { name: 'Everything' }).check();
      await window.region('Claims').getByText('same', { exact: true }).first().waitFor();
    },
  },
  {
    name: 'a text without a token',
    scenario: 'full',
    go: async (open) => {
      await fromToken(open);
      await open.window.main.getByRole('textbox').fill('{ "no": "token" }');
      await open.window.main.getByRole('alert').waitFor();
    },
  },
];
