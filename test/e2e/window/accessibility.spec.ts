import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { fakeWindow } from './fake-window.ts';
import { SCREENS } from './screens/index.ts';

const open = fakeWindow();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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
  describe.each(SCREENS)('%s:', (_, states) => {
    test.each(states)('$name', async ({ scenario, go }) => {
      const opened = await open(scenario, { theme });
      await go(opened);
      // Let transitions of colour end: axe would measure between two.
      await opened.page.evaluate(async () => {
        const ending = document
          .getAnimations()
          .filter((one) => one.effect?.getTiming().iterations !== Infinity);
        await Promise.all(ending.map((one) => one.finished));
      });
      expect(await violations(opened.page)).toEqual([]);
    });
  });
});
