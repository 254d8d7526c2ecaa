import type { ScreenState } from './screen-state.ts';

export const profileStates: readonly ScreenState[] = [
  {
    name: 'a new one, with problems',
    scenario: 'full',
    go: async ({ window }) => {
      await window.sidebar.getByRole('button', { name: 'New profile' }).click();
      await window.main.getByText('APIs').click();
      await window.button('Add an API').click();
      await window.main.getByText('Advanced').click();
      await window.button('Save').click();
    },
  },
  {
    name: 'its own policy, with a problem',
    scenario: 'full',
    go: async ({ window }) => {
      await window.main.getByText('Own policy').click();
      await window.main.getByLabel('Required claims', { exact: true }).fill('tenant=acme\n=admin');
      await window.main.getByLabel('Longest life (seconds)').fill('600');
      await window.button('Save').click();
      await window.main.getByText('One claim a line').waitFor();
    },
  },
  {
    name: 'a new one, from its issuer',
    scenario: 'empty',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+n');
      await window.main.getByLabel('Issuer').fill('https://login.example');
      await page.keyboard.press('Tab');
      await window.main.getByText('code_challenge_methods_supported is absent').last().waitFor();
    },
  },
  {
    name: 'edited, with findings',
    scenario: 'full',
    go: async ({ window }) => {
      await window.main.getByLabel('Access token URL').fill('http://other.example/token');
      await window.main.getByText('token_endpoint is at http://other.example').click();
    },
  },
  {
    name: 'with a secret to accept again',
    scenario: 'full',
    go: async ({ window }) => {
      await window.profile('invoice-worker').click();
      await window.main.getByText('set 3 days ago, in the keychain').waitFor();
    },
  },
  {
    name: 'the menu of one',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.openMenu(window.profile('support-cli'));
      await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
    },
  },
  {
    name: 'one removed, to be taken back',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('support-cli').focus();
      await page.keyboard.press('Delete');
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  {
    name: 'two hundred, one looked for in vain',
    scenario: 'full',
    go: async ({ window, program }) => {
      await window.profile('billing-spa', 'dev').waitFor();
      await program.fillProfiles(200);
      await window.profile('client-000').click();
      await window.start.waitFor();
      await window.sidebar.getByRole('searchbox', { name: 'Find a profile' }).fill('nobody');
      await window.sidebar.getByText('No profile has “nobody”').waitFor();
    },
  },
  {
    name: 'an environment',
    scenario: 'full',
    go: async ({ window }) => {
      await window.environmentMenu('prod', 'Edit environment…');
      await window.dialog.waitFor();
    },
  },
  {
    name: 'a secret that would go elsewhere',
    scenario: 'full',
    go: async ({ window }) => {
      await window.profile('invoice-worker').click();
      await window.button('Review').click();
      await window.dialog.waitFor();
    },
  },
];
