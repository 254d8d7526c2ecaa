import type { Locator, Page } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { OpenWindow } from '../support/open-window.ts';
import { fakeWindow } from './fake-window.ts';

const open = fakeWindow();

/** The window where the system says which few colours there are (Windows contrast themes): backgrounds carry nothing. */
async function openForced(...given: Parameters<typeof open>): Promise<OpenWindow> {
  const opened = await open(...given);
  await opened.page.emulateMedia({ forcedColors: 'active' });
  onTestFinished(() => opened.page.emulateMedia({ forcedColors: 'none' }));
  return opened;
}

/** Whether what has the focus, the frame around it or the row that it is at shows a ring. */
function hasRing(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return undefined;
    const at = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
    const around = [
      focused,
      focused.parentElement,
      focused.parentElement?.parentElement,
      focused.nextElementSibling,
    ];
    const isRinged = [...around, at].some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    });
    const name = focused.getAttribute('aria-label') ?? focused.textContent.slice(0, 40);
    return isRinged ? undefined : `${focused.tagName} ${name}`;
  });
}

/** What is drawn of an element while nothing points at it and nothing has the focus, once it is drawn alike twice. */
async function picture(page: Page, element: Locator): Promise<Buffer> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const shoot = () => element.screenshot({ animations: 'disabled' });
  let last = await shoot();
  await expect
    .poll(async () => {
      const before = last;
      last = await shoot();
      return last.equals(before);
    })
    .toBe(true);
  return last;
}

/** Whether a row has the bar at its start that says that it is chosen: backgrounds are taken away here. */
function hasBar(row: Locator): Promise<boolean> {
  return row.evaluate((element) => {
    const { content, width, backgroundColor } = getComputedStyle(element, '::before');
    return content !== 'none' && Number.parseFloat(width) >= 3 && backgroundColor !== 'rgba(0, 0, 0, 0)';
  });
}

/** True once an element is drawn otherwise than before the change; throws where it never is. */
async function isDrawnOtherwise(
  page: Page,
  element: Locator,
  change: () => Promise<unknown>,
): Promise<boolean> {
  await element.waitFor();
  const before = await picture(page, element);
  await change();
  await expect.poll(async () => (await picture(page, element)).equals(before)).toBe(false);
  return true;
}

/** How many of these have no icon that is drawn, or no word beside it. */
function withoutIconOrWord(marks: Locator): Promise<number> {
  return marks.evaluateAll(
    (all) =>
      all.filter((mark) => {
        const icon = mark.querySelector('svg');
        const { stroke } = icon ? getComputedStyle(icon) : { stroke: 'none' };
        const isDrawn = icon !== null && icon.getBoundingClientRect().width > 6 && stroke !== 'none';
        return !isDrawn || (mark as HTMLElement).innerText.trim() === '';
      }).length,
  );
}

describe('in forced colours', () => {
  test.each([
    ['Get token', 'Control+1'],
    ['Token', 'Control+2'],
    ['Wire', 'Control+3'],
    ['Call API', 'Control+4'],
    ['Settings', 'Control+,'],
  ])('the focus has a ring wherever Tab comes to: %s', async (_, keys) => {
    const { page, window } = await openForced();
    await page.keyboard.press(keys);
    await window.main.getByRole('heading').first().waitFor();
    const bare: string[] = [];
    for (let stop = 0; stop < 45; stop += 1) {
      await page.keyboard.press('Tab');
      const one = await hasRing(page);
      if (one !== undefined) bare.push(one);
    }
    expect(bare).toEqual([]);
  });

  test('the exchange and the token that are chosen are told from the others', async () => {
    const { page, window } = await openForced();
    await page.keyboard.press('Control+3');
    const row = window.exchange('GET /jwks');
    await row.click();
    await expect.poll(() => hasBar(row)).toBe(true);
    expect(await hasBar(window.exchange('POST /token'))).toBe(false);
    const token = window.sidebar
      .getByRole('listbox', { name: 'Tokens of billing-spa' })
      .getByRole('option')
      .nth(1);
    expect(await isDrawnOtherwise(page, token, () => token.click())).toBe(true);
  });

  test('the profile, the tab and the marked row are told from the others', async () => {
    const { page, window } = await openForced();
    const profile = window.profile('support-cli');
    expect(await isDrawnOtherwise(page, profile, () => profile.click())).toBe(true);
    const tab = window.tab('Wire');
    expect(await isDrawnOtherwise(page, tab, () => tab.click())).toBe(true);
    await page.keyboard.press('Control+k');
    await window.dialog.getByRole('combobox').fill('All tokens');
    await page.keyboard.press('Enter');
    const grid = window.main.getByRole('grid', { name: 'All tokens' });
    const row = grid.getByRole('row').nth(3);
    const isMarkedSeen = await isDrawnOtherwise(page, row.getByRole('gridcell').first(), async () => {
      await grid.focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press(' ');
    });
    expect(isMarkedSeen).toBe(true);
  });

  test('a token’s trust, its findings and the steps of a run keep their icons and words', async () => {
    const { page, window } = await openForced();
    await window.region('What came out').waitFor();
    const steps = window
      .region('Run')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading') });
    expect(await steps.count()).toBeGreaterThan(5);
    expect(await withoutIconOrWord(steps)).toBe(0);
    await page.keyboard.press('Control+2');
    const trust = window.region('Life of the token').getByText('Signature verified');
    await trust.waitFor();
    expect(await withoutIconOrWord(trust)).toBe(0);
    const findings = window.region('Findings').getByRole('heading', { level: 3 });
    await findings.first().waitFor();
    expect(await withoutIconOrWord(window.region('Findings').getByRole('listitem'))).toBe(0);
    expect(await withoutIconOrWord(window.region('Lineage').getByRole('button'))).toBe(0);
  });
});
