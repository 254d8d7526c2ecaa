import { describe, expect, test } from 'vitest';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

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
