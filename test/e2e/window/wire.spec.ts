import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { fault } from '../../../src/core/faults.ts';
import type { OpenWindow } from '../support/open-window.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

async function openWire(...given: Parameters<typeof open>): Promise<OpenWindow> {
  const opened = await open(...given);
  await opened.page.keyboard.press('Control+3');
  await opened.window.main.getByRole('grid', { name: 'Exchanges' }).waitFor();
  return opened;
}

/** What the row says that the keyboard is at. */
function active(page: Page): Promise<string> {
  return page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.innerText.replaceAll(/\s+/g, ' ') ?? 'none';
  });
}

describe('the wire', () => {
  test('lists every exchange under its run, the newest run first, and is gone through by keyboard', async () => {
    const { page, window } = await openWire();
    const rows = window.main.getByRole('grid', { name: 'Exchanges' }).getByRole('row');
    await expect.poll(() => rows.count()).toBe(1 + 4 + 7);
    await rows.filter({ hasText: 'Get a token' }).getByText('succeeded').waitFor();
    expect(await rows.nth(1).innerText()).toContain('API call');
    await window.exchange('POST /token').click();
    await window.region('Exchange').getByText('grant_type').waitFor();
    await page.keyboard.press('ArrowDown');
    await window.region('Exchange').getByText('GET https://login.dev.example/jwks').first().waitFor();
    expect(await active(page)).toContain('/jwks');
  });

  test('says in words when an exchange began and on what its time was spent', async () => {
    const { window } = await openWire();
    const row = await window.exchange('GET /.well-known/openid-configuration').innerText();
    expect(row).toMatch(/begins after 0 ms: DNS .* ms, TCP .* ms, TLS .* ms, waiting .* ms, body .* ms/);
    expect(await window.exchange('GET /jwks').innerText()).toContain('open connection used again');
  });

  test('closes and opens a run by its heading', async () => {
    const { page, window } = await openWire();
    const rows = window.main.getByRole('grid', { name: 'Exchanges' }).getByRole('row');
    const heading = rows.filter({ hasText: 'Get a token' });
    await heading.click();
    await expect.poll(() => rows.count()).toBe(1 + 4 + 3);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => rows.count()).toBe(1 + 4 + 7);
  });

  test('filters by text, failures and run, and says when nothing matches', async () => {
    const { page, window } = await openWire();
    const rows = window.main.getByRole('grid', { name: 'Exchanges' }).getByRole('row');
    await window.main.getByRole('searchbox', { name: 'Filter' }).fill('keys');
    await expect.poll(() => rows.count()).toBe(1 + 1 + 1);
    await window.main.getByRole('searchbox', { name: 'Filter' }).fill('nothing like it');
    await window.main.getByText('No exchange matches.').waitFor();
    await window.button('Show all').click();
    await window.main.getByRole('radio', { name: 'Failures 3' }).check();
    await expect.poll(() => rows.count()).toBe(1 + 3 + 3);
    await window.main.getByRole('radio', { name: 'All', exact: true }).check();
    await window.main.getByRole('button', { name: /Run/ }).first().click();
    await page.getByRole('option', { name: /Introspect/ }).click();
    await expect.poll(() => rows.filter({ hasText: '/token/introspection' }).count()).toBe(1);
    expect(await rows.filter({ hasText: '/jwks' }).count()).toBe(0);
  });

  test('of a profile that sent nothing says what will be there, and shows the others’', async () => {
    const { page, window } = await open();
    await window.profile('support-cli').click();
    await page.keyboard.press('Control+3');
    await window.main.getByText('Nothing on the wire yet').waitFor();
    await window.button('Show every profile’s').click();
    await window.exchange('POST /token').waitFor();
    await window.main.getByRole('radio', { name: 'This profile' }).click();
    expect(await isSeen(window.main.getByText('Nothing on the wire yet'))).toBe(true);
  });

  test('is reached without a profile too: what every profile sent, and profiles that are gone', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Search, run a command, or paste a token' });
    await palette.getByRole('combobox').waitFor();
    await page.keyboard.type('everything on the wire');
    await palette.getByRole('option', { name: /Everything on the wire/ }).click();
    await window.exchange('POST /token').click();
    await window.region('Exchange').getByText('grant_type').waitFor();
    expect(await window.main.getByRole('radio', { name: 'This profile' }).count()).toBe(0);
  });

  test('that cannot be read says why and what to do', async () => {
    const { page, window, program } = await open('full');
    await window.profile('support-cli').click();
    await page.keyboard.press('Control+3');
    await window.main.getByText('Nothing on the wire yet').waitFor();
    await program.failNext('exchange.list', fault('store.busy', 'Another Assay holds the database.'));
    await window.button('Show every profile’s').click();
    await window.main
      .getByRole('alert')
      .getByText('Another Assay holds the database.', { exact: true })
      .waitFor();
    expect(await isSeen(window.main.getByText('Wait a moment and try again.', { exact: false }))).toBe(true);
  });

  test('of thousands draws only what is in sight, and more when asked', async () => {
    const { page, window, program } = await openWire();
    await program.fillWire(5000);
    await window.main.getByText('The newest 500 are shown.').waitFor();
    await window.button('Show older ones').click();
    await window.main.getByText('5000 exchanges in 715 runs').waitFor();
    const grid = window.main.getByRole('grid', { name: 'Exchanges' });
    expect(await grid.getByRole('row').count()).toBeLessThan(60);
    await grid.focus();
    await page.keyboard.press('End');
    await expect.poll(() => active(page)).toContain('/path/4998');
    await window.region('Exchange').getByText('/path/4998').first().waitFor();
  });
});

