import type { ScreenState } from './screen-state.ts';

export const startStates: readonly ScreenState[] = [
  {
    name: 'nothing configured',
    scenario: 'empty',
    go: ({ window }) => window.button('Start the sandbox').waitFor(),
  },
  {
    name: 'vault locked',
    scenario: 'locked',
    go: ({ page }) => page.getByRole('button', { name: 'Try the keychain again' }).waitFor(),
  },
  {
    name: 'memory only',
    scenario: 'memory',
    go: async ({ page, window }) => {
      await page.getByRole('complementary', { name: 'Memory only' }).waitFor();
      await window.region('What came out').getByText('Signature verified').first().waitFor();
    },
  },
  { name: 'a fault', scenario: 'fault', go: ({ window }) => window.main.getByRole('alert').waitFor() },
  {
    name: 'loading',
    scenario: 'hanging',
    go: ({ window }) => window.sidebar.getByText('Reading profiles…').waitFor(),
  },
];
