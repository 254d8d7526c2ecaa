import { describe, expect, test } from 'vitest';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

describe('the tree of profiles', () => {
  test('says of each who signs in, how, and how long its token lives', async () => {
    const { window } = await open();
    const row = window.profile('billing-spa', 'dev');
    expect(await row.innerText()).toMatch(/billing-spa\s+alice · authorization code\s+14:\d\d/);
    expect(await row.getAttribute('aria-selected')).toBe('true');
    expect(await window.environment('prod').innerText()).toContain('protected');
  });

  test('is gone through by arrows, letters, Home and End, folded by left and right, and Enter opens', async () => {
    const { page, window } = await open();
    await window.profile('billing-spa', 'dev').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => window.environment('dev').getAttribute('aria-expanded')).toBe('false');
    expect(await window.profile('billing-spa', 'dev').count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('sup');
    await page.keyboard.press('Enter');
    await expect.poll(() => window.profile('support-cli').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => window.profile('billing-spa', 'prod').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Home');
    await expect.poll(() => window.focused()).toContain('dev');
  });

  test('is narrowed by a word, and says where nothing fits', async () => {
    const { window } = await open();
    const find = window.sidebar.getByRole('searchbox', { name: 'Find a profile' });
    await find.fill('bill prod');
    await window.sidebar.getByText('1 of 6').waitFor();
    expect(await window.profile('billing-spa').count()).toBe(1);
    await find.fill('nothing of the kind');
    await window.sidebar.getByText('No profile has “nothing of the kind”').waitFor();
    await find.press('Escape');
    await expect.poll(() => window.profile('billing-spa').count()).toBe(3);
  });

  test('removes a profile by a key, and takes that back with its secret', async () => {
    const { page, window, calls } = await open();
    await window.profile('invoice-worker').focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => window.profile('invoice-worker').count()).toBe(0);
    await expect.poll(() => window.focused()).toContain('billing-spa');
    const toast = window.toast('Removed invoice-worker. Its tokens stay and are not revoked.');
    await toast.waitFor();
    await window.sidebar.getByRole('listbox', { name: 'Tokens without a profile' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => window.profile('invoice-worker').getAttribute('aria-selected')).toBe('true');
    expect(await isSeen(window.main.getByText('set 3 days ago, in the keychain'))).toBe(true);
    expect(await calls('profiles.restore')).toEqual([{ profileId: 'dev/invoice-worker' }]);
  });

  test('asks for the name of a protected environment before a profile of it is removed', async () => {
    const { window, calls, page } = await open();
    await window.profileMenu('billing-spa', 'prod', 'Remove');
    await window.dialog.getByText('not revoked').waitFor();
    const act = window.dialog.getByRole('button', { name: 'Remove profile' });
    expect(await act.isDisabled()).toBe(true);
    await page.keyboard.type('prod');
    await act.click();
    await expect.poll(() => calls('profiles.remove')).toEqual([{ profileId: 'prod/billing-spa' }]);
  });

  test('duplicates a profile with its secrets, and opens the copy', async () => {
    const { window } = await open();
    await window.profileMenu('invoice-worker', 'dev', 'Duplicate');
    await expect
      .poll(() => window.profile('invoice-worker copy', 'dev').getAttribute('aria-selected'))
      .toBe('true');
    expect(await isSeen(window.main.getByText('set 3 days ago, in the keychain'))).toBe(true);
  });

  test('moves a profile to another environment', async () => {
    const { window, calls } = await open();
    await window.profileMenu('support-cli', 'dev', 'staging');
    expect(await isSeen(window.profile('support-cli', 'staging'))).toBe(true);
    expect(await calls('profiles.save')).toMatchObject([{ profile: { environment: 'staging' } }]);
  });

  test('leads to the first field of the form of another profile', async () => {
    const { page, window } = await open();
    await window.profileMenu('support-cli', 'dev', 'Edit');
    await expect.poll(() => window.profile('support-cli').getAttribute('aria-selected')).toBe('true');
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value))
      .toBe('support-cli');
  });

  test('says in passing what could not be done', async () => {
    const { page, window, program } = await open();
    await program.failNext('profiles.duplicate', {
      code: 'store.busy',
      message: 'Another Assay holds the database.',
      remedy: 'Wait a moment.',
    });
    await window.profileMenu('support-cli', 'dev', 'Duplicate');
    expect(await isSeen(page.getByText('Another Assay holds the database. Wait a moment.'))).toBe(true);
  });
});

test('200 profiles are gone through by key and found by name, and the window answers at once', async () => {
  const { page, window, program } = await open();
  await window.profile('billing-spa', 'dev').waitFor();
  await program.fillProfiles(200);
  await window.profile('client-000').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(() => window.main.getByLabel('Name').inputValue()).toMatch(/^client-19/);
  await window.sidebar.getByRole('searchbox', { name: 'Find a profile' }).fill('client-07');
  await window.sidebar.getByText('10 of 200').waitFor();
  expect(await window.profile('client-\\d+').count()).toBe(10);
});

describe('environments', () => {
  test('are renamed, coloured and protected in a dialog', async () => {
    const { window, calls } = await open();
    await window.environmentMenu('staging', 'Edit environment…');
    await window.dialog.getByRole('textbox', { name: 'Name' }).fill('acceptance');
    await window.dialog.getByRole('radio', { name: 'blue' }).check();
    await window.dialog.getByLabel('Protected').check();
    await window.dialog.getByRole('button', { name: 'Save environment' }).click();
    expect(await isSeen(window.environment('acceptance').getByText('protected'))).toBe(true);
    expect(await calls('environments.save')).toEqual([
      { environment: { id: 'staging', name: 'acceptance', colour: 'blue', isProtected: true } },
    ]);
  });

  test('are added, used for a new profile, and removed while they are empty', async () => {
    const { page, window } = await open();
    await window.environmentMenu('dev', 'Add an environment…');
    const save = window.dialog.getByRole('button', { name: 'Save environment' });
    await save.click();
    await window.dialog.getByText('An environment needs a name.').waitFor();
    await window.dialog.getByRole('textbox', { name: 'Name' }).fill('prod');
    await save.click();
    await window.dialog.getByText('There is an environment prod already.').waitFor();
    await window.dialog.getByRole('textbox', { name: 'Name' }).fill('qa');
    await page.keyboard.press('Enter');
    await expect.poll(() => window.dialog.count()).toBe(0);
    await window.environmentMenu('qa', 'New profile here');
    await window
      .button(/Environment/)
      .getByText('qa')
      .waitFor();
    await window.environmentMenu('qa', 'Remove environment');
    await expect.poll(() => window.environment('qa').count()).toBe(0);
  });

  test('with profiles in them cannot be removed, and the menu says why', async () => {
    const { page, window } = await open();
    await window.openMenu(window.environment('prod'));
    const remove = page.getByRole('menuitem', { name: /Remove environment/ });
    expect(await remove.getAttribute('aria-disabled')).toBe('true');
    expect(await remove.innerText()).toContain('Move its profiles elsewhere first.');
  });
});
