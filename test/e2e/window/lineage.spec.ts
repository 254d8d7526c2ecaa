import { describe, expect, test } from 'vitest';
import { fault } from '../../../src/core/faults.ts';
import { fakeWindow, isSeen } from './fake-window.ts';
import type { OpenWindow } from '../support/open-window.ts';

const open = fakeWindow();

async function tree({ window }: OpenWindow) {
  await window.sidebar.getByRole('button', { name: /^All tokens/ }).click();
  await window.main.getByRole('radio', { name: 'Lineage' }).check();
  return window.main.getByRole('tree', { name: 'Lineage' });
}

describe('the lineage of tokens', () => {
  test('is a tree that arrows walk, fold and unfold, and Enter opens a token of it', async () => {
    const opened = await open();
    const { page, window, troubles } = opened;
    const lines = (await tree(opened)).getByRole('treeitem');
    const first = lines.filter({ hasText: 'authorization code' }).first();
    await first.waitFor();
    const all = await lines.count();
    await (await tree(opened)).focus();
    const active = () =>
      page.evaluate(() => {
        const id = document.activeElement?.getAttribute('aria-activedescendant');
        return id ? (document.getElementById(id)?.textContent ?? '') : '';
      });
    while (!(await active()).includes('authorization code')) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => lines.count()).toBeLessThan(all);
    expect(await first.getAttribute('aria-expanded')).toBe('false');
    expect(await first.innerText()).toMatch(/1 token, 1 live/);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => lines.count()).toBe(all);
    await page.keyboard.press('ArrowRight');
    await expect.poll(active).toContain('Access token');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(active).toContain('authorization code');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await window.region('Life of the token').waitFor();
    expect(troubles).toEqual([]);
  });

  test('says what became of each, also of one that was removed here, which leads nowhere', async () => {
    const opened = await open();
    const gone = (await tree(opened)).getByRole('treeitem', { name: /removed here/ });
    await gone.click();
    expect(await isSeen(gone)).toBe(true);
    const refreshed = (await tree(opened)).getByRole('treeitem', { name: /^refreshed/ });
    expect(await refreshed.innerText()).toContain('refresh-');
  });

  test('is of one profile where one comes from its token, and of any other that is chosen', async () => {
    const opened = await open();
    const { page, window } = opened;
    await page.keyboard.press('Control+2');
    await window.button('All of this profile').click();
    const lines = window.main.getByRole('tree', { name: 'Lineage' }).getByRole('treeitem');
    await lines.first().waitFor();
    const own = await lines.count();
    await window.main.getByRole('button', { name: /Tokens of/ }).click();
    await page.getByRole('option', { name: 'Every profile' }).click();
    await expect.poll(() => lines.count()).toBeGreaterThan(own);
  });

  test('of ten thousand tokens draws those in sight alone, and End leads to the last', async () => {
    const opened = await open('stress');
    const lines = (await tree(opened)).getByRole('treeitem');
    await lines.first().waitFor();
    expect(await lines.count()).toBeLessThan(100);
    await (await tree(opened)).focus();
    await opened.page.keyboard.press('End');
    await lines.last().waitFor();
    expect(await lines.count()).toBeLessThan(100);
  });

  test('that cannot be read says why', async () => {
    const opened = await open();
    await opened.program.failNext('tokens.lineage', fault('store.busy', 'Another Assay holds the database.'));
    await tree(opened);
    const words = opened.window.main.getByText('Another Assay holds the database.', { exact: true });
    expect(await isSeen(words)).toBe(true);
  });
});
