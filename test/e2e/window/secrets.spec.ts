import { describe, expect, test } from 'vitest';
import { fakeWindow, isSeen } from './fake-window.ts';
import type { Scenario } from '../../support/fake-window/fake-bridge.ts';

const open = fakeWindow();

async function openPanel(scenario: Scenario = 'full') {
  const opened = await open(scenario);
  await opened.page.keyboard.press('Control+,');
  return { ...opened, panel: opened.window.region('Where secrets are') };
}

describe('the panel that says where secrets are', () => {
  test('counts what is kept, how old it is, how many bytes are sealed, and where the key is', async () => {
    const { panel } = await openPanel();
    const row = panel.getByRole('row', { name: /^Exchanges/ });
    expect(await row.innerText()).toMatch(/214\s+12 days ago\s+1\.4 MB/);
    const words = await panel.innerText();
    for (const part of ['/assay.db', 'with its journal', 'AES-256-GCM', 'wrapped by a key', 'In clear']) {
      expect(words).toContain(part);
    }
  });

  test('names each secret, when it was set and the only places it goes to, and never its value', async () => {
    const { panel } = await openPanel();
    const secrets = panel.getByRole('list', { name: 'Secrets of profiles' });
    expect(await secrets.innerText()).toMatch(
      /invoice-worker[^]*set [^]* ago, sealed in the database[^]*goes only to/,
    );
  });

  test('of an empty vault says so, and offers nothing to remove', async () => {
    const { panel } = await openPanel('empty');
    await panel.getByText('No profile has a client secret or a private key.').waitFor();
    expect(await panel.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
  });

  test('of a locked vault says why nothing can be counted', async () => {
    const { panel, calls } = await openPanel('locked');
    await panel.getByText('cannot be counted').waitFor();
    expect(await calls('vault.inventory')).toEqual([]);
  });

  test('says where counting failed, and counts again', async () => {
    const { panel, page } = await openPanel('fault');
    await panel.getByRole('alert').getByText('cannot be read').waitFor();
    await panel.getByRole('button', { name: 'Count again' }).click();
    expect(await isSeen(panel.getByRole('alert'))).toBe(true);
    expect(await page.title()).not.toBe('');
  });

  test('says that it is counting while it is', async () => {
    const { panel } = await openPanel('hanging');
    expect(await isSeen(panel.getByText('Counting what is kept…'))).toBe(true);
  });
});

describe('removing', () => {
  test('asks which, says that it is no revocation, and how many went', async () => {
    const { window, panel, calls } = await openPanel();
    await panel.getByRole('button', { name: /^Remove Tokens/ }).click();
    await window.dialog.getByText('Removing is not revoking').waitFor();
    await window.dialog.getByRole('radio', { name: 'All of them' }).check({ force: true });
    await window.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await window
      .toast(/Removed: \d+ tokens, 214 exchanges\. Their sealed bytes have left the file\./)
      .waitFor();
    expect(await calls('vault.purge')).toEqual([{ kind: 'tokens' }, { kind: 'exchanges' }]);
    expect(await isSeen(panel.getByRole('row', { name: /^Tokens/ }).getByText('none'))).toBe(true);
  });

  test('what is older takes a number of days, and refuses one that is none', async () => {
    const { window, panel, calls } = await openPanel();
    await panel.getByRole('button', { name: /^Remove Runs/ }).click();
    const days = window.dialog.getByLabel('Older than (days)');
    await days.fill('0');
    await window.dialog.getByText('A whole number from 1 to 3650.').waitFor();
    await window.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    expect(await calls('vault.purge')).toEqual([]);
    await days.fill('7');
    await window.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => calls('vault.purge')).toHaveLength(1);
    const [asked] = (await calls('vault.purge')) as { kind: string; beforeMs: number }[];
    expect(asked?.kind).toBe('runs');
    expect(Math.abs(Date.now() - 7 * 86_400_000 - (asked?.beforeMs ?? 0))).toBeLessThan(3_600_000);
  });

  test('that fails says why, and the question stays', async () => {
    const { window, panel, program } = await openPanel();
    await program.failNext('vault.purge', {
      code: 'store.busy',
      message: 'Another Assay holds the database.',
      remedy: 'Wait.',
    });
    await panel.getByRole('button', { name: /^Remove Exchanges/ }).click();
    await window.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    expect(await isSeen(window.dialog.getByRole('alert').getByText('holds the database'))).toBe(true);
  });
});

describe('removing a token', () => {
  test('says how many exchanges carry it, and takes them along only where that is ticked', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+2');
    await window.button('More').click();
    await page.getByRole('menuitem', { name: 'Remove from Assay…' }).click();
    await window.dialog.getByText('3 recorded exchanges carry it').waitFor();
    await window.dialog.getByLabel('Remove those 3 exchanges too').check();
    await window.dialog.getByRole('button', { name: 'Remove it here' }).click();
    await expect.poll(() => window.dialog.count()).toBe(0);
    expect(await calls('token.remove')).toEqual([{ tokenId: 'access-1', withExchanges: true }]);
  });

  test('that fails says why in the question', async () => {
    const { page, window, program } = await open();
    await page.keyboard.press('Control+2');
    await program.failNext('token.remove', {
      code: 'store.busy',
      message: 'Another Assay holds the database.',
      remedy: 'Wait.',
    });
    await window.button('More').click();
    await page.getByRole('menuitem', { name: 'Remove from Assay…' }).click();
    await window.dialog.getByRole('button', { name: 'Remove it here' }).click();
    expect(await isSeen(window.dialog.getByRole('alert').getByText('holds the database'))).toBe(true);
  });
});
