import { describe, expect, test } from 'vitest';
import { type RunningApp, SHELLS, isElectronMissing, shoot, signIn } from './app.ts';

/** From the first screen to a token, with the sandbox. */
async function toToken(app: RunningApp): Promise<void> {
  const { page } = app;
  await page.getByRole('button', { name: 'Start the sandbox' }).click();
  await page.getByRole('treeitem', { name: 'sandbox-spa' }).click();
  const person = await app.browserPageAfter(() =>
    page.getByRole('button', { name: 'Get New Access Token' }).click(),
  );
  await shoot(page, 'get-token-waiting');
  await signIn(person);
  await page.getByRole('heading', { name: 'Check everything' }).waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Check everything' })
    .getByText(/^done/)
    .first()
    .waitFor();
}

describe.each(SHELLS)('the main job in the window, over $name', (shell) => {
  test('from the first start to a token that the sandbox’s key verifies in two clicks, signing in apart', async () => {
    const app = await shell.start();
    const { page } = app;
    await page.getByRole('button', { name: 'Start the sandbox' }).click();
    const get = page.getByRole('button', { name: 'Get New Access Token' });
    await get.waitFor();
    const person = await app.browserPageAfter(() => get.click());
    await signIn(person);
    const result = page.getByRole('region', { name: 'What came out' });
    const access = result.getByRole('listitem').filter({ hasText: 'Access token' });
    await access.getByText('Signature verified').waitFor();
    await shoot(page, 'two-clicks');
    expect(await access.innerText()).toMatch(/with key \S+\s+from the issuer’s own JWKS/);
    await app.close();
  });

  test('from nothing to a verified token, introspected, called, refreshed and revoked', async () => {
    const app = await shell.start();
    const { page } = app;
    await shoot(page, 'start');
    await page.getByRole('button', { name: 'Hide this notice' }).click();
    await toToken(app);
    await shoot(page, 'get-token-done');

    await page.getByRole('tab', { name: 'Token', exact: true }).click();
    await page.getByText('Signature verified').first().waitFor();
    await shoot(page, 'token');
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('https://api-a.sandbox.assay.example');
    expect(text).toMatch(/expires in/i);

    await page.getByRole('button', { name: 'Introspect', exact: true }).click();
    await page.getByText('The server says: active.').first().waitFor();

    await page.getByRole('tab', { name: 'Call API' }).click();
    await shoot(page, 'call');
    await page.getByRole('button', { name: /^(Call|Send)/ }).click();
    await page.getByText('The API accepted the token.').first().waitFor();
    await shoot(page, 'called');

    await page.getByRole('tab', { name: 'Token', exact: true }).click();
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await page.getByText('superseded').first().waitFor();
    await shoot(page, 'refreshed');
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page
      .getByText(/The server says that the token is invalid now/)
      .first()
      .waitFor();
    await page.getByRole('timer').filter({ hasText: 'Revoked' }).waitFor();
    await shoot(page, 'revoked');

    await page.getByRole('tab', { name: /^Wire/ }).click();
    await page.getByText('/token').first().waitFor();
    await shoot(page, 'wire');
    await app.close();
  });

  test('a stored token’s signature, a code and a secret are nowhere in the page until they are revealed', async () => {
    const app = await shell.start();
    const { page } = app;
    await toToken(app);
    await page.getByRole('tab', { name: 'Token', exact: true }).click();
    await page.getByText('Signature verified').first().waitFor();
    expect(await page.content()).not.toMatch(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{40}/);
    await page.getByRole('button', { name: /^Reveal/ }).click();
    await expect.poll(() => page.getByRole('main').innerText(), { timeout: 10_000 }).toMatch(/[\w-]{80}/);
    await app.close();
  });

  test('a pasted token is read without a profile, and one that brings its own key is never called verified', async () => {
    const app = await shell.start();
    const { page } = app;
    const forged =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    await page.getByLabel('Token or text with one').fill(forged);
    await page.getByRole('button', { name: 'Inspect', exact: true }).click();
    await page.getByText('joe').first().waitFor();
    await shoot(page, 'inspect');
    expect(await page.getByRole('main').innerText()).not.toContain('Signature verified');
    await app.close();
  });
});

describe.skipIf(!isElectronMissing)('over Electron', () => {
  test.skip('the same specs: Electron’s binary is not on this machine (its release server cannot be reached)', () =>
    undefined);
});
