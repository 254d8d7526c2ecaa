import type { JsonObject } from '../../../../src/core/json.ts';
import { encryptDirectly, keyForJwe } from '../../../support/jwe.ts';
import { compactJws } from '../../../support/jwt.ts';
import { JSON_SIGNED, SELECTIVE } from '../../../support/layered-tokens.ts';
import type { OpenWindow } from '../../support/open-window.ts';
import type { ScreenState } from './screen-state.ts';

const KEY = keyForJwe('dir', 'A256GCM');
const INSIDE = compactJws(
  { alg: 'ES256', kid: 'inner' },
  { iss: 'https://login.dev.example', sub: 'zoë', aud: 'https://api.dev.example', exp: 1_800_000_000 },
);
const ENCRYPTED = encryptDirectly(
  { alg: 'dir', enc: 'A256GCM', cty: 'JWT' },
  new TextEncoder().encode(INSIDE),
  KEY,
);

async function keepEncrypted({ page, window }: OpenWindow): Promise<void> {
  await window.inspect(ENCRYPTED);
  await window.button('Keep and open').click();
  await window.region('Decrypt').getByLabel('Private key or secret').waitFor();
  // The library's announcement of the pending button names an element that has gone with the screen before.
  await page.locator('[data-live-announcer] [role="img"]').first().waitFor({ state: 'detached' });
}

async function decryptKept({ window }: OpenWindow, key: JsonObject): Promise<void> {
  await window.region('Decrypt').getByLabel('Private key or secret').fill(JSON.stringify(key));
  await window.region('Decrypt').getByRole('button', { name: 'Decrypt' }).click();
}

export const tokenStates: readonly ScreenState[] = [
  {
    name: 'live',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+2');
      await window.region('Findings').getByText('checks passed').click();
      await page.getByRole('tabpanel').evaluate((panel) => panel.scrollTo(0, 0));
    },
  },
  {
    name: 'judged by FAPI 2.0',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+2');
      await window.judgeBy('FAPI 2.0 Security Profile');
      await window
        .region('Findings')
        .getByRole('heading', { name: /^Not bound to a key/ })
        .waitFor();
    },
  },
  {
    name: 'what if it were a minute after its end',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+2');
      await window.button('What if it were another time').click();
      await window.button('1 min after').click();
      await window
        .region('Findings')
        .getByText(/^What if it were/)
        .waitFor();
    },
  },
  {
    name: 'opaque, after introspection',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('invoice-worker').click();
      await page.keyboard.press('Control+2');
      await window.button('Ask the server').click();
      await window.region('Introspect').getByText('Details').click();
    },
  },
  {
    name: 'expired and self-asserted',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('support-cli').click();
      await page.keyboard.press('Control+2');
      await window.region('Life of the token').getByText('Self-asserted').waitFor();
    },
  },
  {
    name: 'none yet',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('partner-api-with-a-very-long-name-that-does-not-fit').click();
      await page.keyboard.press('Control+2');
      await window.button('Get a token').waitFor();
    },
  },
  {
    name: 'a question before revoking',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.profile('billing-spa', 'prod').click();
      await page.keyboard.press('Control+2');
      await window.button('Revoke').click();
      await window.dialog.waitFor();
    },
  },
  {
    name: 'refreshed',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+2');
      await window.button('Refresh').click();
      await window.region('Refresh').getByText('This is the new token.').first().waitFor();
      // The library's announcement of the pending button names an element that has gone with the old token.
      await page.locator('[data-live-announcer] [role="img"]').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'what else can be done',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+2');
      await window.button('More').click();
      await page.getByRole('menuitem', { name: 'Export as JSON…' }).waitFor();
    },
  },
  {
    name: 'findings narrowed',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+2');
      await window
        .region('Findings')
        .getByRole('button', { name: /passed/ })
        .click();
      await window.region('Findings').getByRole('searchbox').fill('token.');
    },
  },
  {
    name: 'with 300 claims and 80 scopes',
    scenario: 'stress',
    go: async ({ window }) => {
      await window.tab('Token').click();
      await window
        .region('Claims')
        .getByRole('button', { name: /^Show the other/ })
        .waitFor();
    },
  },
  {
    name: 'kept, with disclosures',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.inspect(SELECTIVE);
      await window.button('Keep and open').click();
      await window.main.getByRole('treeitem', { name: /locality/ }).click();
      await window.main.getByText('/address/locality').waitFor();
      // The library's announcement of the pending button names an element that has gone with the screen before.
      await page.locator('[data-live-announcer] [role="img"]').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'kept, in JSON',
    scenario: 'full',
    go: async ({ page, window }) => {
      await window.inspect(JSON_SIGNED);
      await window.button('Keep and open').click();
      await window.main.getByRole('treeitem', { name: /Signature 2 of 2/ }).click();
      await page.locator('[data-live-announcer] [role="img"]').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'kept, encrypted, with another key',
    scenario: 'full',
    go: async (opened) => {
      await keepEncrypted(opened);
      await decryptKept(opened, keyForJwe('dir', 'A256GCM').privateJwk);
      await opened.window.region('Decrypt').getByText('Not decrypted').waitFor();
    },
  },
  {
    name: 'kept, decrypted, masked',
    scenario: 'full',
    go: async (opened) => {
      await keepEncrypted(opened);
      await decryptKept(opened, KEY.privateJwk);
      await opened.window.main.getByRole('treeitem', { name: /Signed token/ }).click();
      await opened.window.region('What is inside').waitFor();
      await opened.page.locator('[data-live-announcer] [role="img"]').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'kept, decrypted, revealed',
    scenario: 'full',
    go: async (opened) => {
      await keepEncrypted(opened);
      await decryptKept(opened, KEY.privateJwk);
      await opened.window.region('Decrypt').getByRole('button', { name: 'Reveal what is inside' }).click();
      await opened.window.region('Claims').getByText('zoë').waitFor();
      await opened.page.locator('[data-live-announcer] [role="img"]').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'a watched one expires soon',
    scenario: 'full',
    go: async ({ page, window, program }) => {
      await page.keyboard.press('Control+2');
      await window.region('Claims').waitFor();
      await program.tell('token.expiring', 'staging-1');
      await page.getByRole('complementary', { name: /expires soon/ }).waitFor();
    },
  },
];
