import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encryptedToken, keyForJwe } from '../../support/jwe.ts';
import { compactJws } from '../../support/jwt.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();
const RSA = { alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT', kid: 'client-1' } as const;
const key = keyForJwe(RSA.alg, RSA.enc);
const privateKey = JSON.stringify({ ...key.privateJwk, kid: 'client-1' });
const SECRET = 'a secret of thirty-two characters';

function signed(): string {
  const [header, payload] = compactJws({ alg: 'HS256' }, { iss: 'https://i.example', sub: 'zoë' }).split('.');
  const input = `${header}.${payload}`;
  return `${input}.${createHmac('sha256', SECRET).update(input).digest('base64url')}`;
}

describe('an encrypted token', () => {
  test('asks for the key it was made for, and shows what is inside once it has it', async () => {
    const { window, calls, troubles } = await open('full');
    const text = await encryptedToken(RSA, signed(), key);
    await window.inspect(text);
    const panel = window.region('Decrypt');
    await panel.getByRole('radio', { name: 'Keys I give' }).check();
    expect(await panel.getByRole('button', { name: 'Decrypt' }).isDisabled()).toBe(true);
    await window.region('Life of the token').getByText('Encrypted', { exact: true }).waitFor();
    await panel.getByLabel('Private key or secret').fill(privateKey);
    await panel.getByLabel('JWKS, JWK, PEM or secret').fill(SECRET);
    await panel.getByRole('button', { name: 'Decrypt' }).click();
    await window.region('Claims').getByText('zoë').waitFor();
    const head = window.region('Life of the token');
    await head.getByText('Decrypted', { exact: true }).waitFor();
    await head.getByText('client-1').waitFor();
    await head.getByText('Signature verified').waitFor();
    expect(await isSeen(head.getByText('the secret you gave, read as text'))).toBe(true);
    expect(await calls('inspect.text')).toContainEqual({ text, keys: SECRET, decryptionKeys: privateKey });
    expect(troubles).toEqual([]);
  });

  test('has its life told once it is open, and can be looked at as if it were another time', async () => {
    const { window, calls } = await open('full');
    const inside = compactJws(
      { alg: 'ES256', typ: 'at+jwt', kid: 'k1' },
      { iss: 'https://i.example', sub: 'zoë', iat: 1_795_685_900, exp: 1_795_689_500 },
    );
    await window.inspect(await encryptedToken(RSA, inside, key));
    await window.region('Decrypt').getByLabel('Private key or secret').fill(privateKey);
    await window.region('Decrypt').getByRole('button', { name: 'Decrypt' }).click();
    await window.region('Claims').getByText('zoë').waitFor();
    await window.button('What if it were another time').click();
    await window.button('1 min after').click();
    await window
      .region('Findings')
      .getByText(/^What if it were/)
      .waitFor();
    await window.region('Findings').getByText('Expired', { exact: true }).waitFor();
    expect((await calls('inspect.text')).at(-1)).toMatchObject({
      atMs: 1_795_689_560_000,
      decryptionKeys: privateKey,
    });
  });

  test('takes the key from a file, and says which key did not fit', async () => {
    const { window } = await open('empty');
    await window.inspect(await encryptedToken(RSA, signed(), key));
    const other = JSON.stringify(keyForJwe('A128KW', 'A128GCM').privateJwk);
    await window.main
      .getByLabel('A file with the key to decrypt with')
      .setInputFiles({ name: 'key.json', mimeType: 'application/json', buffer: Buffer.from(other) });
    await window.region('Decrypt').getByRole('button', { name: 'Decrypt' }).click();
    const head = window.region('Life of the token');
    await head.getByText('Not decrypted').waitFor();
    expect(await isSeen(window.region('Findings').getByText('None of the keys may be used to decrypt'))).toBe(
      true,
    );
  });

  test('forgets the key when it is cleared', async () => {
    const { window } = await open('empty');
    const text = await encryptedToken(RSA, signed(), key);
    await window.inspect(text);
    await window.region('Decrypt').getByLabel('Private key or secret').fill(privateKey);
    await window.button('Clear').click();
    await window.main.getByText('Nothing pasted yet').waitFor();
    await window.main.getByRole('textbox').fill(text);
    expect(await window.region('Decrypt').getByLabel('Private key or secret').inputValue()).toBe('');
  });
});

describe('a kept token that is encrypted', () => {
  const reveal = 'Reveal what is inside';

  async function kept(text: string) {
    const opened = await open('full');
    await opened.window.inspect(text);
    await opened.window.button('Keep and open').click();
    await opened.window.region('Decrypt').getByLabel('Private key or secret').waitFor();
    return opened;
  }

  test('is decrypted with the key a person gives, and what is inside is masked until it is revealed', async () => {
    const { page, window, calls, troubles } = await kept(await encryptedToken(RSA, signed(), key));
    const panel = window.region('Decrypt');
    await panel.getByLabel('Private key or secret').fill(privateKey);
    await panel.getByRole('button', { name: 'Decrypt' }).click();
    await panel.getByText('Decrypted', { exact: true }).waitFor();
    await page.getByRole('treeitem', { name: /Signed token/ }).waitFor();
    const inside = window.region('What is inside');
    await inside.getByRole('group', { name: 'What is inside, masked' }).waitFor();
    expect(await page.content()).not.toContain('zoë');
    // One button leads on, and keeps the focus.
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe(reveal);
    await page.keyboard.press('Enter');
    await window.region('Claims').getByText('zoë').waitFor();
    await expect.poll(focused).toBe('Hide what is inside');
    expect(await calls('token.decrypt')).toEqual([
      { tokenId: 'kept-1', keys: privateKey },
      { tokenId: 'kept-1', keys: privateKey, reveal: true },
    ]);
    await panel.getByRole('button', { name: 'Hide what is inside' }).click();
    await inside.waitFor();
    expect(await page.content()).not.toContain('zoë');
    await panel.getByRole('button', { name: 'Close, and forget the key' }).click();
    await expect.poll(focused).toBe('Decrypt');
    expect(await panel.getByLabel('Private key or secret').inputValue()).toBe('');
    expect(await page.getByRole('tree', { name: 'Layers' }).getByRole('treeitem').count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  test('says why it was not opened and what to do: no key, another key, no key at all in the text', async () => {
    const { window } = await kept(await encryptedToken(RSA, signed(), key));
    const panel = window.region('Decrypt');
    const press = () => panel.getByRole('button', { name: 'Decrypt' }).click();
    await press();
    await panel.getByText('Give the private key or the secret of the recipient.').waitFor();
    await panel
      .getByLabel('Private key or secret')
      .fill(JSON.stringify(keyForJwe('A128KW', 'A128GCM').privateJwk));
    await press();
    await panel.getByText('Not decrypted').waitFor();
    await panel.getByText('Give the private key, of the type and curve').waitFor();
    await panel.getByLabel('Private key or secret').fill('{"not":"a key"}');
    await press();
    expect(await isSeen(panel.getByRole('alert').getByText('This JSON is no key'))).toBe(true);
  });

  test('is judged as if it were another time, opened as it is', async () => {
    const { window, calls } = await kept(await encryptedToken(RSA, signed(), key));
    const panel = window.region('Decrypt');
    await panel.getByLabel('Private key or secret').fill(privateKey);
    await panel.getByRole('button', { name: 'Decrypt' }).click();
    await panel.getByRole('button', { name: reveal }).click();
    await window.region('Claims').getByText('zoë').waitFor();
    await window.button('What if it were another time').click();
    await window.button('1 min after').click();
    await expect.poll(async () => (await calls('token.decrypt')).length).toBe(3);
    expect((await calls('token.decrypt')).at(-1)).toMatchObject({ reveal: true, atMs: expect.any(Number) });
    await window.region('Claims').getByText('zoë').waitFor();
  });
});

describe('the key that a token names', () => {
  const text = compactJws({ alg: 'ES256', kid: 'k1', jku: 'https://mallory.example/keys' }, { iss: 'i' });

  test('is shown and not fetched; what a person has fetched is self-asserted', async () => {
    const { window, calls, troubles } = await open('full');
    await window.inspect(text);
    const own = window.region('The key that the token names');
    await own.getByText('https://mallory.example/keys').waitFor();
    await expect.poll(() => calls('inspect.text')).toEqual([{ text }]);
    await own.getByRole('button', { name: 'Fetch what jku names' }).click();
    await window.region('Life of the token').getByText('Self-asserted').waitFor();
    expect((await calls('inspect.text')).at(-1)).toMatchObject({ text, fetchOwnKeyOf: 0 });
    expect(troubles).toEqual([]);
  });

  test('is not offered to be fetched where its address is no https address', async () => {
    const { window } = await open('full');
    await window.inspect(compactJws({ alg: 'ES256', jku: 'http://mallory.example/keys' }, { iss: 'i' }));
    const own = window.region('The key that the token names');
    await own.getByText('It is no https address').waitFor();
    expect(await own.getByRole('button').count()).toBe(0);
  });
});

describe('the keys of an issuer', () => {
  test('are listed with those that are gone, once a person asks', async () => {
    const { window, calls } = await open('full');
    await window.inspect(compactJws({ alg: 'ES256' }, { iss: 'i' }));
    await window.region('Verify the signature').getByText('Keys seen of this issuer').waitFor();
    expect(await calls('profiles.keys')).toEqual([]);
    await window.region('Verify the signature').getByText('Keys seen of this issuer').click();
    const keys = window.main.getByRole('list', { name: 'Keys of the issuer' });
    await keys.getByText('2026-06').waitFor();
    expect(await isSeen(keys.getByText('No longer published since'))).toBe(true);
    expect(await keys.getByRole('listitem').count()).toBe(3);
  });
});
