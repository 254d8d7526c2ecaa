import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { isSkipped, skipNote, startSession } from '../../support/keychain-session.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { SHELLS } from './app.ts';

interface Status {
  readonly value?: { readonly remembered?: unknown };
}

describe.skipIf(isSkipped).each(SHELLS)(`after a restart, over $name${skipNote}`, (shell) => {
  test('the window is where a person left it: place, sidebar, panes, size', async () => {
    const session = await startSession({ keyring: 'unlocked' });
    const userDataDir = temporaryFolder('restart');
    const env = Object.fromEntries(
      Object.entries(session.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
    );

    const first = await shell.start({ userDataDir, env });
    await first.page.getByRole('button', { name: 'Start the sandbox' }).click();
    await first.page.getByRole('treeitem', { name: 'sandbox-machine' }).click();
    await first.page.getByRole('tab', { name: /^Wire/ }).click();
    const line = first.page.getByRole('separator', { name: 'Resize the sidebar' });
    await line.focus();
    await first.page.keyboard.press('ArrowRight');
    const width = await line.getAttribute('aria-valuenow');
    if (shell.name === 'chromium') await resizeWindow(first.page, 1000, 700);
    // Written down once it was left alone.
    const left = shell.name === 'chromium' ? 1000 : (expect.any(Number) as number);
    await expect.poll(() => readWindow(userDataDir)).toMatchObject({ width: left });
    await expect.poll(() => remembered(first.page)).toMatchObject({ panes: { sidebar: Number(width) } });
    await first.close();

    const second = await shell.start({ userDataDir, env });
    const { page } = second;
    const wire = page.getByRole('tab', { name: /^Wire/ });
    await wire.waitFor();
    await expect.poll(() => wire.getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => page.title()).toContain('sandbox-machine');
    expect(
      await page.getByRole('separator', { name: 'Resize the sidebar' }).getAttribute('aria-valuenow'),
    ).toBe(width);
    if (shell.name === 'chromium') await expect.poll(() => page.evaluate(() => outerWidth)).toBe(1000);
    await second.close();
  });
});

/** As somebody does who pulls at its corner. */
async function resizeWindow(page: Page, width: number, height: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { windowId } = (await session.send('Browser.getWindowForTarget')) as { windowId: number };
  await session.send('Browser.setWindowBounds', { windowId, bounds: { width, height } });
}

/** What the program would tell the window at its next start. */
function remembered(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { assay } = globalThis as unknown as {
      assay: { invoke(name: string, input: object): Promise<Status> };
    };
    return (await assay.invoke('app.status', {})).value?.remembered;
  });
}

function readWindow(userDataDir: string): unknown {
  try {
    return JSON.parse(readFileSync(join(userDataDir, 'window.json'), 'utf8'));
  } catch {
    return undefined;
  }
}
