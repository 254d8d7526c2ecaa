import { describe, expect, test } from 'vitest';
import { compactJws } from '../../support/jwt.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();
const jwt = compactJws(
  { alg: 'ES256', typ: 'at+jwt', kid: 'k1' },
  { iss: 'https://i.example', sub: 'zoë', exp: 1_800_000_000 },
);

describe('inspecting', () => {
  test('takes a token apart as it is typed, with no network and no keys', async () => {
    const { window, calls, troubles } = await open('empty');
    await window.inspect(jwt);
    await window.region('Claims').getByText('zoë').waitFor();
    await window.region('Header').getByRole('row', { name: /^kid/ }).waitFor();
    await expect.poll(() => calls('inspect.text')).toEqual([{ text: jwt }]);
    await window.main.getByText('No key is at hand').first().waitFor();
    expect(troubles).toEqual([]);
  });

  test('opens on a paste anywhere in the window, and finds every token of a response', async () => {
    const { page, window } = await open();
    await window.tab('Wire').waitFor();
    await page.evaluate(
      (text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        document.body.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      JSON.stringify({ access_token: 'opaque-0123456789abcdef', id_token: jwt }),
    );
    await window.main.getByText('A token response. 2 tokens in it.').waitFor();
    await window.main.getByText('An opaque token').first().waitFor();
    await window.main.getByRole('radio', { name: /^2\./ }).check();
    expect(await isSeen(window.region('Claims').getByText('zoë'))).toBe(true);
  });

  test('teaches by examples', async () => {
    const { page, window } = await open('empty');
    await page.keyboard.press('Control+i');
    await window.button('A token response').click();
    await window.main.getByText('A token response. 2 tokens in it.').waitFor();
    await window.region('Claims').getByText('example-app').waitFor();
    await window.button('Clear').click();
    await window.button('A callback address').click();
    expect(await isSeen(window.main.getByText('A callback address.'))).toBe(true);
  });

  test('explains a callback address that brought an error or a code and no token', async () => {
    const { page, window } = await open('empty');
    await window.inspect('http://127.0.0.1:8765/callback?error=access_denied&state=xyz');
    const answer = window.region('What the server answered');
    await answer.getByText('The server answered access_denied.').waitFor();
    await answer.getByRole('row', { name: /^state xyz/ }).waitFor();
    await window.button('Clear').click();
    await window.main.locator('textarea:focus').waitFor();
    await page.keyboard.press('Shift+Tab');
    await window.inspect('http://127.0.0.1:8765/callback?code=abc');
    expect(await isSeen(answer.getByText('A code came, and no token.'))).toBe(true);
  });

  test('opens on a drop anywhere in the window; what is too large for it is scanned', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+3');
    await window.tab('Wire').waitFor();
    const drop = (text: string) =>
      page.evaluate((content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], 'dropped.txt'));
        const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
        document.getElementById('content')?.dispatchEvent(event);
        return event.defaultPrevented;
      }, text);
    expect(await drop(jwt)).toBe(true);
    await window.region('Claims').getByText('zoë').waitFor();
    await page.keyboard.press('Control+1');
    await drop('a'.repeat(5_000_000));
    expect(await isSeen(window.region('What to scan').getByText('dropped.txt'))).toBe(true);
  });

  test('takes a file that is dropped or chosen, and has one that is too large scanned', async () => {
    const { page, window } = await open('empty');
    await page.keyboard.press('Control+i');
    const file = window.main.getByLabel('A file to inspect');
    await file.setInputFiles({ name: 'token.txt', mimeType: 'text/plain', buffer: Buffer.from(jwt) });
    await window.region('Claims').getByText('zoë').waitFor();
    await window.button('Clear').click();
    await window.region('Paste anything').evaluate((element, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'dropped.txt'));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, jwt);
    await window.region('Claims').getByText('zoë').waitFor();
    await file.setInputFiles({
      name: 'large.log',
      mimeType: 'text/plain',
      buffer: Buffer.alloc(5_000_000, 'a'),
    });
    expect(await isSeen(window.region('What to scan').getByText('large.log'))).toBe(true);
  });

  test('shows a megabyte without a field to type into, and takes it apart all the same', async () => {
    const { page, window } = await open('empty');
    await page.keyboard.press('Control+i');
    const large = compactJws({ alg: 'none' }, { iss: 'https://large.example', filler: 'y'.repeat(700_000) });
    await window.main
      .getByLabel('A file to inspect')
      .setInputFiles({ name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.from(large) });
    await window.main.getByText('A long text is here').waitFor();
    await window.region('Claims').getByText('https://large.example').waitFor();
    await window.region('Claims').getByRole('button', { name: 'Show all 700000 characters' }).waitFor();
    await window.button('Clear').click();
    expect(await isSeen(window.main.getByText('Nothing pasted yet'))).toBe(true);
  });

  test('leaves a paste into a field to the field', async () => {
    const { page, window } = await open();
    await window.main.getByLabel('Issuer').focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'https://pasted.example');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    expect(await isSeen(window.main.getByRole('heading', { name: 'Get a token' }))).toBe(true);
  });

  test('verifies with the keys a person names, and only then', async () => {
    const { page, window, calls } = await open();
    await window.inspect(jwt);
    await window.region('Claims').getByText('zoë').waitFor();
    await window.main.getByRole('radio', { name: 'Keys I give' }).check();
    const verify = window.main.getByRole('button', { name: 'Verify' });
    expect(await verify.isDisabled()).toBe(true);
    await window.main.getByLabel('JWKS, JWK, PEM or secret').fill('{"keys":[]}');
    await verify.and(page.locator(':enabled')).waitFor();
    await page.keyboard.press('Control+Enter');
    await window.main
      .getByText('None of the keys at hand is the one that the header names')
      .first()
      .waitFor();
    expect((await calls('inspect.text')).at(-1)).toEqual({ text: jwt, keys: '{"keys":[]}' });
    await window.region('Life of the token').getByText('Not verified').waitFor();
  });

  test('judges again, with the same keys, when another policy is chosen', async () => {
    const { window, calls } = await open();
    await window.inspect(jwt);
    await window.region('Findings').getByRole('heading').nth(1).waitFor();
    await window.main.getByRole('radio', { name: 'Keys I give' }).check();
    await window.main.getByLabel('JWKS, JWK, PEM or secret').fill('{"keys":[]}');
    await window.button('Verify').click();
    await window.main
      .getByText('None of the keys at hand is the one that the header names')
      .first()
      .waitFor();
    await window.judgeBy('FAPI 2.0 Security Profile');
    await window.region('Findings').getByText('Not bound to a key: whoever has it can use it').waitFor();
    expect((await calls('inspect.text')).at(-1)).toEqual({ text: jwt, keys: '{"keys":[]}' });
  });

  test('compares the token with what a person expects, as it is typed, with the keys that were given', async () => {
    const { window, calls } = await open();
    const text = compactJws(
      { alg: 'ES256', typ: 'at+jwt', kid: 'k1' },
      { iss: 'https://i.example', aud: 'https://api.example', exp: 1_800_000_000 },
    );
    await window.inspect(text);
    await window.region('Findings').getByRole('heading').nth(1).waitFor();
    await window.main.getByRole('radio', { name: 'Keys I give' }).check();
    await window.main.getByLabel('JWKS, JWK, PEM or secret').fill('{"keys":[]}');
    await window.button('Verify').click();
    const expected = window.region('What it should match');
    await expected.getByText('What it should match').click();
    await expected.getByLabel('Audience').fill('https://other.example');
    await window.region('Findings').getByText('Made for another API').waitFor();
    await expected.getByText('1 value', { exact: true }).waitFor();
    expect((await calls('inspect.text')).at(-1)).toEqual({
      text,
      keys: '{"keys":[]}',
      expected: { audience: 'https://other.example' },
    });
    await expected.getByLabel('Audience').fill('');
    await window.region('Findings').getByText('Made for another API').waitFor({ state: 'detached' });
  });

  test('asks of a DPoP proof which request it came with, and keeps what is secret masked', async () => {
    const { window } = await open();
    await window.inspect(
      compactJws(
        { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC' } },
        { jti: 'a', htm: 'POST', htu: 'https://api.example/pay', iat: 1, ath: 'x' },
      ),
    );
    await window
      .region('Life of the token')
      .getByText(/^It needs no end/)
      .waitFor();
    const expected = window.region('What it should match');
    await expected.getByText('What it should match').click();
    await expected.getByLabel('Method of the request').fill('get');
    await expected.getByLabel('Address of the request').fill('https://api.example/other');
    await expected.getByLabel('Access token').fill('the-token');
    expect(await expected.getByLabel('Access token').getAttribute('type')).toBe('password');
    for (const title of [
      'The DPoP proof is for another method',
      'The DPoP proof is for another address',
      'The DPoP proof is for another access token',
    ])
      await window.region('Findings').getByText(title).waitFor();
  });

  test('keeps a token with a profile when asked, so that its server can be asked about it', async () => {
    const { window, calls } = await open();
    await window.inspect('Bearer opaque-0123456789abcdef');
    await window.button('Keep and open').click();
    expect(await isSeen(window.region('Life of the token'))).toBe(true);
    expect(await window.button('Introspect').isEnabled()).toBe(true);
    expect(await calls('token.keep')).toEqual([
      { text: 'opaque-0123456789abcdef', profileId: 'dev/billing-spa' },
    ]);
  });

  test('keeps the text while a person looks elsewhere, and clears it when asked', async () => {
    const { page, window } = await open();
    await window.inspect(jwt);
    await page.keyboard.press('Control+,');
    await window.main.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.keyboard.press('Control+i');
    await window.region('Claims').getByText('zoë').waitFor();
    await window.button('Clear').click();
    expect(await isSeen(window.main.getByText('Nothing pasted yet'))).toBe(true);
  });

  test.each(['a.b', '.....', 'hello there', 'eyJ', '<html>', '{"access_token":'])(
    'does not fall over %j',
    async (text) => {
      const { window, troubles } = await open('empty');
      await window.inspect(text);
      await expect.poll(() => window.main.innerText()).toMatch(/No token was found|opaque|not a whole token/);
      expect(troubles).toEqual([]);
    },
  );

  test('of a 64 KB token is read and painted', async () => {
    const { page, window } = await open('empty');
    await page.keyboard.press('Control+i');
    await window.main.getByRole('textbox').waitFor();
    const big = compactJws({ alg: 'ES256' }, { iss: 'https://i.example', blob: 'x'.repeat(48_000) });
    await window.main.getByRole('textbox').first().fill(big);
    expect(await isSeen(window.main.getByText('https://i.example').first())).toBe(true);
  });
});
