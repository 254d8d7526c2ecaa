import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

function palette(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Search, run a command, or paste a token' });
  return {
    dialog,
    box: dialog.getByRole('combobox'),
    options: dialog.getByRole('option'),
    option: (name: string | RegExp) => dialog.getByRole('option', { name }),
    /** The option that Enter would choose, as a screen reader hears it. */
    marked: () => dialog.locator('[aria-selected="true"]').innerText(),
  };
}

describe('the palette', () => {
  test('opens by its key, takes what is typed, and Escape gives the focus back', async () => {
    const { page, window } = await open();
    const edit = window.button('Copy the redirect URI');
    await edit.focus();
    await page.keyboard.press('Control+k');
    const { dialog, box } = palette(page);
    await box.waitFor();
    await page.keyboard.type('sett');
    expect(await box.inputValue()).toBe('sett');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await expect.poll(() => edit.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('goes to a profile by a few letters of it, with no mouse, and back by Alt and the arrow', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+k');
    await palette(page).box.waitFor();
    await page.keyboard.type('inv work');
    await expect.poll(palette(page).marked).toContain('invoice-worker');
    await page.keyboard.press('Enter');
    await expect.poll(() => window.profile('invoice-worker').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => window.profile('billing-spa', 'dev').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => window.profile('invoice-worker').getAttribute('aria-selected')).toBe('true');
  });

  test('does what the token’s buttons do, from another tab', async () => {
    const { page, window, calls } = await open();
    await page.getByText('What came out').waitFor();
    await page.keyboard.press('Control+k');
    await palette(page).box.waitFor();
    await page.keyboard.type('introspect');
    await page.keyboard.press('Enter');
    await window.main.getByText('The server says: active.').first().waitFor();
    expect(await calls('token.introspect')).toEqual([{ tokenId: 'access-1' }]);
    expect(await window.tab('Token').getAttribute('aria-selected')).toBe('true');
  });

  test('says why something cannot be done, and does not do it', async () => {
    const { page } = await open();
    await page.getByText('What came out').waitFor();
    await page.keyboard.press('Control+k');
    const { dialog, box, option } = palette(page);
    await box.waitFor();
    await page.keyboard.type('cancel the run');
    const cancel = option(/Cancel the run/);
    await cancel.waitFor();
    expect(await cancel.getAttribute('aria-disabled')).toBe('true');
    expect(await cancel.innerText()).toContain('No run is under way.');
    await page.keyboard.press('Enter');
    expect(await dialog.count()).toBe(1);
  });

  test('moves its mark by arrows, round the ends, and says how many there are', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+k');
    const { box, options, marked } = palette(page);
    await box.waitFor();
    await page.keyboard.type('theme');
    await expect.poll(() => options.count()).toBeGreaterThan(3);
    const first = await marked();
    await page.keyboard.press('ArrowUp');
    await expect.poll(marked).not.toBe(first);
    await page.keyboard.press('ArrowDown');
    await expect.poll(marked).toBe(first);
    expect(await window.spoken()).toMatch(/\d results/);
    const active = await box.getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
  });

  test('sets a theme, and keeps it at the top for the next time', async () => {
    const { page, calls } = await open();
    await page.keyboard.press('Control+k');
    const { dialog, box } = palette(page);
    await box.waitFor();
    await page.keyboard.type('theme dark');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect(await calls('settings.set')).toEqual([{ theme: 'dark' }]);
    await page.keyboard.press('Control+k');
    await dialog.getByRole('group', { name: 'Used last' }).getByText('Theme: dark').waitFor();
  });

  test('takes a pasted token to the inspect screen', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+k');
    await palette(page).box.waitFor();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await window.main.locator('textarea:visible').waitFor();
    expect(await window.main.locator('textarea:visible').inputValue()).toContain('eyJhbGciOiJub25lIn0');
    expect(await palette(page).dialog.count()).toBe(0);
  });

  test('offers to inspect what is typed where that is no search', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+k');
    await palette(page).box.waitFor();
    await page.keyboard.insertText('https://app.example/callback?code=abc');
    await expect.poll(palette(page).marked).toContain('Inspect what you typed');
    await page.keyboard.press('Enter');
    await window.main.locator('textarea:visible').waitFor();
    expect(await window.main.locator('textarea:visible').inputValue()).toContain('code=abc');
  });

  test('says that nothing is called so, and how to look on, also for a long text', async () => {
    const { page } = await open();
    await page.keyboard.press('Control+k');
    const { dialog, box } = palette(page);
    await box.waitFor();
    await page.keyboard.insertText(`nothing-${'x'.repeat(150)}`);
    await dialog.getByText(/Nothing is called “nothing-x/).waitFor();
    const width = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(width).toBe(0);
    await page.keyboard.press('Enter');
    expect(await dialog.count()).toBe(1);
  });

  test('in an empty vault still has the acts of the window', async () => {
    const { page, window } = await open('empty');
    await page.keyboard.press('Control+k');
    const { box, option } = palette(page);
    await box.waitFor();
    await option(/Start the sandbox/).waitFor();
    await page.keyboard.type('new profile');
    await page.keyboard.press('Enter');
    expect(await isSeen(window.main.getByLabel('Issuer'))).toBe(true);
  });

  test('opens for profiles and for environments alone', async () => {
    const { page, window } = await open();
    await page.getByText('What came out').waitFor();
    await page.keyboard.press('Control+p');
    const { dialog, options } = palette(page);
    await dialog.getByRole('combobox', { name: 'Go to a profile' }).waitFor();
    await expect.poll(() => options.count()).toBe(6);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await page.keyboard.press('Control+e');
    await dialog.getByRole('combobox', { name: 'Go to an environment' }).waitFor();
    await page.keyboard.type('prod');
    await page.keyboard.press('Enter');
    await expect.poll(() => window.profile('billing-spa', 'prod').getAttribute('aria-selected')).toBe('true');
  });
});

describe('keys', () => {
  test('lead to the address of the screen, and select it', async () => {
    const { page, window } = await open();
    await window.tab('Call API').click();
    await window.main.getByRole('textbox', { name: 'Address' }).waitFor();
    await page.keyboard.press('Control+l');
    expect(
      await window.main
        .getByRole('textbox', { name: 'Address' })
        .evaluate((field) => field === document.activeElement),
    ).toBe(true);
  });

  test('close what is open: a profile to the start, the rest to where one was', async () => {
    const { page, window } = await open();
    await window.start.waitFor();
    await page.keyboard.press('Control+,');
    await window.main.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.keyboard.press('Control+w');
    await window.start.waitFor();
    await page.keyboard.press('Control+w');
    expect(await isSeen(window.button('Discover'))).toBe(true);
  });

  test('that mean nothing here say so, and print and bookmark nothing', async () => {
    const { page } = await open('empty');
    await page.keyboard.press('Control+2');
    expect(await isSeen(page.getByText('Open a profile first.'))).toBe(true);
  });

  test('are all in the list that Shift and ? open', async () => {
    const { page, window } = await open();
    await window.start.waitFor();
    await page.keyboard.press('Shift+?');
    await window.dialog.getByText('Search, or run a command').waitFor();
    const keys = await window.dialog.locator('kbd').allInnerTexts();
    expect(keys).toContain('Ctrl K');
    expect(keys).toContain('Alt ←');
    expect(new Set(keys).size).toBe(keys.length);
  });
});
