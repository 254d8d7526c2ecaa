import { describe, expect, test } from 'vitest';
import { fault } from '../../../src/core/faults.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

describe('a token', () => {
  test('shows life, trust, claims, scopes, findings, observations and lineage', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+2');
    await window.region('Claims').getByRole('row', { name: /^iss/ }).getByText('Issuer: who made').waitFor();
    expect(await window.region('Life of the token').innerText()).toMatch(/14:3\d|14:2\d/);
    const row = window.region('Scopes').getByRole('row', { name: /invoice:void/ });
    expect((await row.getByRole('cell').allTextContents()).join(' ')).toMatch(/yes.*no.*no.*no/);
    await window.region('Findings').getByRole('heading', { name: 'The token id is easy to guess' }).waitFor();
    await window.region('Observations').getByText('401 invalid_token: the token was revoked').waitFor();
    await window.region('Lineage').getByText('this one · live').waitFor();
    await window.region('Claims').getByLabel('JSON').check();
    await window
      .region('Claims')
      .getByRole('group', { name: 'Claims' })
      .getByText('"https://login.dev.example"')
      .waitFor();
  });

  test('that cannot be read says why; one that is being read says so', async () => {
    const opened = await open();
    await opened.window.profile('invoice-worker').click();
    await opened.window.start.waitFor();
    await opened.program.failNext('token.get', fault('store.corrupt', 'A sealed row does not open.'));
    await opened.page.keyboard.press('Control+2');
    expect(await isSeen(opened.window.main.getByRole('alert').getByText('A sealed row does not open.'))).toBe(
      true,
    );
    const hanging = await open('hanging');
    expect(await isSeen(hanging.window.sidebar.getByText('Reading profiles…'))).toBe(true);
  });

  test('with 300 claims, 80 scopes and a 4 KB issuer shows what differs, and everything on demand', async () => {
    const { window, troubles } = await open('stress');
    await window.tab('Token').click();
    const claims = window.region('Claims');
    await claims.getByRole('button', { name: /^Show all 4096 characters/ }).waitFor();
    const rows = claims.getByRole('row');
    const before = await rows.count();
    await claims.getByRole('button', { name: /^Show the other/ }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(before + 200);
    await claims.getByRole('searchbox', { name: 'Filter claims' }).fill('department/288');
    await expect.poll(() => rows.count()).toBe(1);
    // The scopes that were asked for and not granted come first.
    const first = window.region('Scopes').getByRole('row').nth(1);
    expect((await first.getByRole('cell').allTextContents()).join(' ')).toMatch(/no/);
    expect(troubles).toEqual([]);
  });

  test('that says nothing at all says so', async () => {
    const { window } = await open('stress');
    await window.tab('Token').click();
    await window.sidebar
      .getByRole('listbox', { name: /^Tokens of/ })
      .getByRole('option')
      .nth(1)
      .click();
    await window.region('Claims').getByText('It is an empty object').waitFor();
    expect(await isSeen(window.region('Header').getByText('It is an empty object'))).toBe(true);
  });

  test('is masked until a person asks, and masked again after', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+2');
    const text = window.main.getByRole('group', { name: 'Text of the token' });
    await text.waitFor();
    expect(await text.innerText()).toMatch(/\.•+$/);
    expect(await calls('vault.reveal')).toEqual([]);
    await window.button('Reveal').click();
    await expect.poll(() => text.innerText()).not.toContain('•');
    await window.button('Mask').click();
    await expect.poll(() => text.innerText()).toContain('•');
    await window.button('Reveal').click();
    await window.tab('Wire').click();
    await window.tab('Token').click();
    expect(await text.innerText()).toContain('•');
  });

  test('is copied by the program, which says when the clipboard is cleared', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+2');
    await window.button('More').click();
    await page.getByRole('menuitem', { name: 'Copy as header' }).click();
    await window.main.getByText('Copied; cleared from the clipboard in 60 s').first().waitFor();
    expect(await calls('token.copy')).toEqual([{ tokenId: 'access-1', form: 'header' }]);
  });

  test('of a protected environment is revoked only by the environment’s name', async () => {
    const { page, window, calls } = await open();
    await window.profile('billing-spa', 'prod').click();
    await page.keyboard.press('Control+2');
    await window.button('Revoke').click();
    const act = window.dialog.getByRole('button', { name: 'Revoke' });
    expect(await act.isDisabled()).toBe(true);
    await page.keyboard.press('Control+Enter');
    expect(await calls('run.start')).toEqual([]);
    await page.keyboard.type('Prod');
    expect(await act.isDisabled()).toBe(true);
    await window.dialog.getByLabel('Type prod to confirm').fill('prod');
    await page.keyboard.press('Enter');
    await window.region('Revoke').getByText('The server answered 200').waitFor();
    expect(await calls('token.revoke')).toEqual([{ tokenId: 'prod-1', confirm: 'prod' }]);
  });

  test('of another environment is revoked at once, and Escape leaves a question without an act', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+2');
    await window.button('More').click();
    await page.getByRole('menuitem', { name: 'Remove from Assay…' }).click();
    expect(await window.dialog.innerText()).toContain('This is not revocation');
    await page.keyboard.press('Escape');
    expect(await calls('token.remove')).toEqual([]);
    await expect.poll(() => window.focused()).toBe('More');
    await window.button('Revoke').click();
    await window.region('Revoke').waitFor();
    expect(await calls('token.revoke')).toEqual([{ tokenId: 'access-1' }]);
  });

  test('that is removed is gone, and the next one is shown', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+2');
    await window.button('More').click();
    await page.getByRole('menuitem', { name: 'Remove from Assay…' }).click();
    await window.dialog.getByRole('button', { name: 'Remove it here' }).click();
    expect(await isSeen(window.region('Life of the token').getByText('revoked'))).toBe(true);
  });

  test('that is refreshed leads to the new one, and what the refresh did stays in sight', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+2');
    await window.button('Refresh').click();
    await window.region('Lineage').getByText('refreshed').waitFor();
    const run = window.region('Refresh');
    expect(await isSeen(run.getByText('The refresh token was rotated'))).toBe(true);
    expect(await isSeen(run.getByText('This is the new token.'))).toBe(true);
    expect(await window.region('Lineage').getByText('with refresh-').count()).toBe(1);
    const chosen = window.sidebar
      .getByRole('listbox', { name: 'Tokens of billing-spa' })
      .getByRole('option')
      .first();
    expect(await chosen.getAttribute('aria-selected')).toBe('true');
    await run.getByRole('button', { name: 'Show the one before' }).click();
    await window.region('Lineage').getByText('this one · live').waitFor();
    await run.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => run.count()).toBe(0);
  });

  test('has a family that is one stop for Tab, and is walked by arrows, Home and End', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+2');
    const rows = window.region('Lineage').getByRole('list').first().getByRole('button');
    await rows.first().waitFor();
    const count = await rows.count();
    expect(count).toBeGreaterThan(2);
    expect(await rows.evaluateAll((all) => all.filter(({ tabIndex }) => tabIndex === 0).length)).toBe(1);
    const own = window.region('Lineage').locator('[aria-current]');
    expect(await own.evaluate(({ tabIndex }: HTMLElement) => tabIndex)).toBe(0);
    await own.focus();
    const at = () => rows.evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement));
    await page.keyboard.press('End');
    await expect.poll(at).toBe(count - 1);
    await page.keyboard.press('ArrowUp');
    await expect.poll(at).toBe(count - 2);
    await page.keyboard.press('Home');
    await expect.poll(at).toBe(0);
    await page.keyboard.press('ArrowDown');
    await expect.poll(at).toBe(1);
    expect(await rows.nth(1).evaluate(({ tabIndex }: HTMLElement) => tabIndex)).toBe(0);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => own.innerText()).toContain('ID token');
  });

  test('and its decoded parts are marked together, by pointer and by keyboard', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+2');
    const claims = window.region('Claims');
    const text = window.main.getByRole('group', { name: 'Text of the token' });
    const marked = () =>
      text.locator('[data-marked]').evaluateAll((all) => all.map((one) => one.dataset['pointer']));
    await claims.getByRole('row', { name: /^jti/ }).hover();
    await expect.poll(marked).toEqual(['/jti']);
    await claims.getByRole('button', { name: 'iss' }).focus();
    await expect.poll(marked).toEqual(['/iss']);
    await page.keyboard.press('ArrowDown');
    await expect.poll(marked).toEqual(['/sub']);
    await page.keyboard.press('End');
    await expect.poll(marked).toEqual(['/email']);
    await text.locator('[data-pointer="/aud"]').hover();
    await expect.poll(() => claims.locator('tr[data-linked]').innerText()).toMatch(/^aud/);
  });

  test('has findings that lead to the claim they are about, and are narrowed by their counts', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+2');
    const findings = window.region('Findings');
    await findings.getByRole('button', { name: 'payload /email' }).click();
    await expect.poll(() => window.region('Claims').locator('tr[data-linked]').innerText()).toMatch(/^email/);
    await window
      .region('Claims')
      .getByRole('row', { name: /^jti/ })
      .getByText('The token id is easy to guess')
      .waitFor();
    await findings.getByRole('button', { name: /passed/ }).click();
    await expect
      .poll(() => findings.getByRole('heading', { name: 'The token id is easy to guess' }).count())
      .toBe(0);
    await findings.getByRole('searchbox', { name: 'Filter findings' }).fill('token.');
    await findings.getByRole('listitem').first().waitFor();
    await findings.getByRole('button', { name: /passed/ }).click();
    await findings.getByRole('searchbox').fill('nothing of the kind');
    expect(await isSeen(findings.getByText('No finding is left by this filter.'))).toBe(true);
  });

  test('is judged by the policy that is chosen, here and wherever findings are', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+2');
    const findings = window.region('Findings');
    const bearer = findings.getByRole('heading', { name: 'Not bound to a key: whoever has it can use it' });
    await findings.getByRole('heading').first().waitFor();
    expect(await bearer.count()).toBe(0);
    await window.judgeBy('FAPI 2.0 Security Profile');
    await bearer.waitFor();
    expect(await isSeen(findings.getByText('For payments and health'))).toBe(true);
    expect(await calls('settings.set')).toEqual([{ policy: 'fapi2_security' }]);
  });

  test('stays judged as it was where the policy cannot be kept, and says why', async () => {
    const { page, window, program } = await open();
    await page.keyboard.press('Control+2');
    await program.failNext('settings.set', {
      code: 'store.failed',
      message: 'The disk is full.',
      remedy: 'Make room.',
    });
    await window.judgeBy('RFC 9068');
    await window.region('Findings').getByText('The disk is full.').waitFor();
    expect(await isSeen(window.region('Findings').getByRole('button', { name: /Assay’s own/ }))).toBe(true);
  });

  test('is watched by the bell, which says when a person will be told', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+2');
    await window.button('Tell me before it expires').click();
    await window.toast('You will be told 1 min before it expires.').waitFor();
    await window.button('Do not tell me before it expires').click();
    await window.toast('It is not watched any more.').waitFor();
    expect(await calls('token.watch')).toEqual([
      { tokenId: 'access-1', isWatched: true },
      { tokenId: 'access-1', isWatched: false },
    ]);
  });

  test('is exported without itself unless that is asked for', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+2');
    await window.button('More').click();
    await page.getByRole('menuitem', { name: 'Export as JSON…' }).click();
    await window.toast('Saved as /home/robin/Downloads/access-token-access-1.json').waitFor();
    await window.button('More').click();
    await page.getByRole('menuitem', { name: 'Export with the token itself…' }).click();
    await expect
      .poll(() => calls('token.export'))
      .toEqual([{ tokenId: 'access-1' }, { tokenId: 'access-1', withToken: true }]);
  });

  test('says whose it is: environment, client, person and scope', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+2');
    const head = window.region('Life of the token');
    await head.getByRole('definition').first().waitFor();
    expect((await head.getByRole('definition').allInnerTexts()).map((text) => text.trim())).toEqual(
      expect.arrayContaining(['dev', 'billing-spa', 'alice', 'invoice:read invoice:pay']),
    );
  });

  test('whose refresh may have been used up is refreshed again only when a person says so', async () => {
    const { page, window, calls, program } = await open();
    await page.keyboard.press('Control+2');
    await program.loseNextRefresh();
    await window.button('Refresh').click();
    await window.region('Refresh').getByRole('alert').getByRole('button', { name: 'Try it anyway' }).click();
    expect(await isSeen(window.region('Refresh').getByText('was rotated'))).toBe(true);
    expect(await calls('token.refresh')).toEqual([
      { tokenId: 'access-1' },
      { tokenId: 'access-1', tryAnyway: true },
    ]);
  });

  test('that is opaque says so and offers introspection; what cannot be done says why', async () => {
    const { page, window, calls } = await open();
    await window.profile('invoice-worker').click();
    await page.keyboard.press('Control+2');
    await window.region('Claims').getByText('An opaque token').waitFor();
    expect(await window.button('Refresh').isDisabled()).toBe(true);
    await window.main.getByText('Refresh: The server gave no refresh token.').waitFor();
    await window.button('Ask the server').click();
    await window.region('Introspect').getByText('The server says: active.').waitFor();
    expect(await calls('token.introspect')).toEqual([{ tokenId: 'worker-1' }]);
  });

  test('that brought its own key is never called verified', async () => {
    const { page, window } = await open();
    await window.profile('support-cli').click();
    await page.keyboard.press('Control+2');
    const head = window.region('Life of the token');
    await head.getByText('Self-asserted').waitFor();
    expect(await head.innerText()).not.toMatch(/signature verified/i);
    expect(await head.innerText()).toMatch(/expired/i);
  });

  test('whose profile is gone can still be looked at', async () => {
    const { window } = await open();
    await window.sidebar
      .getByRole('listbox', { name: 'Tokens without a profile' })
      .getByRole('option')
      .click();
    expect(await isSeen(window.region('Life of the token'))).toBe(true);
  });
});
