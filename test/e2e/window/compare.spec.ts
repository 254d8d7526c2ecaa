import { describe, expect, test } from 'vitest';
import { fault } from '../../../src/core/faults.ts';
import { compactJws } from '../../support/jwt.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();
const HEADER = { alg: 'ES256', kid: 'k1' };
const one = compactJws(HEADER, {
  iss: 'https://i.example',
  aud: 'a',
  scope: 'read write',
  exp: 1_800_000_000,
});
const same = compactJws(HEADER, {
  aud: ['a'],
  iss: 'https://i.example',
  exp: 1_800_000_000,
  scope: 'write read',
});
const other = compactJws(HEADER, { iss: 'https://i.example', aud: 'b', scope: 'read', exp: 1_800_003_600 });

describe('comparing', () => {
  test('two pasted tokens says what differs, what is only written otherwise, and keeps neither in a query', async () => {
    const { page, window, calls, troubles } = await open();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('Compare two tokens');
    await page.getByRole('option', { name: /^Compare two tokens/ }).click();
    await window.main.getByText('Choose two tokens').waitFor();
    const boxes = window.main.getByRole('textbox');
    await boxes.nth(0).fill(one);
    await boxes.nth(1).fill(same);
    await window.main.getByRole('heading', { name: 'They say the same' }).waitFor();
    const claims = window.region('Claims');
    await claims.getByText('one is a text, the other a list of one').waitFor();
    await claims.getByText('in another order').waitFor();
    await boxes.nth(1).fill(other);
    await window.main.getByRole('heading', { name: 'They differ' }).waitFor();
    await claims.getByText('right is 1 h later').waitFor();
    await window.region('Scopes').getByText('only left').waitFor();
    expect(await calls('tokens.compare')).toHaveLength(2);
    expect(troubles).toEqual([]);
  });

  test('two marked tokens of the table opens them side by side, and back leads to the table', async () => {
    const { page, window, calls } = await open();
    await window.sidebar.getByRole('button', { name: /^All tokens/ }).click();
    const grid = window.main.getByRole('grid', { name: 'All tokens' });
    await grid.focus();
    await page.keyboard.press('Space');
    await window.button('Compare').waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await window.button('Compare').click();
    await window.main.getByRole('heading', { name: 'Compare two tokens' }).waitFor();
    await expect.poll(() => calls('tokens.compare')).toHaveLength(1);
    await page.keyboard.press('Alt+ArrowLeft');
    await grid.waitFor();
  });

  test('shows everything, or differences alone, and swaps the sides', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+2');
    await window.button('More').click();
    await page.getByRole('menuitem', { name: 'Compare with…' }).click();
    await window.main.getByRole('textbox').fill(other);
    await window.main.getByRole('heading', { name: 'They differ' }).waitFor();
    const rows = window.region('Claims').getByRole('row');
    const differing = await rows.count();
    await window.main.getByRole('radio', { name: 'Everything' }).check();
    expect(await rows.count()).toBeGreaterThanOrEqual(differing);
    await window.button('Swap left and right').click();
    await window.region('Left').getByRole('textbox').waitFor();
    await window.main.getByRole('heading', { name: 'They differ' }).waitFor();
    await window.region('Right').getByRole('button', { name: 'Open' }).click();
    await window.region('Life of the token').waitFor();
  });

  test('a pasted token keeps its text while one looks elsewhere, and a text without a token says what to do', async () => {
    const { page, window } = await open();
    await window.inspect(one);
    await window.button('Compare with…').click();
    await window.region('Left').getByRole('textbox').waitFor();
    await window.region('Right').getByRole('textbox').fill('{"no":"token"}');
    await window.main.getByRole('alert').getByText('There is no token in this text.').waitFor();
    await page.keyboard.press('Control+i');
    await window.button('Compare with…').waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    expect(await window.region('Right').getByRole('textbox').inputValue()).toBe('{"no":"token"}');
  });

  test('that fails shows the fault, and a change of the text asks again', async () => {
    const { page, window, program } = await open();
    await page.keyboard.press('Control+2');
    await window.button('More').click();
    await page.getByRole('menuitem', { name: 'Compare with…' }).click();
    await program.failNext('tokens.compare', fault('store.busy', 'Another Assay holds the database.'));
    await window.main.getByRole('textbox').fill(one);
    await window.main
      .getByRole('alert')
      .getByText('Another Assay holds the database.', { exact: true })
      .waitFor();
    await window.main.getByRole('textbox').fill(other);
    expect(await isSeen(window.main.getByRole('heading', { name: 'They differ' }))).toBe(true);
  });
});
