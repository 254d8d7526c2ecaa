import type { ScreenState } from './screen-state.ts';

export const startStates: readonly ScreenState[] = [
  {
    name: 'nothing configured',
    scenario: 'empty',
    go: ({ window }) => window.button('Start the sandbox').waitFor(),
  },
  {
    name: 'asking a server',
    scenario: 'empty',
    go: async ({ window, program }) => {
      await program.slowServers();
      await window.main.getByLabel('Issuer address').fill('https://login.example/realm');
      await window.button('Discover').click();
      await window.button('Stop').waitFor();
    },
  },
  {
    name: 'a server without metadata',
    scenario: 'empty',
    go: async ({ window, program }) => {
      await program.failNext('profiles.discover', {
        code: 'discovery.failed',
        message: 'No metadata was found for this issuer. /.well-known/openid-configuration answered 404.',
        remedy: 'Check the issuer’s address. Endpoints can be entered by hand where there is no metadata.',
      });
      await window.main.getByLabel('Issuer address').fill('https://login.example/realm');
      await window.button('Discover').click();
      await window.button('Go on by hand').waitFor();
    },
  },
  {
    name: 'with recent profiles',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.start.waitFor();
      await page.keyboard.press('Control+w');
      await window.region('Recent').waitFor();
    },
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
