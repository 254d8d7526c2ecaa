import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { SHELLS, shoot, signIn } from './app.ts';

const MOST_STOPS = 80;

/** Where the focus is, as a screen reader would say it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
  });
}

/** Presses Tab until the focus is on what is named; never a mouse. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const here = await focused(page);
    if (name.test(here)) return;
    passed.push(here.slice(0, 30));
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(name)}; it came past ${passed.join(' | ')}`);
}

describe.each(SHELLS)('by keyboard alone, over $name', (shell) => {
  test('from the first screen to a token, introspected, revoked, and its exchange looked at', async () => {
    const app = await shell.start();
    const { page } = app;
    await page.getByRole('button', { name: 'Start the sandbox' }).waitFor();
    await tabTo(page, /^Start the sandbox/);
    await page.keyboard.press('Enter');
    await page.getByRole('treeitem', { name: 'sandbox-spa' }).waitFor();
    await page.getByRole('button', { name: 'Get New Access Token' }).waitFor();

    const person = await app.browserPageAfter(() => page.keyboard.press('Control+Enter'));
    await signIn(person);
    await page.getByRole('option', { name: /Access token/ }).waitFor();

    await page.keyboard.press('Control+2');
    await page.getByText('Signature verified').first().waitFor();
    await tabTo(page, /^Introspect$/);
    await page.keyboard.press('Enter');
    await page.getByText('The server says: active.').first().waitFor();
    await shoot(page, 'keyboard-introspected');

    await tabTo(page, /^Revoke$/);
    await page.keyboard.press('Enter');
    await page
      .getByText(/The server says that the token is invalid now/)
      .first()
      .waitFor();

    await page.keyboard.press('Control+3');
    await page.getByText('/revoke').first().waitFor();
    await page.keyboard.press('Control+4');
    await tabTo(page, /^Send/);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('main').innerText(), { timeout: 15_000 })
      .toMatch(/The API (accepted|refused) the token/);
    await app.close();
  });

  test('help opens with Shift+/ and closes with Escape, and the focus is not lost', async () => {
    const app = await shell.start();
    const { page } = app;
    await page.getByRole('button', { name: 'Start the sandbox' }).waitFor();
    await tabTo(page, /^Start the sandbox/);
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => focused(page)).toMatch(/^Start the sandbox/);
    await app.close();
  });
});
