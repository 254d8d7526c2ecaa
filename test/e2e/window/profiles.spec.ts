import { describe, expect, test } from 'vitest';
import { fakeWindow } from './fake-window.ts';

const open = fakeWindow();

describe('profiles', () => {
  test('are made with an issuer and a client id', async () => {
    const { page, window, calls } = await open('empty');
    await page.keyboard.press('Control+n');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('placeholder')))
      .toBe('billing-spa');
    await page.keyboard.type('my app');
    await window.main.getByLabel('Issuer').fill('https://login.example');
    await window.button('Discover').click();
    await window.main.getByText('Read from https://login.example').first().waitFor();
    expect(await window.main.getByLabel('Access token URL').getAttribute('placeholder')).toBe(
      'https://login.example/token',
    );
    await window.main.getByLabel('Client ID').fill('abc');
    await page.keyboard.press('Control+Enter');
    await window.start.waitFor();
    const [saved] = await calls('profiles.save');
    expect(saved).toMatchObject({
      profile: { id: '', name: 'my app', issuer: 'https://login.example', clientId: 'abc', endpoints: {} },
    });
    expect(saved).not.toHaveProperty('clientSecret');
  });

  test('with something missing are not saved, and the first wrong field gets the focus', async () => {
    const { window, calls } = await open();
    await window.sidebar.getByRole('button', { name: 'New profile' }).click();
    await window.main.getByLabel('Name').fill('x');
    await window.button('Save').click();
    await window.main.getByText('Some fields need a look').waitFor();
    const field = window.main.getByLabel('Authorization URL');
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await calls('profiles.save')).toEqual([]);
  });

  test('take a secret and never show one', async () => {
    const { window, calls } = await open();
    await window.profile('invoice-worker').click();
    await window.button('Edit profile').click();
    const secret = window.main.getByLabel('Client secret');
    expect(await secret.inputValue()).toBe('');
    expect(await secret.getAttribute('type')).toBe('password');
    await window.main.getByText('Leave this empty to keep it').waitFor();
    await secret.fill('hush');
    await window.button('Save').click();
    await window.start.waitFor();
    expect(await calls('profiles.save')).toMatchObject([{ clientSecret: 'hush' }]);
  });

  test('whose secret would go elsewhere say so, and ask before anything is sent there', async () => {
    const { window, calls, program } = await open();
    await window.profile('invoice-worker').click();
    await window.main.getByText('The secret was entered for https://login.dev.example').waitFor();
    await window.button('Review').click();
    await program.failNext('profiles.save', {
      code: 'profile.rebind_needed',
      message: 'The client secret would go to https://other.example now.',
      remedy: 'Look at the difference.',
    });
    await window.button('Save').click();
    await window.main.getByRole('alert').getByRole('button', { name: 'Accept and save' }).click();
    await window.start.waitFor();
    expect((await calls('profiles.save')).at(-1)).toMatchObject({ acceptRebind: true });
  });

  test('are removed after a question that says what stays', async () => {
    const { window, calls } = await open();
    await window.profile('support-cli').click();
    await window.button('Edit profile').click();
    await window.button('Remove profile…').click();
    expect(await window.dialog.innerText()).toContain('not revoked');
    await window.dialog.getByRole('button', { name: 'Remove profile' }).click();
    await expect.poll(() => window.profile('support-cli').count()).toBe(0);
    expect(await calls('profiles.remove')).toEqual([{ profileId: 'dev/support-cli' }]);
    await window.sidebar.getByRole('listbox', { name: 'Tokens without a profile' }).waitFor();
  });

  test('show the redirect URI to register, and copy it without asking for a permission', async () => {
    const { page, window } = await open();
    await window.button('Copy the redirect URI').click();
    await window.button('Copied').waitFor();
    await window.sidebar.getByRole('button', { name: 'New profile' }).click();
    const name = window.main.getByLabel('Name');
    await name.focus();
    await page.keyboard.press('Control+v');
    expect(await name.inputValue()).toBe('http://127.0.0.1:8765/callback');
  });
});
