import { describe, expect, test } from 'vitest';
import { fakeWindow } from './fake-window.ts';

const open = fakeWindow();

describe('the tabs of a profile', () => {
  test('are one stop for Tab; the arrows, Home and End open the tab they go to, round the ends', async () => {
    const { page, window } = await open();
    const tabs = page.getByRole('tablist', { name: /billing-spa/ }).getByRole('tab');
    const now = () =>
      tabs.evaluateAll((all: HTMLElement[]) => ({
        focus: all.findIndex((tab) => tab === document.activeElement),
        open: all.findIndex((tab) => tab.ariaSelected === 'true'),
        stops: all.flatMap((tab, at) => (tab.tabIndex === 0 ? [at] : [])),
      }));
    const all = (at: number) => ({ focus: at, open: at, stops: [at] });
    await window.tab('Get token').focus();
    for (const [key, at] of [
      ['ArrowLeft', 3],
      ['ArrowRight', 0],
      ['ArrowRight', 1],
      ['End', 3],
      ['Home', 0],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(now).toEqual(all(at));
    }
    // A tab opened by its own keys takes a focus in the list along.
    await page.keyboard.press('Control+3');
    await expect.poll(now).toEqual(all(2));
    expect(await window.tab('Wire').evaluate((tab) => tab.matches(':focus-visible'))).toBe(true);
    // With a modifier the key is another's: back to where the window was.
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(now).toEqual(all(0));
  });

  test('name their panel and are named by it', async () => {
    const { page, window } = await open();
    await window.tab('Call API').click();
    const panel = page.getByRole('tabpanel', { name: 'Call API' });
    await panel.waitFor();
    expect(await window.tab('Call API').getAttribute('aria-controls')).toBe(await panel.getAttribute('id'));
    expect(await window.tab('Wire').getAttribute('aria-controls')).toBeNull();
  });
});