describe('an exchange', () => {
  test('masks secrets until asked, and masks the next exchange again', async () => {
    const { page, window, calls } = await openWire();
    await window.exchange('POST /token').click();
    const exchange = window.region('Exchange');
    const code = exchange.getByRole('row', { name: /^code / });
    expect(await code.innerText()).toContain('••••');
    await exchange.getByRole('button', { name: 'Reveal secrets' }).click();
    await code.getByText('SplxlOBeZQQYbYS6WxSbIA').waitFor();
    await window.exchange('POST /token/introspection').click();
    await exchange.getByText('Secrets are masked').waitFor();
    await window.exchange('POST /token').click();
    expect(await code.innerText()).toContain('••••');
    await exchange.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('menuitem', { name: 'As curl, with secrets' }).click();
    await exchange.getByText('Copied as curl, with secrets').first().waitFor();
    expect((await calls('exchange.copy_curl')).at(-1)).toEqual({ exchangeId: 'x3', reveal: true });
    await exchange.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Response body' }).click();
    await exchange.getByText('Copied the response body').first().waitFor();
    expect(await calls('exchange.copy_body')).toEqual([
      { exchangeId: 'x3', side: 'response', reveal: false },
    ]);
  });

  test('explains its parameters and members, and shows them as they came', async () => {
    const { window } = await openWire();
    await window.exchange('POST /token').click();
    const request = window.main.getByRole('region', { name: 'Request', exact: true });
    await request.getByText('Good once, and for a short time').waitFor();
    await request.getByRole('radio', { name: 'As it came' }).check();
    await request.getByText('grant_type=authorization_code&code=').waitFor();
    await window.main.getByRole('radio', { name: 'Raw' }).check();
    await request.getByText('POST /token HTTP/1.1').waitFor();
    expect(await request.getByRole('table').count()).toBe(0);
  });

  test('is searched: how many, the next, the one before, and nothing', async () => {
    const { page, window } = await openWire();
    await window.exchange('POST /token').click();
    await window.region('Exchange').getByText('grant_type').waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText('CLIENT_ID');
    const found = window.region('Exchange').getByRole('search');
    await found.getByText('1 of 1').waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText('authorization_code');
    await found.getByText('1 of 1').waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText('token');
    await found.getByText(/^1 of \d+$/).waitFor();
    await page.keyboard.press('Enter');
    await found.getByText(/^2 of \d+$/).waitFor();
    await window.button('Place before').click();
    await window.button('Place before').click();
    await found.getByText(/^(\d+) of \1$/).waitFor();
    const marked = await page.evaluate(() =>
      [...(CSS.highlights.get('assay-find-current') ?? [])]
        .map((range) => (range as Range).toString())
        .join(''),
    );
    expect(marked.toLowerCase()).toBe('token');
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText('nowhere to be found');
    await found.getByText('none', { exact: true }).waitFor();
  });

  test('has the findings of its step beside it', async () => {
    const { window } = await openWire();
    await window.exchange('POST /token').click();
    const findings = window.main.getByRole('region', { name: 'Found here' });
    expect(await isSeen(findings.getByText('In the step “Ask the token endpoint”.'))).toBe(true);
  });

  test('says why no response came', async () => {
    const { window, program } = await openWire();
    await window.exchange('GET /status').click();
    const exchange = window.region('Exchange');
    await exchange.getByText('The connection to api.dev.example was refused.').waitFor();
    expect(await isSeen(exchange.getByText('ECONNREFUSED'))).toBe(true);
    await program.fillWire('odd');
    await window.exchange('GET /.well-known/openid-configuration').click();
    await exchange.getByText('NOT trusted').waitFor();
    expect(await isSeen(exchange.getByText('UNABLE_TO_VERIFY_LEAF_SIGNATURE'))).toBe(true);
  });

  test('draws bytes, a megabyte, a long address and right-to-left text', async () => {
    const { page, window, program } = await openWire();
    await program.fillWire('odd');
    const exchange = window.region('Exchange');
    await window.exchange('GET /logo.png').click();
    await exchange.getByText('20.0 KB that are no text').waitFor();
    await window.exchange('GET /export').click();
    await exchange.getByRole('button', { name: /^Show all 1\.\d MB$/ }).waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText('Invoice 17999');
    await exchange.getByRole('search').getByText('1 of 1').waitFor();
    await window.main.getByRole('row', { name: /segment/ }).click();
    await exchange.getByRole('button', { name: /^Show all \d+ characters$/ }).waitFor();
    await window.main.getByRole('row', { name: /userinfo/ }).click();
    await exchange.getByText('דנה כהן').first().waitFor();
    const isWide = await page.evaluate(() => document.body.scrollWidth > document.body.clientWidth);
    expect(isWide).toBe(false);
  });
});

