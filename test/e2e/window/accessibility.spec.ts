import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { setTheme, settle } from '../support/open-window.ts';
import { fakeWindow } from './fake-window.ts';
import { SCREENS } from './screens/index.ts';

const open = fakeWindow();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EVERYTHING = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
const DENSE = { type: 'rule', values: ['target-size', 'scrollable-region-focusable'] };

interface Axe {
  configure(spec: object): void;
  run(options: object): Promise<AxeResults>;
}

async function violations(page: Page, runOnly: object): Promise<readonly string[]> {
  // The policy forbids an added script; what Playwright evaluates is not under it.
  await page.evaluate(AXE);
  const results = await page.evaluate((only) => {
    const { axe } = window as unknown as { axe: Axe };
    // A line between panes lies between landmarks: that is what it is.
    axe.configure({ rules: [{ id: 'region', selector: 'body *:not(hr)' }] });
    return axe.run({ runOnly: only });
  }, runOnly);
  return results.violations.map(
    ({ id, impact, nodes }) =>
      `${impact} ${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' ; ')}`,
  );
}

describe('in light, dark and high contrast, axe finds nothing wrong with', () => {
  describe.each(SCREENS)('%s:', (_, states) => {
    test.each(states)('$name', async ({ scenario, go }) => {
      const opened = await open(scenario);
      await go(opened);
      for (const theme of ['light', 'dark', 'contrast'] as const) {
        await setTheme(opened.page, theme);
        await settle(opened.page);
        // Themes are colours: what else axe looks at is the same in each.
        const found = await violations(opened.page, theme === 'light' ? EVERYTHING : COLOURS);
        expect({ theme, found }).toEqual({ theme, found: [] });
      }
      // What is drawn closer can still be hit and reached; its colours are the same.
      await opened.page.evaluate(() => void (document.documentElement.dataset['density'] = 'compact'));
      expect(await violations(opened.page, DENSE)).toEqual([]);
    });
  });
});
