import { describe, expect, test } from 'vitest';
import { fakeWindow, isSeen } from './fake-window.ts';
import { inspectExample } from './screens/inspect.ts';

const open = fakeWindow();

describe('making a token', () => {
  test('begins with a copy of a kept one, is signed by the main act, and is marked wherever it is shown', async () => {
    const { page, window, calls, troubles } = await open();
    await page.keyboard.press('Control+2');
    await window.button('More').click();
    await page.getByRole('menuitem', { name: 'Edit and sign a copy…' }).click();
    const claims = window.main.getByRole('textbox', { name: 'Claims, as JSON' });
    await claims.waitFor();
    await claims.fill((await claims.inputValue()).replace('"alice"', '"mallory"'));
    await page.keyboard.press('Control+Enter');
    const made = window.region('The token');
    await made.getByText('Made here', { exact: true }).waitFor();
    expect(await calls('build.token')).toMatchObject([{ key: { kind: 'throwaway' } }]);
    await made.getByRole('button', { name: 'Inspect it' }).click();
    await window.region('Claims').getByText('mallory').waitFor();
    await window.main.getByText('Made here', { exact: true }).first().waitFor();
    await window
      .region('Findings')
      .getByText(/no server issued it/)
      .waitFor();
    expect(troubles).toEqual([]);
  });

  test('signs with a key of one’s own: what it signs with is said, and its algorithm written into the header', async () => {
    const opened = await open();
    const { page, window, calls } = opened;
    await inspectExample(opened);
    await window.button('Edit and sign a copy…').click();
    const { main } = window;
    const header = main.getByRole('textbox', { name: 'Header, as JSON' });
    await header.fill('{ "alg": "RS256" }');
    await main.getByRole('radio', { name: 'My own key' }).check();
    expect(await window.button('Sign').isDisabled()).toBe(true);
    await main.getByRole('textbox', { name: /^Private key/ }).fill('{"kty":"EC","d":"AA"}');
    await main.getByText('EC, P-256, kid mine').waitFor();
    await main.getByText('The header says RS256; this key signs with ES256.').waitFor();
    await main.getByRole('button', { name: /Algorithm/ }).click();
    await page.getByRole('option', { name: 'ES256' }).click();
    await window.button('Write its kid into the header').click();
    expect(await header.inputValue()).toBe('{"kid": "mine", "alg": "ES256" }');
    await window.button('Sign').click();
    await window.region('The token').getByText('Made here', { exact: true }).waitFor();
    expect(await calls('build.token')).toMatchObject([{ key: { kind: 'given', form: 'key' } }]);
  });

  test('forgets the key with the screen', async () => {
    const opened = await open();
    const { page, window } = opened;
    await inspectExample(opened);
    await window.button('Edit and sign a copy…').click();
    await window.main.getByRole('radio', { name: 'My own key' }).check();
    await window.main.getByRole('textbox', { name: /^Private key/ }).fill('{"kty":"EC","d":"AA"}');
    await page.keyboard.press('Control+i');
    await page.keyboard.press('Alt+ArrowLeft');
    await window.main.getByRole('radio', { name: 'My own key' }).check();
    expect(await window.main.getByRole('textbox', { name: /^Private key/ }).inputValue()).toBe('');
  });

  test('says of a key that cannot sign, and of text that is no JSON, what is wrong with it', async () => {
    const opened = await open();
    const { window } = opened;
    await inspectExample(opened);
    await window.button('Edit and sign a copy…').click();
    const { main } = window;
    await main.getByRole('radio', { name: 'My own key' }).check();
    await main.getByRole('textbox', { name: /^Private key/ }).fill('{"kty":"EC","x":"AA"}');
    await main.getByText(/only its private half can sign/).waitFor();
    await main.getByRole('textbox', { name: 'Claims, as JSON' }).fill('[]');
    await main.getByText('This is JSON, and no object.').waitFor();
    expect(await window.button('Sign').isDisabled()).toBe(true);
    await window.button('As it was').click();
    await main.getByText('This is JSON, and no object.').waitFor({ state: 'detached' });
  });

  test('leaves the signature out where that is asked for, and compares with the one before', async () => {
    const opened = await open();
    const { window } = opened;
    await inspectExample(opened);
    await window.button('Edit and sign a copy…').click();
    await window.main.getByRole('radio', { name: 'Nothing' }).check();
    await window.button('Make it unsigned').click();
    await window.button('Compare with the one before').click();
    const heading = window.main.getByRole('heading', { name: /^They say the same|^The same/ });
    expect(await isSeen(heading)).toBe(true);
  });

  test('copies by the program, so that the clipboard is cleared again', async () => {
    const opened = await open();
    const { window, calls } = opened;
    await inspectExample(opened);
    await window.button('Edit and sign a copy…').click();
    await window.button('Sign').click();
    await window.region('The token').getByRole('button', { name: 'Copy', exact: true }).first().click();
    await expect.poll(() => calls('inspect.copy')).toHaveLength(1);
  });

  test('begins with an empty one where a token has nothing to edit, and from the palette', async () => {
    const { page, window } = await open();
    await window.profile('invoice-worker').click();
    await page.keyboard.press('Control+2');
    await window.button('More').click();
    await page.getByRole('menuitem', { name: 'Edit and sign a copy…' }).click();
    await window.button('Begin with an empty one').click();
    await window.main.getByRole('textbox', { name: 'Claims, as JSON' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('Make a token of your own');
    await page.getByRole('option', { name: /^Make a token/ }).click();
    expect(await isSeen(window.main.getByRole('textbox', { name: 'Header, as JSON' }))).toBe(true);
  });
});