describe('a HAR file', () => {
  test('says what stays in and what does not, and is written masked', async () => {
    const { window, calls } = await openWire();
    await window.exchange('POST /token').click();
    await window.button('Export HAR').click();
    await window.dialog.getByText('Masked: tokens’ signatures').waitFor();
    await window.dialog.getByText('The run of the open exchange: Get a token, 4 exchanges').click();
    await window.dialog.getByRole('button', { name: 'Save HAR file' }).click();
    await window.page.getByText('Saved to /home/robin/Downloads/assay-wire.har').first().waitFor();
    expect(await calls('exchange.export_har')).toEqual([{ exchangeIds: ['x1', 'x2', 'x3', 'x4'] }]);
    expect(await window.dialog.count()).toBe(0);
  });

  test('of what the filter leaves has its secrets only where a person asks', async () => {
    const { window, calls } = await openWire();
    await window.main.getByRole('searchbox', { name: 'Filter' }).fill('jwks');
    await window.button('Export HAR').click();
    await window.dialog.getByText('With secrets in clear').click();
    await window.dialog.getByRole('button', { name: 'Save with secrets' }).click();
    await window.page.getByText('assay-wire-with-secrets.har').first().waitFor();
    expect(await calls('exchange.export_har')).toEqual([{ exchangeIds: ['x4'], reveal: true }]);
  });

  test('that takes long can be cancelled, and says that nothing was written', async () => {
    const { page, window, program, calls } = await openWire();
    await program.slowExports();
    await window.button('Export HAR').click();
    await window.dialog.getByRole('button', { name: 'Save HAR file' }).click();
    await expect.poll(() => calls('exchange.export_har')).toHaveLength(1);
    await window.dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Nothing was written.').first().waitFor();
    await expect.poll(() => window.dialog.count()).toBe(0);
    expect(await calls('exchange.stop_export')).toEqual([{}]);
  });

  test('that cannot be written says why', async () => {
    const { window, program } = await openWire();
    await program.failNext('exchange.export_har', fault('file.failed', 'The file could not be written.'));
    await window.button('Export HAR').click();
    await window.dialog.getByRole('button', { name: 'Save HAR file' }).click();
    const why = window.dialog.getByRole('alert').getByText('The file could not be written.');
    expect(await isSeen(why)).toBe(true);
  });
});
