import { describe, expect, test } from 'vitest';
import type { OpenWindow } from '../support/open-window.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

async function tokensOf(opened: OpenWindow) {
  await opened.window.sidebar.getByRole('button', { name: /^All tokens/ }).click();
  const grid = opened.window.main.getByRole('grid', { name: 'All tokens' });
  const first = () => grid.getByRole('row').nth(1).innerText();
  return { grid, first, count: () => grid.getAttribute('aria-rowcount') };
}

describe('all tokens', () => {
  test('say that there are none, and where they come from', async () => {
    const { window } = await open('empty');
    await window.sidebar.getByRole('button', { name: /^All tokens/ }).click();
    expect(await isSeen(window.main.getByText('No tokens yet'))).toBe(true);
    await window.button('Paste a token').click();
    expect(await isSeen(window.region('Paste anything'))).toBe(true);
  });

  test('that cannot be read say why', async () => {
    const { window } = await open('fault');
    await window.sidebar.getByRole('button', { name: /^All tokens/ }).click();
    expect(await isSeen(window.main.getByRole('alert').getByText('cannot be read'))).toBe(true);
  });

  test('are being read', async () => {
    const { window } = await open('hanging');
    await window.sidebar.getByRole('button', { name: /^All tokens/ }).click();
    expect(await isSeen(window.main.getByText('Reading the tokens…'))).toBe(true);
  });

  test('show whose each is and what became of it, and are narrowed and sorted', async () => {
    const opened = await open();
    const { grid, first, count } = await tokensOf(opened);
    const row = grid.getByRole('row', { name: /Access token.*prod/ });
    await row.waitFor();
    expect((await row.getByRole('gridcell').allInnerTexts()).map((text) => text.trim()).slice(1, 8)).toEqual([
      'Access token',
      'billing-spa',
      'prod',
      'billing-spa',
      'alice',
      'invoice:read invoice:pay',
      'live',
    ]);
    await grid.getByRole('button', { name: 'Kind' }).click();
    await expect.poll(first).toContain('Access token');
    await grid.getByRole('button', { name: 'Kind' }).click();
    await expect.poll(first).toContain('Refresh token');
    await opened.window.main.getByRole('searchbox', { name: 'Filter tokens' }).fill('bob staging');
    await expect.poll(count).toBe('2');
    await opened.window.main.getByRole('searchbox').fill('nothing of the kind');
    await opened.window.button('Show all').click();
    await expect.poll(count).toBe('10');
    await opened.window.button(/^Every state/).click();
    await opened.page.getByRole('option', { name: 'revoked' }).click();
    await expect.poll(count).toBe('2');
  });

  test('lead to a token, by press and by key; one without a profile too', async () => {
    const opened = await open();
    const { grid } = await tokensOf(opened);
    await grid.getByText('old profile').first().click();
    await opened.window.region('Life of the token').waitFor();
    const again = await tokensOf(opened);
    await again.grid.focus();
    await opened.page.keyboard.press('Enter');
    await opened.window.region('Claims').waitFor();
    expect(await opened.window.tab('Token').getAttribute('aria-selected')).toBe('true');
  });

  test('are copied and removed by key, and removing says that it is not revocation', async () => {
    const opened = await open();
    const { grid, count } = await tokensOf(opened);
    await grid.focus();
    await opened.page.keyboard.press('Control+c');
    await opened.page.getByText('Copied; cleared from the clipboard in 60 s').first().waitFor();
    expect(await opened.calls('token.copy')).toEqual([{ tokenId: 'access-1', form: 'bare' }]);
    await opened.page.keyboard.press(' ');
    await opened.page.keyboard.press('Shift+ArrowDown');
    await opened.window.main.getByText('2 marked').waitFor();
    await opened.page.keyboard.press('Delete');
    expect(await opened.window.dialog.innerText()).toContain('This is not revocation');
    await opened.window.dialog.getByText('4 recorded exchanges carry any of them').waitFor();
    await opened.window.dialog.getByRole('button', { name: 'Remove here' }).click();
    await expect.poll(count).toBe('8');
    expect(await opened.calls('tokens.remove')).toEqual([{ tokenIds: ['access-1', 'refresh-1'] }]);
  });

  test('take the exchanges that carry them along where that is asked, and stay where it fails', async () => {
    const opened = await open();
    const { grid, count } = await tokensOf(opened);
    await grid.focus();
    await opened.page.keyboard.press(' ');
    await opened.page.keyboard.press('Shift+ArrowDown');
    await opened.page.keyboard.press('Delete');
    const { dialog } = opened.window;
    await dialog.getByLabel('Remove those 4 exchanges too').check();
    await opened.program.failNext('tokens.remove', {
      code: 'store.busy',
      message: 'Another Assay holds the database.',
      remedy: 'Wait a moment and try again.',
    });
    await dialog.getByRole('button', { name: 'Remove here' }).click();
    await dialog.getByRole('alert').getByText('Another Assay holds the database.').waitFor();
    await dialog.getByRole('button', { name: 'Remove here' }).click();
    await expect.poll(count).toBe('8');
    expect((await opened.calls('tokens.remove')).at(-1)).toEqual({
      tokenIds: ['access-1', 'refresh-1'],
      withExchanges: true,
    });
  });

  test('that the filter hides are not removed with the marked ones', async () => {
    const opened = await open();
    const { grid } = await tokensOf(opened);
    await grid.focus();
    await opened.page.keyboard.press('Control+a');
    await opened.window.main.getByText('9 marked').waitFor();
    await opened.window.main.getByRole('searchbox').fill('staging');
    expect(await isSeen(opened.window.main.getByText('1 marked'))).toBe(true);
  });

  test('of ten thousand draw only those in sight, by one clock', async () => {
    const opened = await open('stress');
    const { grid, count } = await tokensOf(opened);
    await grid.getByRole('row').nth(3).waitFor();
    expect(Number(await count())).toBeGreaterThan(10_000);
    expect(await grid.getByRole('row').count()).toBeLessThan(60);
    await grid.focus();
    await opened.page.keyboard.press('End');
    await grid.locator(`[aria-rowindex="${await count()}"]`).waitFor();
    expect(await grid.getByRole('row').count()).toBeLessThan(60);
  });
});
