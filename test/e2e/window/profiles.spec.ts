import { describe, expect, test } from 'vitest';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

describe('a new profile', () => {
  test('goes from an issuer and a client id to a run in one press, and reads the metadata on the way', async () => {
    const { page, window, calls } = await open('empty');
    await page.keyboard.press('Control+n');
    const issuer = window.main.getByLabel('Issuer');
    await expect.poll(() => issuer.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('https://login.example');
    await page.keyboard.press('Tab');
    await window.main.getByText('Metadata read just now').waitFor();
    const token = window.main.getByLabel('Access token URL');
    expect(await token.getAttribute('placeholder')).toBe('https://login.example/token');
    expect(await window.main.getByLabel('Scope').inputValue()).toBe('openid');
    await window.main.getByLabel('Client ID').fill('abc');
    await page.keyboard.press('Control+Enter');
    await window.step('Wait in your browser').getByRole('button', { name: 'Open again' }).waitFor();
    const [saved] = await calls('profiles.save');
    expect(saved).toMatchObject({
      profile: { id: '', name: 'abc', issuer: 'https://login.example', clientId: 'abc', endpoints: {} },
    });
    expect(saved).not.toHaveProperty('clientSecret');
    expect(await calls('run.start')).toHaveLength(1);
  });

  test('with something missing is not saved, and the first wrong field gets the focus', async () => {
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

  test('stays as far as it was typed while a person looks elsewhere', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+n');
    await window.main.getByLabel('Client ID').fill('half done');
    await page.keyboard.press('Control+,');
    await window.main.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.keyboard.press('Control+n');
    await expect.poll(() => window.main.getByLabel('Client ID').inputValue()).toBe('half done');
    await window.button('Back to the start').click();
    await page.keyboard.press('Control+n');
    await expect.poll(() => window.main.getByLabel('Client ID').inputValue()).toBe('');
  });

  test('whose run cannot be started is saved, and says why', async () => {
    const { page, window, program } = await open('empty');
    await page.keyboard.press('Control+n');
    await window.main.getByLabel('Issuer').fill('https://login.example');
    await window.main.getByLabel('Client ID').fill('abc');
    await program.failNext('run.start', {
      code: 'redirect.port_busy',
      message: 'Port 8765 is used by another program.',
      remedy: 'Close it.',
    });
    await window.start.click();
    await window.toast('Port 8765 is used by another program.').waitFor();
    expect(await isSeen(window.profile('abc', 'dev'))).toBe(true);
  });

  test('asks for a secret the way the server wants it as soon as one is typed', async () => {
    const { page, window } = await open('empty');
    await page.keyboard.press('Control+n');
    await window.main.getByLabel('Issuer').fill('https://login.example');
    await page.keyboard.press('Tab');
    await window.main.getByText('Metadata read just now').waitFor();
    await window.main.getByLabel('Client secret').fill('hush');
    await window
      .button(/Client authentication/)
      .getByText('client_secret_basic')
      .waitFor();
    expect(await isSeen(window.main.getByText('leaving this screen loses it'))).toBe(true);
  });
});

describe('the form of a profile', () => {
  test('shows what the metadata says with its source, marks what goes before it, and leads back', async () => {
    const { window } = await open();
    const field = window.main.getByLabel('Access token URL');
    await window.main.getByText('from metadata').first().waitFor();
    expect(await field.getAttribute('placeholder')).toBe('https://login.dev.example/token');
    await field.fill('https://other.example/token');
    await window.main.getByText('overridden', { exact: true }).waitFor();
    await window.main.getByText('token_endpoint is at https://other.example').waitFor();
    await window.button('Reset Access token URL to what the metadata says').click();
    await expect.poll(() => field.inputValue()).toBe('');
    await expect.poll(() => window.main.getByText('overridden', { exact: true }).count()).toBe(0);
  });

  test('says at the field what a rule of core found there, with section and remedy', async () => {
    const { window } = await open();
    const note = window.main.locator('details', { hasText: 'invoice:void is not in scopes_supported' });
    await note.first().click();
    expect(await note.first().innerText()).toMatch(/Note:[^]*Check the spelling[^]*RFC 8414 §2/);
    await window.main.getByLabel('Scope').fill('openid');
    await expect.poll(() => note.count()).toBe(0);
    await window.main.getByText('Listed by the server (3)').click();
    await window.button('Add invoice:read').click();
    expect(await window.main.getByLabel('Scope').inputValue()).toBe('openid invoice:read');
    await window.main.getByLabel('Callback URL').fill('http://localhost:8765/callback');
    await window.main.getByText('localhost can be resolved to another machine').waitFor();
  });

  test('that cannot be checked says so, can be typed in, and is checked with the next key', async () => {
    const { page, window, program } = await open();
    // The form that is open first has its own check behind it then.
    await window.main.getByLabel('Issuer').waitFor();
    await program.failNext('profiles.check', {
      code: 'vault.locked',
      message: 'The vault cannot be read.',
      remedy: 'Try again.',
    });
    await page.keyboard.press('Control+n');
    await window.main.getByText('The vault cannot be read.').waitFor();
    const issuer = window.main.getByLabel('Issuer');
    await issuer.fill('https://login.example');
    await expect.poll(() => window.main.getByText('The vault cannot be read.').count()).toBe(0);
    expect(await issuer.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  test('has a policy of its own, which is saved with it and can be emptied', async () => {
    const { window, calls } = await open();
    await window.main.getByText('Own policy').click();
    const claims = window.main.getByLabel('Required claims', { exact: true });
    await claims.fill('tenant=acme\n=admin');
    await window.button('Save').click();
    await window.main.getByText('One claim a line: its name, or name=value.').waitFor();
    expect(await claims.evaluate((field) => field === document.activeElement)).toBe(true);
    await claims.fill('tenant=acme');
    await window.main.getByLabel('Expected audience').fill('https://api.dev.example');
    await window.main.getByLabel('Required scopes').fill('invoice:read');
    await window.main.getByLabel('Longest life (seconds)').fill('600');
    await window.button('Save').click();
    await expect.poll(async () => (await calls('profiles.save')).length).toBe(1);
    expect((await calls('profiles.save'))[0]).toMatchObject({
      profile: {
        policy: {
          audiences: ['https://api.dev.example'],
          scopes: ['invoice:read'],
          claims: [{ token: 'access_token', name: 'tenant', value: 'acme' }],
          longestLifetimeSeconds: 600,
        },
      },
    });
  });

  test('keeps edits of each profile until they are saved or discarded', async () => {
    const { page, window, calls } = await open();
    const scope = window.main.getByLabel('Scope');
    const saved = await scope.inputValue();
    await scope.fill('openid mine');
    await window.main.getByText('Edited, not saved').waitFor();
    await window.profile('support-cli').click();
    await expect.poll(() => scope.inputValue()).toBe(saved);
    await expect.poll(() => window.button('Save').count()).toBe(0);
    await window.profile('billing-spa', 'dev').click();
    await expect.poll(() => scope.inputValue()).toBe('openid mine');
    await window.button('Discard').click();
    expect(await scope.inputValue()).toBe(saved);
    await scope.fill('openid kept');
    await page.keyboard.press('Control+s');
    await expect.poll(() => window.button('Discard').count()).toBe(0);
    expect(await scope.inputValue()).toBe('openid kept');
    expect(await calls('profiles.save')).toMatchObject([{ profile: { scope: 'openid kept' } }]);
    expect(await calls('run.start')).toEqual([]);
  });

  test('is saved before a token is got with it, and only where it was changed', async () => {
    const { window, calls } = await open();
    await window.main.getByLabel('Scope').fill('openid');
    await window.start.click();
    await window.step('Wait in your browser').getByRole('button', { name: 'Open again' }).waitFor();
    expect(await calls('profiles.save')).toHaveLength(1);
    await window.button('Cancel run').click();
    await window.start.click();
    await expect.poll(async () => (await calls('run.start')).length).toBe(2);
    expect(await calls('profiles.save')).toHaveLength(1);
  });

  test('that cannot be saved says why, and keeps what was typed', async () => {
    const { window, calls, program } = await open();
    await window.main.getByLabel('Scope').fill('openid');
    await program.failNext('profiles.save', {
      code: 'store.busy',
      message: 'Another Assay holds the database.',
      remedy: 'Wait a moment and try again.',
    });
    await window.start.click();
    await window.main.getByRole('alert').getByText('Another Assay holds the database.').waitFor();
    expect(await calls('run.start')).toEqual([]);
    expect(await window.main.getByLabel('Scope').inputValue()).toBe('openid');
  });

  test('reads the metadata again, can be stopped in that, and says what went wrong', async () => {
    const { window, program } = await open();
    await program.slowServers();
    await window.button('Read again').click();
    await window.main.getByText('Asking https://login.dev.example').waitFor();
    await window.button('Stop').click();
    await window.main.getByText('Stopped.').waitFor();
    await program.failNext('profiles.discover', {
      code: 'discovery.failed',
      message: 'No metadata was found for this issuer.',
      remedy: 'Check the address.',
    });
    await window.button('Read again').click();
    await window.main.getByRole('alert').getByText('No metadata was found').waitFor();
    expect(await isSeen(window.main.getByText('filled in by hand below'))).toBe(true);
  });

  test('shows the redirect URI to register, and copies it without asking for a permission', async () => {
    const { page, window } = await open();
    await window.button('Copy the redirect URI').click();
    await window.button('Copied').waitFor();
    await window.sidebar.getByRole('button', { name: 'New profile' }).click();
    const name = window.main.getByLabel('Name');
    await name.focus();
    await page.keyboard.press('Control+v');
    expect(await name.inputValue()).toBe('http://127.0.0.1:8765/callback');
  });

  test('bears an issuer of 4 KB and a name written from right to left', async () => {
    const { page, window, calls, troubles } = await open();
    const issuer = `https://login.example/${'very-long-realm/'.repeat(250)}`;
    await window.main.getByLabel('Issuer').fill(issuer);
    await window.main.getByLabel('Name').fill('فاتورة 2026');
    await page.keyboard.press('Control+s');
    expect(await isSeen(window.profile('فاتورة 2026'))).toBe(true);
    expect(await calls('profiles.save')).toMatchObject([{ profile: { issuer, name: 'فاتورة 2026' } }]);
    const isWithin = await page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    );
    expect(isWithin).toBe(true);
    expect(troubles).toEqual([]);
  });
});

describe('a secret', () => {
  test('that is set says when and where, is never shown, and is replaced', async () => {
    const { window, calls } = await open();
    await window.profile('invoice-worker').click();
    await window.main.getByText('set 3 days ago, in the keychain').waitFor();
    await window.button('Replace Client secret').click();
    const secret = window.main.getByLabel('Client secret');
    expect(await secret.inputValue()).toBe('');
    expect(await secret.getAttribute('type')).toBe('password');
    await secret.fill('hush');
    await window.button('Save').click();
    await window.main.getByText('set just now, in the keychain').waitFor();
    expect(await calls('profiles.save')).toMatchObject([{ clientSecret: 'hush' }]);
    expect(await window.page.content()).not.toContain('hush');
  });

  test('is forgotten after a question', async () => {
    const { window, calls } = await open();
    await window.profile('invoice-worker').click();
    await window.button('Forget… Client secret').click();
    await window.dialog.getByRole('button', { name: 'Forget it' }).click();
    await window.main.getByRole('textbox', { name: 'Client secret' }).waitFor();
    expect(await calls('profiles.remove_secret')).toEqual([
      { profileId: 'dev/invoice-worker', name: 'client_secret' },
    ]);
  });

  test('that would go elsewhere is asked about before a run, and nothing starts until it is accepted', async () => {
    const { window, calls } = await open();
    await window.profile('invoice-worker').click();
    await window.main.getByText('It was entered for https://login.dev.example').waitFor();
    await window.start.click();
    await window.dialog.getByText('A secret would go elsewhere').waitFor();
    expect(await window.dialog.innerText()).toContain('https://login.dev.example/token2');
    await window.dialog.getByRole('button', { name: 'Not now' }).click();
    expect(await calls('run.start')).toEqual([]);
    await window.start.click();
    await window.dialog.getByRole('button', { name: 'Accept and get a token' }).click();
    await expect.poll(() => calls('run.start')).toHaveLength(1);
    expect(await calls('profiles.save')).toMatchObject([{ acceptRebind: true }]);
    await expect.poll(() => window.main.getByText('It was entered for').count()).toBe(0);
  });

  test('typed and not saved is lost with the screen, and was said to be', async () => {
    const { window } = await open();
    await window.main.getByLabel('Client secret').fill('hush');
    await window.main.getByText('leaving this screen loses it').waitFor();
    await window.profile('support-cli').click();
    await window.profile('billing-spa', 'dev').click();
    await expect.poll(() => window.main.getByLabel('Client secret').inputValue()).toBe('');
  });
});
