import type { OpenWindow } from '../../support/open-window.ts';
import { inspectExample } from './inspect.ts';
import type { ScreenState } from './screen-state.ts';

async function fromInspect(open: OpenWindow): Promise<void> {
  await inspectExample(open);
  await open.window.button('Edit and sign a copy…').click();
  await open.window.main.getByRole('heading', { name: 'Make a token' }).waitFor();
}

export const buildStates: readonly ScreenState[] = [
  {
    name: 'a copy, not signed yet',
    scenario: 'full',
    go: async (open) => {
      await fromInspect(open);
      await open.window.main.getByText('Nothing made yet').waitFor();
    },
  },
  {
    name: 'signed with a fresh key',
    scenario: 'full',
    go: async (open) => {
      await fromInspect(open);
      await open.window.button('Sign').click();
      await open.window.region('The token').getByText('Made here', { exact: true }).waitFor();
    },
  },
  {
    name: 'a key that cannot sign, and claims that are no JSON',
    scenario: 'full',
    go: async (open) => {
      await fromInspect(open);
      const { main } = open.window;
      await main.getByRole('radio', { name: 'My own key' }).check();
      await main.getByRole('textbox', { name: 'Private key, JWK or PEM' }).fill('{"kty":"EC","x":"…"}');
      await main.getByRole('textbox', { name: 'Claims, as JSON' }).fill('{ "sub": alice }');
      await main.getByText(/only its private half can sign/).waitFor();
    },
  },
  {
    name: 'of an opaque token',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('invoice-worker').click();
      await page.keyboard.press('Control+2');
      await window.button('More').click();
      await page.getByRole('menuitem', { name: 'Edit and sign a copy…' }).click();
      await window.main.getByText('Nothing to edit in this token').waitFor();
    },
  },
  {
    name: 'a made token, inspected',
    scenario: 'full',
    go: async (open) => {
      await fromInspect(open);
      await open.window.button('Sign').click();
      await open.window.button('Inspect it').click();
      await open.window.main.getByText('Made here', { exact: true }).first().waitFor();
      await open.window.region('Findings').getByText('Made here', { exact: true }).waitFor();
      // The library's announcement of the pending button names an element that has gone with the form.
      await open.page.locator('[data-live-announcer] [role="img"]').first().waitFor({ state: 'detached' });
    },
  },
];
