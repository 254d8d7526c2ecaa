import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { bombs } from '../../core/hostile/texts.ts';
import { compactJws } from '../../support/jwt.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

/** Longest task that a paste may make of the window, milliseconds: on a busy machine too, and far from what hangs. */
const LONGEST_TASK_MS = 2500;

/** Pastes anywhere in the window, and from then on notes how long its tasks are. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ entryTypes: ['longtask'] });
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

const longestTask = (page: Page) =>
  page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms);

/** What stands there in place of a value from outside, as JSON escapes it. */
const RLO = String.raw`\u202e`;

/** The worst of the bombs for a window: many rows, long names, deep values, many parts. */
const WORST = new Set([
  'objects 50,000 deep',
  'a hundred thousand claims',
  'fifty thousand claims twice',
  'claims twice under a long name',
  'half characters under a long name',
  'fifty thousand critical extensions',
  'a hundred thousand audiences',
  'a hundred thousand scopes',
  'a key id of a megabyte',
  'certificates by the thousand',
  'nested actors',
  'a million dots',
  'two megabytes of a good token',
]);

const pasted: readonly (readonly [name: string, text: () => string])[] = [
  ...bombs.filter(([name]) => WORST.has(name)),
  [
    'lists in a list, and very many in the innermost',
    () =>
      compactJws(
        { alg: 'ES256' },
        JSON.parse(`{"a":${'['.repeat(400)}${'1,'.repeat(200_000)}1${']'.repeat(400)}}`),
      ),
  ],
  ['very many tokens', () => `curl ${'-d token=xxxxxxxxxxxxxxxx '.repeat(60_000)}`],
];

describe('hostile text in the window', () => {
  test.each(pasted)('leaves it responsive, and asks nothing of the network: %s', async (_, text) => {
    const { page, window, troubles } = await open('empty');
    await window.tab('Get token').or(window.main.getByRole('heading').first()).first().waitFor();
    await paste(page, text());
    await window.region('Findings').or(window.main.getByText('No token was found').first()).first().waitFor();
    await expect.poll(() => window.main.getByText('Checking').count()).toBe(0);
    expect(await longestTask(page)).toBeLessThan(LONGEST_TASK_MS);
    await window.button('Clear').click();
    expect(await isSeen(window.main.getByText('Nothing pasted yet'))).toBe(true);
    expect(troubles).toEqual([]);
  });

  test('is drawn as text and never run: scripts, handlers, addresses that are scripts', async () => {
    const { page, window, troubles } = await open('empty');
    const script = '<script>window.ran=1</script><img src=x onerror="window.ran=1">';
    await window.inspect(
      compactJws(
        { alg: 'ES256', kid: script, jku: 'javascript:window.ran=1' },
        { iss: 'javascript:window.ran=1', sub: script, [script]: script, __html: script },
      ),
    );
    await window.region('Claims').getByText(script).first().waitFor();
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(await window.main.locator('script, img, iframe, a[href^="javascript:"]').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test('has what cannot be seen written out, and turns nothing that stands beside it', async () => {
    const { window } = await open('empty');
    await window.inspect(
      compactJws(
        { alg: 'ES256', kid: '\u202Ek1' },
        { '\u202Epxe': 4_000_000_000, 'e\u200Bxp': 1, 'exp\0': 2, sub: 'alice\u202Enimda', name: 'שלום' },
      ),
    );
    const claims = window.region('Claims');
    await claims.getByRole('button', { name: `${RLO}pxe`, exact: true }).waitFor();
    await claims.getByRole('button', { name: String.raw`e\u200bxp`, exact: true }).waitFor();
    await claims.getByRole('button', { name: String.raw`exp\u0000`, exact: true }).waitFor();
    await claims.getByText(`alice${RLO}nimda`).waitFor();
    await claims.getByText('שלום').waitFor();
    expect(await isSeen(window.region('Header').getByText(`${RLO}k1`))).toBe(true);
    expect(await window.main.innerText()).not.toContain('\u202E');
  });

  test('of a hundred thousand claims is shown a few at first, and more in steps', async () => {
    const { window } = await open('empty');
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`claim-${index}`, index]));
    await window.inspect(compactJws({ alg: 'ES256' }, many));
    const claims = window.region('Claims');
    await claims.getByRole('button', { name: 'Show 500 claims more, of 1940 claims left' }).click();
    await claims.getByText('claim-559', { exact: true }).waitFor();
    expect(await claims.getByText('claim-560', { exact: true }).count()).toBe(0);
  });
});
