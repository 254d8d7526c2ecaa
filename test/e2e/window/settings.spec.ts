import { describe, expect, test } from 'vitest';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

describe('settings', () => {
  test('change the theme at once, and refuse a limit that is none', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+,');
    await window.main.getByRole('radio', { name: 'Dark' }).click();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await window.main.getByLabel('Wait for the browser (seconds)').fill('5');
    await window.main.getByText('A whole number from 10 to 3600.').waitFor();
    expect(await window.button('Save limits').isDisabled()).toBe(true);
    await window.main.getByLabel('Wait for the browser (seconds)').fill('600');
    await window.button('Save limits').click();
    await window.main.getByText('Saved').first().waitFor();
    expect((await calls('settings.set')).at(-1)).toMatchObject({ browserTimeoutSeconds: 600 });
  });

  test('draw the window as dense as a person wants it', async () => {
    const { page, window, calls } = await open();
    const row = async () => Math.round((await window.profile('invoice-worker').boundingBox())!.height);
    await window.profile('invoice-worker').waitFor();
    const before = await row();
    await page.keyboard.press('Control+,');
    await window.main.getByRole('radio', { name: 'Compact' }).click();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['density'])).toBe('compact');
    await expect.poll(row).toBeLessThan(before);
    expect(await calls('settings.set')).toEqual([{ density: 'compact' }]);
  });

  test('follow the system’s theme until a person chooses one', async () => {
    const { page } = await open('full', { theme: 'dark' });
    const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
    await expect.poll(theme).toBe('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(theme).toBe('light');
    await page.emulateMedia({ contrast: 'more' });
    await expect.poll(theme).toBe('contrast');
  });

  test('lead to a section by its index, by the badge, and by the palette', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+,');
    await window.button('About').click();
    const inSight = async (name: string) => {
      await expect
        .poll(async () => {
          const box = await window.region(name).boundingBox();
          return box !== null && box.y >= 0 && box.y < 860;
        })
        .toBe(true);
    };
    await inSight('About');
    expect(await window.button('About').getAttribute('aria-current')).toBe('location');
    await page.getByRole('button', { name: 'Keychain: where secrets are' }).click();
    await inSight('Where secrets are');
    await page.keyboard.press('Control+k');
    await window.dialog.getByRole('combobox').fill('clear a copied');
    await page.keyboard.press('Enter');
    await inSight('Limits');
  });

  test('show the clocks, and judge by the one that is chosen', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+,');
    const time = window.region('Time');
    const staging = time.getByRole('row', { name: /login.staging.example/ });
    await staging.waitFor();
    expect(await staging.innerText()).toContain('+1 min 34 s');
    expect(await staging.innerText()).toContain('its tokens');
    expect(await time.getByRole('row', { name: /login.dev.example/ }).innerText()).toContain(
      'within its error',
    );
    await time.getByRole('radio', { name: 'With a fixed offset' }).click();
    await time.getByLabel('Fixed offset (seconds)').fill('-3600');
    await window.button('Save times').click();
    await time.getByText('Saved').first().waitFor();
    const fixed = time.getByRole('row', { name: /With the fixed offset/ });
    expect(await fixed.innerText()).toContain('−1 h');
    expect(await fixed.innerText()).toContain('all tokens');
    expect(await calls('settings.set')).toEqual([
      { clock: 'fixed' },
      { clockOffsetSeconds: -3600, notifyBeforeSeconds: 60 },
    ]);
    expect(await isSeen(page.getByRole('contentinfo').getByText('judged at −1 h'))).toBe(true);
  });

  test('say what went wrong where they cannot be saved, and show what is set', async () => {
    const { page, window, program } = await open();
    await page.keyboard.press('Control+,');
    await window.region('Appearance').waitFor();
    await program.failNext('settings.set', {
      code: 'store.busy',
      message: 'The database is in use.',
      remedy: 'Try again.',
    });
    await window.main.getByRole('radio', { name: 'Dark' }).click();
    await window.region('Appearance').getByRole('alert').getByText('The database is in use.').waitFor();
    expect(await window.main.getByRole('radio', { name: 'As the system' }).isChecked()).toBe(true);
  });

  test('say which Assay this is, where its data is, and under which licences', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+,');
    const about = window.region('About');
    await about.getByText('Assay 0.1.0').waitFor();
    await about.getByText('/home/robin/.local/share/assay', { exact: true }).waitFor();
    await about.getByText(/packages that it is built from/).click();
    expect(await isSeen(about.getByText('Apache-2.0'))).toBe(true);
  });
});

describe('the bars', () => {
  test('lead from a profile to the one of the same name in another environment', async () => {
    const { page, window } = await open();
    await window.start.waitFor();
    await page.getByRole('button', { name: 'Environment dev: go to another' }).click();
    await page.getByRole('menuitemradio', { name: 'prod' }).click();
    await expect.poll(() => window.profile('billing-spa', 'prod').getAttribute('aria-selected')).toBe('true');
    await page.getByRole('button', { name: 'Environment prod: go to another' }).waitFor();
    await page.getByRole('button', { name: 'Back to where you were' }).click();
    await expect.poll(() => window.profile('billing-spa', 'dev').getAttribute('aria-selected')).toBe('true');
  });

  test('say how far the issuer’s clock is, and whether that counts', async () => {
    const { page } = await open();
    const clock = page.getByRole('contentinfo').getByText('issuer clock +0.4 s');
    await clock.waitFor();
    expect(await clock.getAttribute('title')).toContain('so it is not used');
  });

  test('have a title that says where one is, the most particular first', async () => {
    const { page, window } = await open();
    await window.start.waitFor();
    await expect.poll(() => page.title()).toBe('billing-spa · dev · Get token · Assay');
    await page.keyboard.press('Control+i');
    await expect.poll(() => page.title()).toBe('Inspect · Assay');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});

describe('what the window remembers', () => {
  test('is written down once it is left alone, and found again after it was closed', async () => {
    const { page, window, calls, program } = await open();
    await window.start.waitFor();
    await window.profile('invoice-worker').click();
    await window.tab('Wire').click();
    await page.getByRole('separator', { name: 'Resize the sidebar' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(async () => (await calls('window.remember')).at(-1))
      .toMatchObject({
        place: { kind: 'profile', profileId: 'dev/invoice-worker', tab: 'wire' },
        panes: { sidebar: 264 },
        isSidebarOpen: true,
      });
    await program.startAgain();
    await page.reload();
    await expect.poll(() => window.tab('Wire').getAttribute('aria-selected')).toBe('true');
    expect(await window.profile('invoice-worker').getAttribute('aria-selected')).toBe('true');
    await expect.poll(async () => Math.round((await window.sidebar.boundingBox())!.width)).toBe(264);
  });
});
