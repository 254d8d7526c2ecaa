import { describe, expect, test } from 'vitest';
import type { OpenWindow } from '../support/open-window.ts';
import { fakeWindow, isSeen } from './fake-window.ts';
import { chooseFile, goToScan, scanned } from './screens/scan.ts';

const open = fakeWindow();

const grid = ({ window }: OpenWindow, name = 'Scan') => window.main.getByRole('grid', { name, exact: true });

/** Drops files on an element as a person does. */
async function drop(
  { page }: OpenWindow,
  selector: string,
  name: string | readonly string[],
  size: number,
): Promise<void> {
  await page.locator(selector).evaluate(
    (element, file) => {
      const data = new DataTransfer();
      for (const one of file.names) data.items.add(new File(['x'.repeat(file.size)], one));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    { names: typeof name === 'string' ? [name] : [...name], size },
  );
}

describe('before a scan', () => {
  test('the window says what can be scanned', async () => {
    const opened = await open();
    await goToScan(opened);
    expect(await isSeen(opened.window.main.getByText('Find every token in a file'))).toBe(true);
  });

  test('a dropped file is named with its size, and nothing is read or fetched before Scan is pressed', async () => {
    const opened = await open();
    await goToScan(opened);
    await drop(opened, 'main h1', 'trace.har', 3_000_000);
    expect(await opened.window.region('What to scan').innerText()).toContain('trace.har');
    expect(await opened.window.region('What to scan').innerText()).toContain('2.9 MB');
    expect(await opened.calls('scan.begin')).toEqual([]);
  });

  test('of several dropped files the first is taken, and that is said', async () => {
    const opened = await open();
    await goToScan(opened);
    await drop(opened, 'main h1', ['a.log', 'b.log', 'c.log'], 1000);
    expect(await isSeen(opened.window.region('What to scan').getByText('a.log'))).toBe(true);
    expect(await isSeen(opened.page.getByText(/only a\.log was taken/).first())).toBe(true);
  });

  test('a file that is too large for Inspect is scanned instead', async () => {
    const opened = await open();
    await opened.page.keyboard.press('Control+i');
    await opened.window.main.getByText('Nothing pasted yet').waitFor();
    await drop(opened, 'main textarea', 'large.log', 5_000_000);
    expect(await isSeen(opened.window.region('What to scan').getByText('large.log'))).toBe(true);
  });

  test('a choice of trust that is not complete cannot be scanned with', async () => {
    const opened = await open();
    await goToScan(opened);
    await chooseFile(opened, 'app.log');
    await opened.window.main.getByRole('radio', { name: 'A JWKS address' }).check();
    expect(await opened.window.button('Scan').isDisabled()).toBe(true);
    await opened.window.main
      .getByRole('textbox', { name: 'JWKS address' })
      .fill('https://issuer.example/jwks');
    await opened.window.button('Scan').click();
    await grid(opened).waitFor();
    expect(await opened.calls('scan.begin')).toEqual([
      { name: 'app.log', totalBytes: 40_000, jwksUrl: 'https://issuer.example/jwks' },
    ]);
  });

  test('a scan whose keys do not come is stopped, which is no fault, and can be begun again', async () => {
    const opened = await open();
    await opened.program.holdScan();
    await goToScan(opened);
    await chooseFile(opened, 'app.log');
    await opened.window.button('Scan').click();
    await opened.window.button('Cancel').click();
    await expect.poll(() => opened.window.main.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
    expect(await opened.window.main.getByRole('alert').count()).toBe(0);
    await opened.window.button('Scan').click();
    await grid(opened).waitFor();
  });

  test('a scan that cannot begin says why, and can be tried again', async () => {
    const opened = await open();
    await goToScan(opened);
    await chooseFile(opened, 'app.log');
    await opened.program.failNext('scan.begin', {
      code: 'network.timeout',
      message: 'Nobody answers there.',
      remedy: 'Check the address.',
    });
    await opened.window.button('Scan').click();
    await opened.window.main.getByRole('alert').getByText('Nobody answers there.').waitFor();
    await opened.window.button('Scan').click();
    expect(await isSeen(grid(opened))).toBe(true);
  });
});

describe('a scan', () => {
  test('is given the whole file, in order, and ends', async () => {
    const opened = await open();
    await goToScan(opened);
    const text = Array.from({ length: 200_000 }, (_, at) => `line ${at}\n`).join('');
    await chooseFile(opened, 'app.log', text);
    await opened.page.keyboard.press('Control+Enter');
    await opened.window.main.getByText('Done').waitFor();
    const pushed = (await opened.calls('scan.push')) as readonly { readonly bytes: string }[];
    expect(pushed.length).toBeGreaterThan(2);
    expect(Buffer.concat(pushed.map(({ bytes }) => Buffer.from(bytes, 'base64'))).toString()).toBe(text);
    expect(await opened.calls('scan.end')).toHaveLength(1);
    expect(await opened.window.spoken()).toContain('The scan has ended: 420 tokens');
  });

  test('says how far it is, and is cancelled at once', async () => {
    const opened = await open();
    await opened.program.slowScans();
    await scanned(opened);
    await opened.window.main.getByRole('progressbar', { name: 'Scanning app.log' }).waitFor();
    await opened.window.button('Cancel').click();
    await opened.window.main.getByText('Cancelled: what was found until then is here').waitFor();
    expect(await isSeen(opened.window.button('Scan again'))).toBe(true);
    expect(await opened.window.main.getByRole('progressbar').count()).toBe(0);
    expect(await isSeen(grid(opened))).toBe(true);
  });

  test('that breaks off says why; what was found until then stays', async () => {
    const opened = await open();
    await goToScan(opened);
    await chooseFile(opened, 'app.log');
    await opened.program.failNext('scan.end', {
      code: 'scan.failed',
      message: 'Something broke.',
      remedy: 'Scan it again.',
    });
    await opened.window.button('Scan').click();
    await opened.window.main.getByRole('alert').getByText('Something broke.').waitFor();
    expect(await isSeen(grid(opened))).toBe(true);
  });

  test('of which a thread dies says how far it came; what was found stays, and it is scanned again by a press', async () => {
    const opened = await open();
    await opened.program.breakScans('finding');
    await scanned(opened);
    const alert = opened.window.main.getByRole('alert');
    await alert
      .getByText(/ended unexpectedly after .* of 40 kB\. Of the 420 tokens found until then 400 are/)
      .waitFor();
    expect(await isSeen(grid(opened))).toBe(true);
    await opened.window.button('Scan again').click();
    await opened.window.main.getByText('Done').waitFor();
    expect(await opened.calls('scan.begin')).toEqual([
      { name: 'app.log', totalBytes: 40_000 },
      { name: 'app.log', totalBytes: 40_000 },
    ]);
    expect(await alert.count()).toBe(0);
  });

  test('by keys that were pasted asks for them again before it is done once more: nothing of them was kept', async () => {
    const opened = await open();
    await opened.program.breakScans('judging');
    await goToScan(opened);
    await chooseFile(opened, 'app.log');
    await opened.window.main
      .getByRole('textbox', { name: 'To decrypt with (optional)' })
      .fill('{"kty":"oct","k":"AA"}');
    await opened.window.button('Scan').click();
    await opened.window.main
      .getByRole('alert')
      .getByText(/are judged and kept/)
      .waitFor();
    expect(await opened.calls('scan.begin')).toMatchObject([{ decryptionKeys: '{"kty":"oct","k":"AA"}' }]);
    await opened.window.button('Scan again').click();
    await opened.window.region('What to scan').getByText('app.log').waitFor();
    expect(
      await opened.window.main.getByRole('textbox', { name: 'To decrypt with (optional)' }).inputValue(),
    ).toBe('');
  });

  test('that lost its rows with their thread shows no table, and neither says that there was no token', async () => {
    const opened = await open();
    await opened.program.breakScans('keeping');
    await scanned(opened);
    await opened.window.main
      .getByRole('alert')
      .getByText(/are gone with it/)
      .waitFor();
    expect(await grid(opened).count()).toBe(0);
    expect(await opened.window.main.innerText()).not.toContain('No token');
    expect(await isSeen(opened.window.button('Scan again'))).toBe(true);
  });

  test('of a file without tokens says so', async () => {
    const opened = await open();
    await scanned(opened, 'empty.log');
    expect(await isSeen(opened.window.main.getByText('No token is in this file'))).toBe(true);
  });

  test('that another one replaced is a fault with a way on', async () => {
    const opened = await open();
    await scanned(opened);
    await grid(opened).waitFor();
    await opened.program.failNext('scan.rows', {
      code: 'scan.not_found',
      message: 'This scan is not here any more.',
      remedy: 'Scan the file again.',
    });
    await opened.window.main.getByRole('searchbox').fill('x');
    await opened.window.main.getByRole('alert').getByText('This scan is not here any more.').waitFor();
    expect(await isSeen(opened.window.button('Scan another…'))).toBe(true);
  });
});

describe('what was found', () => {
  test('is a table that is filtered and sorted by the program', async () => {
    const opened = await open();
    await scanned(opened);
    await grid(opened).getByRole('row').nth(3).waitFor();
    expect(await opened.window.main.innerText()).toContain('420 of 420');
    await opened.window.main.getByRole('searchbox', { name: 'Filter tokens' }).fill('invoice-worker');
    await expect.poll(() => opened.window.main.innerText()).toMatch(/\b(?!420)\d+ of 420/);
    await grid(opened).getByRole('button', { name: 'Seen' }).click();
    await expect
      .poll(async () => (await opened.calls('scan.rows')).at(-1))
      .toMatchObject({ text: 'invoice-worker', sort: 'sightings', isDescending: true });
    await opened.window.main.getByRole('searchbox').fill('nothing of the kind');
    await opened.window.button('Show all').click();
    await expect.poll(() => opened.window.main.innerText()).toContain('420 of 420');
  });

  test('is one table where there are a hundred thousand and more: rows come as they come into sight', async () => {
    const opened = await open();
    await scanned(opened, 'huge.log');
    const table = grid(opened);
    await table.getByRole('row').nth(3).waitFor();
    expect(await opened.window.main.innerText()).toContain('120,000 of 120,000');
    expect(await table.getAttribute('aria-rowcount')).toBe('120001');
    await table.focus();
    await opened.page.keyboard.press('End');
    const last = table.locator('[aria-rowindex="120001"]');
    await last
      .getByText(/login|partner|malformed/)
      .first()
      .waitFor();
    expect(await table.getAttribute('aria-activedescendant')).toBe(await last.getAttribute('id'));
    expect(await table.getByRole('row').count()).toBeLessThan(80);
    await table.evaluate((element) => element.scrollTo({ top: element.scrollHeight / 2 }));
    await table
      .locator('[aria-rowindex="60010"]')
      .getByText(/eyJ|login|partner|malformed/)
      .first()
      .waitFor();
    const asked = (await opened.calls('scan.rows')) as readonly {
      readonly limit: number;
      readonly offset: number;
    }[];
    expect(Math.max(...asked.map(({ limit }) => limit))).toBe(300);
    expect(asked.length).toBeLessThan(12);
    await table.getByRole('button', { name: 'Seen' }).click();
    await table.locator('[aria-rowindex="2"]').getByText('9', { exact: true }).waitFor();
    expect(await table.evaluate((element) => element.scrollTop)).toBe(0);
    await table.focus();
    await opened.page.keyboard.press('Enter');
    expect(await isSeen(opened.page.getByText(/was not kept: the file has too many/))).toBe(true);
  });

  test('is grouped by issuer, client or finding; a group leads to its tokens and back', async () => {
    const opened = await open();
    await scanned(opened);
    await grid(opened).waitFor();
    await opened.window.main.getByRole('radio', { name: 'Findings' }).check();
    const groups = grid(opened, 'Findings');
    await groups
      .getByRole('row', { name: /The signature does not fit|signature/i })
      .first()
      .waitFor();
    await groups.focus();
    await opened.page.keyboard.press('End');
    await opened.page.keyboard.press('Enter');
    await grid(opened).waitFor();
    expect(await opened.calls('scan.rows')).toContainEqual(
      expect.objectContaining({ group: expect.objectContaining({ by: 'finding' }) as unknown }),
    );
    await opened.window.button(/^Show tokens of other groups too/).click();
    await expect.poll(() => opened.window.main.innerText()).toContain('420 of 420');
  });

  test('leads to the token in Inspect while its text is at hand, by press and by key', async () => {
    const opened = await open();
    await scanned(opened);
    await grid(opened).getByRole('row').nth(1).waitFor();
    await grid(opened).focus();
    await opened.page.keyboard.press('Enter');
    expect(await isSeen(opened.window.region('Paste anything'))).toBe(true);
    await opened.page.keyboard.press('Alt+ArrowLeft');
    await grid(opened).waitFor();
    await grid(opened).focus();
    await opened.page.keyboard.press('End');
    await opened.page.keyboard.press('Enter');
    expect(await isSeen(opened.page.getByText(/was not kept: the file has too many/))).toBe(true);
  });

  test('is exported by fingerprint; whole tokens only after a question', async () => {
    const opened = await open();
    await scanned(opened);
    await grid(opened).waitFor();
    await opened.window.button('Export').click();
    await opened.page.getByRole('menuitem', { name: /^As CSV By fingerprint/ }).click();
    await opened.page.getByText('The file was written: /home/alice/scan-app.log.csv').first().waitFor();
    await opened.window.button('Export').click();
    await opened.page.getByRole('menuitem', { name: 'As JSON with the whole tokens…' }).click();
    expect(await opened.window.dialog.innerText()).toContain('can use each token');
    await opened.window.dialog.getByRole('button', { name: 'Write them' }).click();
    await expect.poll(() => opened.calls('scan.export')).toHaveLength(2);
    expect(await opened.calls('scan.export')).toMatchObject([
      { format: 'csv' },
      { format: 'ndjson', withTokens: true },
    ]);
  });

  test('is not exported where that is stopped', async () => {
    const opened = await open();
    await scanned(opened);
    await grid(opened).waitFor();
    await opened.program.holdScan();
    await opened.window.button('Export').click();
    await opened.page.getByRole('menuitem', { name: /^As CSV By fingerprint/ }).click();
    await opened.window.button('Cancel').click();
    await opened.page.getByText('No file was written.').first().waitFor();
    expect(await opened.window.main.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
  });

  test('stays when a person looks elsewhere and comes back', async () => {
    const opened = await open();
    await scanned(opened);
    await grid(opened).waitFor();
    await opened.window.main.getByRole('searchbox').fill('mobile');
    await opened.window.sidebar.getByRole('button', { name: /^All tokens/ }).click();
    await opened.page.keyboard.press('Alt+ArrowLeft');
    await grid(opened).waitFor();
    expect(await opened.window.main.getByRole('searchbox').inputValue()).toBe('mobile');
  });
});
