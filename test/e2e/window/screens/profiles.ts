import type { ScreenState } from './screen-state.ts';

export const profileStates: readonly ScreenState[] = [
  {
    name: 'a new one, with problems',
    scenario: 'full',
    go: async ({ window }) => {
      await window.sidebar.getByRole('button', { name: 'New profile' }).click();
      await window.button('Add an API').click();
      await window.main.getByText('Advanced').click();
      await window.button('Save').click();
    },
  },
  {
    name: 'with a secret to accept again',
    scenario: 'full',
    go: async ({ window }) => {
      await window.profile('invoice-worker').click();
      await window.button('Edit profile').click();
      await window.main.getByText('Leave this empty to keep it').waitFor();
    },
  },
];
