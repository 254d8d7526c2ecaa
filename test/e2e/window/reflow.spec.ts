import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { SELECTIVE } from '../../support/layered-tokens.ts';
import { inspectExample } from './screens/inspect.ts';
import { fakeWindow } from './fake-window.ts';
import type { OpenWindow } from '../support/open-window.ts';

const open = fakeWindow();

/** By how much the page, and its content, are wider than what is seen of them. */
function overflow(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const content = document.getElementById('content')!;
    const panel = content.querySelector('[role="tabpanel"]') ?? content;
    return [document.documentElement, content, panel].map((one) => one.scrollWidth - one.clientWidth);
  });
}

/** Text that is cut off with no sign of it: neither dots nor a way to scroll to the rest. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isCut = (one: HTMLElement): boolean => {
      const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(one);
      if (clipPath !== 'none' || textOverflow === 'ellipsis') return false;
      const isWide = overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1;
      const isHigh = overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1;
      return isWide || isHigh;
    };
    return [...document.querySelectorAll<HTMLElement>('#root *')]
      .filter((one) => one.innerText?.trim() && isCut(one))
      .map((one) => `${one.className}: ${one.innerText.slice(0, 40)}`);
  });
}

const SCREENS: readonly (readonly [string, (opened: OpenWindow) => Promise<unknown>])[] = [
  ['Get token', ({ window }) => window.start.waitFor()],
  [
    'Token',
    async ({ page, window }) => {
      await page.keyboard.press('Control+2');
      await window.main.getByText('Signature verified').first().waitFor();
    },
  ],
  [
    'New profile',
    async ({ page, window }) => {
      await page.keyboard.press('Control+n');
      await window.main.getByText('APIs').click();
      await window.button('Add an API').click();
      await window.main.getByText('Advanced').click();
      await window.button('Save').click();
      await window.main.getByText('Some fields need a look').waitFor();
    },
  ],
  [
    'Call API',
    async ({ page, window }) => {
      await page.keyboard.press('Control+4');
      await window.main.getByRole('textbox', { name: 'Address' }).waitFor();
    },
  ],
  [
    'Inspect',
    async ({ page, window }) => {
      await page.keyboard.press('Control+i');
      await window.main.locator('textarea').waitFor();
    },
  ],
  [
    'Layers of a token',
    async ({ window }) => {
      await window.inspect(SELECTIVE);
      await window.main.getByRole('treeitem', { name: /role/ }).click();
      await window.region('Disclosed: role').waitFor();
    },
  ],
  [
    'Inspect at another time',
    async (opened) => {
      await inspectExample(opened);
      await opened.window.button('What if it were another time').click();
      await opened.window.button('Tomorrow, 14:00').click();
    },
  ],
  [
    'Compare',
    async (opened) => {
      await inspectExample(opened);
      await opened.window.button('Compare with…').click();
      await opened.window
        .region('Right')
        .getByRole('textbox')
        .fill('eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.');
      await opened.window.main.getByRole('heading', { name: 'They differ' }).waitFor();
    },
  ],
  [
    'Make a token',
    async (opened) => {
      await inspectExample(opened);
      await opened.window.button('Edit and sign a copy…').click();
      await opened.window.button('Sign').click();
      await opened.window.region('The token').getByText('Made here', { exact: true }).waitFor();
    },
  ],
  [
    'Settings',
    async ({ page, window }) => {
      await page.keyboard.press('Control+,');
      await window.region('About').waitFor();
    },
  ],
];

describe.each(SCREENS)('the screen %s', (_, go) => {
  test('fits in 320 CSS pixels with nothing to scroll sideways (WCAG 1.4.10)', async () => {
    const opened = await open('full', { viewport: { width: 320, height: 640 } });
    await opened.window.main.waitFor();
    await go(opened);
    expect(await overflow(opened.page)).toEqual([0, 0, 0]);
  });

  test('has text of twice the size with nothing cut off (WCAG 1.4.4)', async () => {
    const opened = await open('full', { viewport: { width: 1280, height: 860 } });
    await opened.window.main.waitFor();
    await go(opened);
    await opened.page.evaluate(() => void (document.documentElement.style.fontSize = '200%'));
    expect(await overflow(opened.page)).toEqual([0, 0, 0]);
    expect(await cutOff(opened.page)).toEqual([]);
  });
});

test('in a narrow window the sidebar takes the place of the content until something is chosen', async () => {
  const { page, window } = await open('full', { viewport: { width: 320, height: 640 } });
  await window.main.waitFor();
  expect(await window.sidebar.count()).toBe(0);
  await page.getByRole('button', { name: 'Show the sidebar' }).click();
  await window.profile('invoice-worker').click();
  await expect.poll(() => window.sidebar.count()).toBe(0);
  await expect.poll(() => page.title()).toContain('invoice-worker');
});

test('in a window of half the width the form of a new profile keeps its width: what it leads to goes under it', async () => {
  const { page, window } = await open('full', { viewport: { width: 700, height: 900 } });
  await window.main.waitFor();
  await page.keyboard.press('Control+n');
  const name = await window.main.getByLabel('Name', { exact: true }).boundingBox();
  const next = await window.region('Run').boundingBox();
  expect(name?.width).toBeGreaterThan(200);
  expect(next?.y).toBeGreaterThan(name?.y ?? Infinity);
});
