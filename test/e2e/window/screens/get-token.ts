import { TOKEN_REQUEST } from '../../../support/fake-window/paused.ts';
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
      await window.main.getByText('nothing of it has been sent').waitFor();
    },
  },
  {
    name: 'not run yet',
    scenario: 'full',
    go: async ({ window }) => {
      await window.profile('invoice-worker').click();
      await window.region('Run').getByText('Nothing has run yet').waitFor();
    },
  },
  {
    name: 'a request is edited',
    scenario: 'full',
    go: async ({ page, window, program }) => {
      await window.start.click();
      await window.button('Open again').waitFor();
      // The window's own time: it stands still where pictures are drawn.
      const atMs = await page.evaluate(() => Date.now());
      await program.push({ type: 'step.done', step: 'wait', atMs, summary: 'You came back.' });
      await program.push({ type: 'step.paused', step: 'token', request: TOKEN_REQUEST });
      await window.button('Edit it').click();
      await window.button('Leave out grant_type').click();
    },
  },
  {
    name: 'cancelled',
    scenario: 'full',
    go: async ({ window }) => {
      await window.start.click();
      await window.button('Cancel this run').click();
      await window.region('Run').getByText('cancelled').first().waitFor();
    },
  },
  {
    name: 'send it once more?',
    scenario: 'failed_run',
    go: async ({ window }) => {
      await window.button('Send it once more as it was…').click();
      await window.dialog.waitFor();
    },
  },
];
