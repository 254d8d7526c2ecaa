import { describe, expect, test } from 'vitest';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

describe('the wire', () => {
  test('lists every exchange and opens one by keyboard', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+3');
    const list = window.main.getByRole('listbox', { name: 'Exchanges' });
    await expect.poll(() => list.getByRole('option').count()).toBe(7);
    await window.exchange('POST /token').click();
    await window.region('Exchange').getByText('grant_type').waitFor();
    await page.keyboard.press('ArrowDown');
    await window
      .region('Exchange')
      .getByText('/.well-known/oauth-authorization-server', { exact: false })
      .first()
      .waitFor();
  });

  test('masks secrets until asked, and masks the next exchange again', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+3');
    await window.exchange('POST /token').click();
    const exchange = window.region('Exchange');
    const code = exchange.getByRole('row', { name: /^code / });
    expect(await code.innerText()).toContain('••••');
    await exchange.getByRole('button', { name: 'Reveal secrets' }).click();
    await code.getByText('SplxlOBeZQQYbYS6WxSbIA').waitFor();
    await exchange.getByRole('button', { name: 'Copy as curl, with secrets' }).click();
    expect((await calls('exchange.copy_curl')).at(-1)).toEqual({ exchangeId: 'x3', reveal: true });
    await window.exchange('POST /token/introspection').click();
    await exchange.getByText('Secrets are masked').waitFor();
    await window.exchange('POST /token').click();
    expect(await code.innerText()).toContain('••••');
  });

  test('says why no response came', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+3');
    await window.exchange('GET /status').click();
    await window.region('Exchange').getByText('The connection to api.dev.example was refused.').waitFor();
    expect(await isSeen(window.region('Exchange').getByText('ECONNREFUSED'))).toBe(true);
  });

  test('filters, and says when nothing matches', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+3');
    await window.main.getByLabel('Filter').fill('keys');
    await expect.poll(() => window.main.getByRole('option').count()).toBe(1);
    await window.main.getByLabel('Filter').fill('nothing like it');
    await window.main.getByText('No exchange matches.').waitFor();
  });

  test('of a profile that sent nothing says what will be there', async () => {
    const { page, window } = await open();
    await window.profile('support-cli').click();
    await page.keyboard.press('Control+3');
    expect(await isSeen(window.main.getByText('Nothing on the wire yet'))).toBe(true);
  });
});

describe('an API call', () => {
  test('goes to the profile’s API with the live token, and its refusal is explained', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+4');
    await window.region('Call an API').waitFor();
    await page.keyboard.press('Control+Enter');
    await window.main.getByText('The API refused the token.').waitFor();
    await window.main.getByText('The token is expired, revoked, broken').waitFor();
    expect(await calls('token.call')).toEqual([{ tokenId: 'access-1', method: 'GET', apiId: 'invoices' }]);
  });

  test('takes another API, with its method and a body', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+4');
    await window
      .region('Call an API')
      .getByRole('button', { name: /^Invoices API|API Invoices|Invoices/ })
      .click();
    await page.getByRole('option', { name: /Pay an invoice/ }).click();
    await window.main.getByLabel('Body').fill('{"amount":1}');
    await window.main.getByRole('button', { name: 'Send' }).click();
    await expect
      .poll(() => calls('token.call'))
      .toEqual([{ tokenId: 'access-1', method: 'POST', apiId: 'pay', body: '{"amount":1}' }]);
  });

  test('without an access token says how to get one', async () => {
    const { page, window } = await open();
    await window.profile('partner-api-with-a-very-long-name-that-does-not-fit').click();
    await page.keyboard.press('Control+4');
    await window.main.getByText('This profile has no access token yet').waitFor();
    await window.button('Get a token').click();
    expect(await isSeen(window.start)).toBe(true);
  });
});
