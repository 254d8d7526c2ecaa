import { encryptDirectly, keyForJwe } from '../../../support/jwe.ts';
import { compactJws } from '../../../support/jwt.ts';
import type { OpenWindow } from '../../support/open-window.ts';
import { JSON_SIGNED, SELECTIVE } from '../../../support/layered-tokens.ts';
import type { ScreenState } from './screen-state.ts';

/** Pastes the example of a JWT, and waits until it is taken apart. */
export async function inspectExample({ page, window }: OpenWindow): Promise<void> {
  await page.keyboard.press('Control+i');
  await window.button('A JWT').click();
  await window.region('Findings').getByRole('heading').nth(1).waitFor();
}

export const inspectStates: readonly ScreenState[] = [
  {
    name: 'nothing pasted',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+i');
      await window.main.getByText('Nothing pasted yet').waitFor();
    },
  },
  {
    name: 'a token nobody signed',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect('eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.');
      await window.region('Findings').getByRole('heading').nth(1).waitFor();
    },
  },
  {
    name: 'an introspection response',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect('{"active":true,"scope":["read"],"client_id":"spa","exp":1,"sub":"zoë"}');
      await window.region('Findings').getByRole('heading').nth(1).waitFor();
    },
  },
  {
    name: 'what if it were tomorrow',
    scenario: 'full',
    go: async (open) => {
      const { window } = open;
      await inspectExample(open);
      await window.button('What if it were another time').click();
      await window.button('Tomorrow, 14:00').click();
      await window
        .region('Findings')
        .getByText(/^What if it were/)
        .waitFor();
    },
  },
  {
    name: 'a DPoP proof and the request that it came with',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect(PROOF);
      const expected = window.region('What it should match');
      await expected.getByText('What it should match').click();
      await expected.getByLabel('Method of the request').fill('GET');
      await expected.getByLabel('Address of the request').fill('https://api.example/pay');
      await expected.getByLabel('Access token').fill('not-the-token-of-this-proof');
      await window.region('Findings').getByText('The DPoP proof is for another access token').waitFor();
    },
  },
  {
    name: 'a token response',
    scenario: 'full',
    go: async ({ page, window }) => {
      await page.keyboard.press('Control+i');
      await window.button('A token response').click();
      await window.region('Findings').getByRole('heading').nth(1).waitFor();
    },
  },
  {
    name: 'a callback address with an error',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect(
        'http://127.0.0.1:8765/callback?error=access_denied&error_description=The+person+said+no&state=af0ifjsldkj&iss=https%3A%2F%2Flogin.example',
      );
      await window.region('What the server answered').getByRole('row').first().waitFor();
    },
  },
  {
    name: 'an encrypted token, without a key',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect(ENCRYPTED);
      await window.region('Header').waitFor();
    },
  },
  {
    name: 'an encrypted token, decrypted',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect(ENCRYPTED);
      await window.region('Decrypt').getByLabel('Private key or secret').fill(ENCRYPTED_KEY);
      await window.region('Decrypt').getByRole('button', { name: 'Decrypt' }).click();
      await window.region('Claims').getByText('zoë').waitFor();
    },
  },
  {
    name: 'an encrypted token, with the wrong key',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect(ENCRYPTED);
      await window.region('Decrypt').getByLabel('Private key or secret').fill('another secret');
      await window.region('Decrypt').getByRole('button', { name: 'Decrypt' }).click();
      await window.region('Life of the token').getByText('Not decrypted').waitFor();
      await window.region('Header').waitFor();
    },
  },
  {
    name: 'a token that names its own key, and the keys of an issuer',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect(
        compactJws({ alg: 'ES256', kid: 'k1', jku: 'https://keys.mallory.example/jwks' }, { iss: 'joe' }),
      );
      await window.region('Verify the signature').getByText('Keys seen of this issuer').click();
      await window.main.getByText('No longer published since').waitFor();
    },
  },
  {
    name: 'an SD-JWT with what it discloses',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect(SELECTIVE);
      await window.region('Claims').getByText('Köln').waitFor();
    },
  },
  {
    name: 'a disclosure that fits nothing',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect(SELECTIVE);
      await window.main.getByRole('treeitem', { name: /role/ }).click();
      await window.main.getByText('its digest stands nowhere').waitFor();
    },
  },
  {
    name: 'one of two signatures in JSON',
    scenario: 'full',
    go: async ({ window }) => {
      await window.inspect(JSON_SIGNED);
      await window.main.getByRole('treeitem', { name: /Signature 2 of 2/ }).click();
      await window.region('Header that nobody signed').waitFor();
    },
  },
];

const SECRET = keyForJwe('dir', 'A256GCM');
const PROOF = compactJws(
  { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } },
  { jti: 'e1j3V_bKic8-LAEB', htm: 'POST', htu: 'https://api.example/pay', iat: 1_799_999_990, ath: 'x' },
);
const ENCRYPTED_KEY = JSON.stringify(SECRET.privateJwk);
/** Signed by nobody, then encrypted: what is inside has findings of its own. */
const ENCRYPTED = encryptDirectly(
  { alg: 'dir', enc: 'A256GCM', cty: 'JWT', kid: 'client-1' },
  new TextEncoder().encode(
    compactJws(
      { alg: 'ES256', typ: 'at+jwt', kid: 'k1' },
      { iss: 'https://login.example', sub: 'zoë', aud: 'https://api.example', exp: 1_800_000_000 },
    ),
  ),
  SECRET,
);
