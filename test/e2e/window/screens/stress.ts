import type { OpenWindow } from '../../support/open-window.ts';
import type { ScreenState } from './screen-state.ts';

/** Opens the profile in which everything is long, at a tab. */
async function longProfile({ page, window }: OpenWindow, tab?: number): Promise<void> {
  await window.profile('everything-is-long').click();
  if (tab !== undefined) await page.keyboard.press(`Control+${tab}`);
}

/** Text at 200 %, as a person sets it in the browser or the system. */
async function doubleText({ page }: OpenWindow): Promise<void> {
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
}

const claims = ({ window }: OpenWindow) =>
  window.region('Claims').getByRole('row', { name: /^iss/ }).waitFor();

/** Screens with what servers and people really come up with: long, many, empty, from right to left, and text twice as large. */
export const stressStates: readonly ScreenState[] = [
  {
    name: 'get token, long values',
    scenario: 'stress',
    go: async (open) => {
      await longProfile(open);
      await open.window.start.waitFor();
    },
  },
  {
    name: 'profile form, long values',
    scenario: 'stress',
    go: async (open) => {
      await longProfile(open);
      await open.window.main.getByLabel('Client ID').waitFor();
    },
  },
  {
    name: 'token with 300 claims and 80 scopes',
    scenario: 'stress',
    go: async (open) => {
      await longProfile(open, 2);
      await claims(open);
    },
  },
  {
    name: 'empty token',
    scenario: 'stress',
    go: async (open) => {
      await longProfile(open, 2);
      await open.window.sidebar
        .getByRole('option', { name: /Access token/ })
        .nth(1)
        .click();
      await open.window.region('Life of the token').waitFor();
    },
  },
  {
    name: 'names from right to left',
    scenario: 'stress',
    go: async ({ window }) => {
      await window.sidebar.getByRole('treeitem', { name: /ليلى/ }).click();
      await window.start.waitFor();
    },
  },
  {
    name: 'ten thousand tokens',
    scenario: 'stress',
    go: async ({ page, window }) => {
      await window.profile('ten-thousand').click();
      await page.keyboard.press('Control+2');
      await window.region('Life of the token').waitFor();
    },
  },
  {
    name: 'start, text at 200 %',
    scenario: 'empty',
    go: async (open) => {
      await doubleText(open);
      await open.window.button('Start the sandbox').waitFor();
    },
  },
  {
    name: 'get token, text at 200 %',
    scenario: 'full',
    go: async (open) => {
      await doubleText(open);
      await open.window.region('What came out').getByText('Signature verified').first().waitFor();
    },
  },
  {
    name: 'token, text at 200 %',
    scenario: 'full',
    go: async (open) => {
      await doubleText(open);
      await open.page.keyboard.press('Control+2');
      await claims(open);
    },
  },
  {
    name: 'wire, text at 200 %',
    scenario: 'full',
    go: async (open) => {
      await doubleText(open);
      await open.page.keyboard.press('Control+3');
      await open.window.exchange('POST /token').click();
    },
  },
  {
    name: 'settings, text at 200 %',
    scenario: 'full',
    go: async (open) => {
      await doubleText(open);
      await open.page.keyboard.press('Control+,');
      await open.window.region('About').waitFor();
    },
  },
];
