import type { ScreenState } from './screen-state.ts';

export const getTokenStates: readonly ScreenState[] = [
  {
    name: 'done',
    scenario: 'full',
    go: ({ window }) => window.region('What came out').getByText('Signature verified').first().waitFor(),
  },
  {
    name: 'waiting for the browser',
    scenario: 'full',
    go: async ({ window }) => {
      await window.start.click();
      await window.button('Open again').waitFor();
      await window.step('Make the authorization request').getByText('Details').click();
    },
  },
  { name: 'failed', scenario: 'failed_run', go: ({ window }) => window.main.getByRole('alert').waitFor() },
  {
    name: 'paused before a request',
    scenario: 'full',
    go: async ({ window }) => {
      await window.main.getByLabel('Pause before each request').check();
      await window.start.click();
      await window.main.getByText('Nothing has been sent yet').waitFor();
    },
  },
];
