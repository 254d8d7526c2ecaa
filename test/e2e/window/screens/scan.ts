import type { OpenWindow } from '../../support/open-window.ts';
import type { ScreenState } from './screen-state.ts';

/** Goes there as a person does: by name. */
export async function goToScan({ page, window }: OpenWindow): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('scan a log');
  await page.getByRole('option', { name: /Scan a log or HAR/ }).waitFor();
  await page.keyboard.press('Enter');
  await window.main.getByRole('heading', { name: 'Scan', level: 1 }).waitFor();
}

export async function chooseFile(
  { window }: OpenWindow,
  name: string,
  text = 'x'.repeat(40_000),
): Promise<void> {
  await window.main
    .getByLabel('A file to scan')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await window.region('What to scan').getByText(name).waitFor();
}

export async function scanned(open: OpenWindow, name = 'app.log'): Promise<void> {
  await goToScan(open);
  await chooseFile(open, name);
  await open.window.button('Scan').click();
}

export const scanStates: readonly ScreenState[] = [
  { name: 'nothing to scan yet', scenario: 'full', go: goToScan },
  {
    name: 'a file is chosen',
    scenario: 'full',
    go: async (open) => {
      await goToScan(open);
      await chooseFile(open, 'gateway-2026-11-26.log');
      await open.window.main.getByRole('radio', { name: 'A profile’s issuer' }).check();
    },
  },
  {
    name: 'under way',
    scenario: 'full',
    go: async (open) => {
      await open.program.slowScans();
      await scanned(open, 'gateway-2026-11-26.log');
      await open.window.main.getByRole('progressbar').waitFor();
      await open.window.main.getByRole('grid', { name: 'Scan' }).waitFor();
    },
  },
  {
    name: 'tokens',
    scenario: 'full',
    go: async (open) => {
      await scanned(open, 'gateway-2026-11-26.log');
      await open.window.main.getByText('Done').waitFor();
      await open.window.main.getByRole('grid', { name: 'Scan' }).waitFor();
    },
  },
  {
    name: 'a hundred thousand tokens, at their end',
    scenario: 'full',
    go: async (open) => {
      await scanned(open, 'huge.log');
      const grid = open.window.main.getByRole('grid', { name: 'Scan' });
      await grid.getByRole('row').nth(3).waitFor();
      await grid.focus();
      await open.page.keyboard.press('End');
      await grid.locator('[aria-rowindex="120001"]:not([aria-busy])').waitFor();
    },
  },
  {
    name: 'broken off',
    scenario: 'full',
    go: async (open) => {
      await open.program.breakScans('finding');
      await scanned(open, 'gateway-2026-11-26.log');
      await open.window.main.getByRole('alert').waitFor();
      await open.window.main.getByRole('grid', { name: 'Scan' }).waitFor();
    },
  },
  {
    name: 'by finding',
    scenario: 'full',
    go: async (open) => {
      await scanned(open, 'gateway-2026-11-26.log');
      await open.window.main.getByText('Done').waitFor();
      await open.window.main.getByRole('radio', { name: 'Findings' }).check();
      await open.window.main.getByRole('grid', { name: 'Findings' }).waitFor();
    },
  },
  {
    name: 'no token in it',
    scenario: 'full',
    go: async (open) => {
      await scanned(open, 'empty.log');
      await open.window.main.getByText('No token is in this file').waitFor();
    },
  },
  {
    name: 'a question before whole tokens are written',
    scenario: 'full',
    go: async (open) => {
      await scanned(open);
      await open.window.main.getByRole('button', { name: 'Export' }).click();
      await open.page.getByRole('menuitem', { name: /CSV with the whole tokens/ }).click();
      await open.window.dialog.waitFor();
    },
  },
];
