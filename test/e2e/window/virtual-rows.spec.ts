import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../../src/chromium/browser/find-browser.ts';
import { type HarnessServer, startHarness } from '../../support/fake-window/harness-server.ts';

let server: HarnessServer;
let browser: Browser;

beforeAll(async () => {
  const found = findBrowser();
  if ('reason' in found) throw new Error(found.reason);
  server = await startHarness();
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: found.path, args });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function lists(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(message.text());
  });
  await page.goto(`${server.url}lists.html`);
  return page;
}

/** The name and place of the row that the keyboard is at, as a screen reader finds them. */
function active(page: Page): Promise<string> {
  return page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    const row = document.getElementById(id);
    if (!row) return 'none';
    const place = row.getAttribute('aria-posinset') ?? row.getAttribute('aria-rowindex') ?? '';
    return `${row.innerText.split('\n').at(-1)} ${place}`;
  });
}

describe('a table of 10,000 rows', () => {
  test('draws only what is in sight, and says how many there are', async () => {
    const page = await lists();
    const grid = page.getByRole('grid', { name: 'Table' });
    await grid.getByRole('row', { name: 'row-1 a-1' }).waitFor();
    expect(await grid.getByRole('row').count()).toBeLessThan(40);
  });

  test('is gone through by arrows, pages, ends and letters', async () => {
    const page = await lists();
    await page.getByRole('grid', { name: 'Table' }).focus();
    for (const [key, row] of [
      ['ArrowDown', 'a-1 3'],
      ['PageDown', 'a-7 9'],
      ['End', 'j-9999 10001'],
      ['c', 'c-2000 2002'],
      ['ArrowUp', 'b-1999 2001'],
      ['Home', 'a-0 2'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => active(page)).toBe(row);
    }
  });

  test('keeps its place for a screen reader when it is scrolled away by the wheel', async () => {
    const page = await lists();
    const grid = page.getByRole('grid', { name: 'Table' });
    await grid.focus();
    await grid.evaluate((element) => element.scrollTo({ top: 100_000 }));
    await grid.getByText('d-3333', { exact: true }).waitFor();
    expect(await active(page)).toBe('a-0 2');
    await page.keyboard.press('ArrowDown');
    await grid.getByText('a-1', { exact: true }).waitFor();
  });

  test('opens by Enter, marks by Space, Shift with arrows and Ctrl+A, and unmarks by Escape', async () => {
    const page = await lists();
    const grid = page.getByRole('grid', { name: 'Table' });
    expect(await grid.getAttribute('aria-rowcount')).toBe('10001');
    await grid.focus();
    await expect.poll(() => active(page)).toBe('a-0 2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('opened row-1,').waitFor();
    await page.keyboard.press(' ');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('marked row-1 row-2 row-3 of 3').waitFor();
    await page.keyboard.press('Control+a');
    await page.getByText('of 10000').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('of 0').waitFor();
  });

  test('the last row is not under the head when going up to it', async () => {
    const page = await lists();
    const grid = page.getByRole('grid', { name: 'Table' });
    await grid.focus();
    await page.keyboard.press('End');
    await expect.poll(() => active(page)).toBe('j-9999 10001');
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowUp');
    const row = await grid.getByRole('row', { name: 'row-9987' }).boundingBox();
    const head = await grid.getByRole('row', { name: 'Id Name' }).boundingBox();
    expect(row?.y).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0));
  });

  test('is marked and opened by the mouse, with Shift up to a row, and sorted by its head', async () => {
    const page = await lists();
    const grid = page.getByRole('grid', { name: 'Table' });
    const box = (name: string) => grid.getByRole('row', { name }).getByRole('gridcell').first();
    await box('row-1 a-1').click();
    await box('row-4 a-4').click({ modifiers: ['Shift'] });
    await page.getByText('marked row-1 row-2 row-3 row-4 of 4').waitFor();
    await grid.getByRole('button', { name: 'Name' }).click();
    await page.getByText('opened sort name,').waitFor();
    await grid.getByText('a-3', { exact: true }).click();
    await page.getByText('opened row-3,').waitFor();
    await grid.getByRole('checkbox', { name: 'Mark all' }).check();
    await page.getByText('of 10000').waitFor();
    expect(await grid.getByRole('row', { selected: true }).count()).toBeGreaterThan(5);
  });
});

describe('a table of rows that come in pages', () => {
  test('says how many there are and where each stands; what is not here yet is busy, and comes', async () => {
    const page = await lists();
    const grid = page.getByRole('grid', { name: 'Pages' });
    expect(await grid.getAttribute('aria-rowcount')).toBe('100001');
    await grid.focus();
    await page.keyboard.press('End');
    await expect.poll(() => active(page)).toBe('… 100001');
    const last = grid.locator('[aria-rowindex="100001"]');
    expect(await last.getAttribute('aria-busy')).toBe('true');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Let them come' }).click();
    await expect.poll(() => active(page)).not.toBe('… 100001');
    await grid.focus();
    expect(await active(page)).toBe('up 99999 100001');
    expect(await last.getAttribute('aria-busy')).toBeNull();
    await page.keyboard.press('Enter');
    await page.getByText('opened 99999,').waitFor();
    expect(await grid.getByRole('row').count()).toBeLessThan(40);
  });

  test('opens by Enter the row that the keyboard is at, also where the wheel has left it and its page behind', async () => {
    const page = await lists();
    const grid = page.getByRole('grid', { name: 'Pages' });
    await grid.focus();
    await grid.evaluate((element) => element.scrollTo({ top: 100_000 }));
    await grid.locator('[aria-rowindex="3334"]').waitFor();
    await page.getByRole('button', { name: 'Let them come' }).click();
    await grid.focus();
    await expect.poll(() => active(page)).toBe('… 2');
    await page.keyboard.press('Enter');
    await expect.poll(() => grid.evaluate((element) => element.scrollTop)).toBe(0);
    await page.getByRole('button', { name: 'Let them come' }).click();
    await grid.focus();
    await expect.poll(() => active(page)).toBe('up 0 2');
  });

  test('begins at the top where the order is another', async () => {
    const page = await lists();
    const grid = page.getByRole('grid', { name: 'Pages' });
    await grid.focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await grid.getByRole('button', { name: 'Name' }).click();
    await grid.getByText('down 0', { exact: true }).waitFor();
    await grid.focus();
    await expect.poll(() => active(page)).toBe('down 0 2');
  });
});
