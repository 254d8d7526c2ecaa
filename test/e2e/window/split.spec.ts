import { describe, expect, test } from 'vitest';
import { fakeWindow } from './fake-window.ts';

const open = fakeWindow();

describe('the line between two panes', () => {
  test('is moved by the keyboard, says its value, and stops where a pane would vanish', async () => {
    const { page, window } = await open();
    const line = page.getByRole('separator', { name: 'Resize the sidebar' });
    await line.focus();
    const width = async () => Math.round((await window.sidebar.boundingBox())!.width);
    expect(await width()).toBe(248);
    await page.keyboard.press('ArrowRight');
    await expect.poll(width).toBe(264);
    expect(await line.getAttribute('aria-valuenow')).toBe('264');
    await page.keyboard.press('Home');
    await expect.poll(width).toBe(150);
    await page.keyboard.press('End');
    await expect.poll(width).toBe(Number(await line.getAttribute('aria-valuemax')));
  });

  test('is dragged, and a double click puts it back', async () => {
    const { page, window } = await open();
    const line = page.getByRole('separator', { name: 'Resize the sidebar' });
    const width = async () => Math.round((await window.sidebar.boundingBox())!.width);
    await line.waitFor();
    await page.mouse.move(248, 500);
    await page.mouse.down();
    await page.mouse.move(320, 500);
    await page.mouse.up();
    await expect.poll(width).toBe(320);
    await page.mouse.move(100, 500);
    await expect.poll(width).toBe(320);
    await line.dblclick({ position: { x: 0, y: 400 } });
    await expect.poll(width).toBe(248);
  });

  test('leaves what is in the other pane as it was when the sidebar goes and comes', async () => {
    const { page, window } = await open();
    await window.tab('Call API').click();
    await page.keyboard.press('Control+i');
    await window.main.locator('textarea:focus').waitFor();
    await page.keyboard.type('a text');
    await page.keyboard.press('Control+b');
    await expect.poll(() => window.sidebar.count()).toBe(0);
    expect(await window.main.locator('textarea').inputValue()).toBe('a text');
    expect(await window.main.locator('textarea:focus').count()).toBe(1);
  });

  test('gives way in a narrow window, so that the content keeps its place', async () => {
    const { window } = await open('full', { viewport: { width: 640, height: 800 } });
    await window.sidebar.waitFor();
    expect((await window.main.boundingBox())!.width).toBeGreaterThanOrEqual(440);
  });
});
