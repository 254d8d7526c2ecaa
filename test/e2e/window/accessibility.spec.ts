import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../support/fake-window/fake-bridge.ts';
import type { WindowPage } from '../support/window-page.ts';
import { fakeWindow } from './fake-window.ts';

const open = fakeWindow();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Go = (page: Page, window: WindowPage) => Promise<unknown>;
const SCREENS: readonly (readonly [name: string, scenario: Scenario, go: Go])[] = [
  ['start', 'empty', (_, window) => window.button('Start the sandbox').waitFor()],
  [
    'vault locked',
    'locked',
    (page) => page.getByRole('button', { name: 'Try the keychain again' }).waitFor(),
  ],
  ['a fault', 'fault', (_, window) => window.main.getByRole('alert').waitFor()],
  [
    'get token, done',
    'full',
    (_, window) => window.region('What came out').getByText('Signature verified').first().waitFor(),
  ],
  [
    'get token, waiting',
    'full',
    async (_, window) => {
      await window.start.click();
      await window.button('Open again').waitFor();
      await window.step('Make the authorization request').getByText('Details').click();
    },
  ],
  ['get token, failed', 'failed_run', (_, window) => window.main.getByRole('alert').waitFor()],
  [
    'token',
    'full',
    async (page, window) => {
      await page.keyboard.press('Control+2');
      await window.region('Findings').getByText('checks passed').click();
    },
  ],
  [
    'opaque token',
    'full',
    async (page, window) => {
      await window.profile('invoice-worker').click();
      await page.keyboard.press('Control+2');
      await window.button('Ask the server').click();
      await window.region('Introspect').getByText('Details').click();
    },
  ],
  [
    'a question',
    'full',
    async (page, window) => {
      await window.profile('billing-spa', 'prod').click();
      await page.keyboard.press('Control+2');
      await window.button('Revoke').click();
      await window.dialog.waitFor();
    },
  ],
  [
    'wire',
    'full',
    async (page, window) => {
      await page.keyboard.press('Control+3');
      await window.exchange('POST /token').click();
    },
  ],
  [
    'call',
    'full',
    async (page, window) => {
      await page.keyboard.press('Control+4');
      await window.main.getByRole('button', { name: 'Send' }).click();
      await window.main.getByText('in words').waitFor();
    },
  ],
  [
    'an open list',
    'full',
    async (page, window) => {
      await page.keyboard.press('Control+4');
      await window
        .region('Call an API')
        .getByRole('button', { name: /Invoices/ })
        .click();
      await page.getByRole('option', { name: /Pay an invoice/ }).waitFor();
    },
  ],
  [
    'inspect',
    'full',
    async (_, window) => {
      await window.inspect('eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.');
      await window.region('Findings').getByRole('heading').nth(1).waitFor();
    },
  ],
  [
    'profile form, with problems',
    'full',
    async (_, window) => {
      await window.sidebar.getByRole('button', { name: 'New profile' }).click();
      await window.button('Add an API').click();
      await window.main.getByText('Advanced').click();
      await window.button('Save').click();
    },
  ],
  [
    'settings',
    'full',
    (page, window) => page.keyboard.press('Control+,').then(() => window.region('About').waitFor()),
  ],
  ['shortcuts', 'full', (page, window) => page.keyboard.press('Shift+?').then(() => window.dialog.waitFor())],
];

async function violations(page: Page): Promise<readonly string[]> {
  // The policy forbids an added script; what Playwright evaluates is not under it.
  await page.evaluate(AXE);
  const results = await page.evaluate((values) => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    return axe.run({ runOnly: { type: 'tag', values } });
  }, TAGS);
  return results.violations.map(
    ({ id, impact, nodes }) =>
      `${impact} ${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' ; ')}`,
  );
}

describe.each(['light', 'dark', 'contrast'] as const)('in %s, axe finds nothing wrong with', (theme) => {
  test.each(SCREENS)('%s', async (_, scenario, go) => {
    const { page, window } = await open(scenario, { theme });
    await go(page, window);
    // Let transitions of colour end: axe would measure between two.
    await page.evaluate(async () => {
      const ending = document
        .getAnimations()
        .filter((one) => one.effect?.getTiming().iterations !== Infinity);
      await Promise.all(ending.map((one) => one.finished));
    });
    expect(await violations(page)).toEqual([]);
  });
});
