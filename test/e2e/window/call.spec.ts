import { describe, expect, test } from 'vitest';
import { fault } from '../../../src/core/faults.ts';
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
    await window.main.getByLabel('Body', { exact: true }).fill('{"amount":1}');
    await window.main.getByRole('button', { name: 'Send' }).click();
    await expect
      .poll(() => calls('token.call'))
      .toEqual([
        {
          tokenId: 'access-1',
          method: 'POST',
          apiId: 'pay',
          headers: [['Content-Type', 'application/json']],
          body: '{"amount":1}',
        },
      ]);
  });

  test('has its method chosen by keyboard alone: by arrows in the list, or by a letter', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+4');
    const method = window.region('Call an API').getByRole('button', { name: /Method$/ });
    await method.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'GET', selected: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox', { name: 'Method' }).waitFor({ state: 'detached' });
    await expect.poll(() => method.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('p');
    await window.region('Call an API').getByRole('button', { name: 'POST Method' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'POST', selected: true }).and(page.locator(':focus')).waitFor();
    // Choosing what is chosen closes the list.
    await page.keyboard.press('Enter');
    await page.getByRole('listbox', { name: 'Method' }).waitFor({ state: 'detached' });
    await expect.poll(() => method.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('says what the token is, how it is presented, and what to do when it is refused', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+4');
    await window.main.getByText(/^Authorization: Bearer eyJ/).waitFor();
    await window.button('Send').click();
    const next = window.main.getByRole('region', { name: 'What to do' });
    await next.getByText('The API refuses a token that Assay knows as live.').waitFor();
    await next.getByRole('button', { name: 'Open the token' }).click();
    await expect.poll(() => window.tab('Token').getAttribute('aria-selected')).toBe('true');
  });

  test('takes headers, from a list or typed, and says which it may not have', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+4');
    const headers = window.main.getByRole('region', { name: 'Headers', exact: true });
    await headers.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('menuitem', { name: 'Accept application/json' }).click();
    await headers.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('menuitem', { name: 'Another header' }).click();
    await headers.getByLabel('Name of header 2').fill('Host');
    await headers.getByText('It is made from the address').waitFor();
    expect(await window.button('Send').isDisabled()).toBe(true);
    expect(await isSeen(window.main.getByText('Correct the headers first.'))).toBe(true);
    await headers.getByRole('button', { name: 'Remove the header Host' }).click();
    await window.button('Send').click();
    await expect
      .poll(() => calls('token.call'))
      .toEqual([
        { tokenId: 'access-1', method: 'GET', apiId: 'invoices', headers: [['Accept', 'application/json']] },
      ]);
  });

  test('with a bound token waits until a person says to present it as Bearer', async () => {
    const { page, window, program, calls } = await open();
    await program.bindTokens();
    await page.keyboard.press('Control+4');
    await window.main.getByRole('note').getByText('This token is bound to a key').waitFor();
    expect(await window.button('Send').isDisabled()).toBe(true);
    await window.main.getByRole('checkbox', { name: /Present it as Bearer/ }).check();
    await window.button('Send').click();
    await expect.poll(() => calls('token.call')).toMatchObject([{ asBearer: true }]);
  });

  test('with a bound token takes its key, and says that it goes with a proof', async () => {
    const { page, window, program, calls } = await open();
    await program.bindTokens();
    await page.keyboard.press('Control+4');
    await window.main.getByText(/^Authorization: DPoP eyJ/).waitFor();
    await window.main.getByText('DPoP: a proof for this request alone').waitFor();
    expect(await isSeen(window.main.getByText('Give the key of the token'))).toBe(true);
    const key = window.main.getByRole('textbox', { name: 'Private key of the token' });
    await key.fill('{"kty":"EC","d":"x"}');
    await program.failNext(
      'token.call',
      fault('input.invalid', 'The token was not sent: it is bound to another key.', { parameter: 'key' }),
    );
    await window.button('Send').click();
    await window.region('Answer').getByRole('alert').getByText('bound to another key').waitFor();
    await window.button('Send').click();
    await window.main.getByText('The API refused the token.').waitFor();
    const sent = await calls('token.call');
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual({
      tokenId: 'access-1',
      method: 'GET',
      apiId: 'invoices',
      key: '{"kty":"EC","d":"x"}',
    });
    await window.main.getByRole('checkbox', { name: /Present it as Bearer/ }).check();
    await key.waitFor({ state: 'detached' });
    await window.main.getByText(/^Authorization: Bearer eyJ/).waitFor();
  });

  test('is cancelled while the API does not answer', async () => {
    const { page, window, program, calls } = await open();
    await program.slowApis();
    await page.keyboard.press('Control+4');
    await window.button('Send').click();
    await window.button('Cancel').click();
    await window.main.getByText('The call was cancelled.').waitFor();
    expect(await calls('run.cancel')).toHaveLength(1);
    await window.button('Cancel').waitFor({ state: 'detached' });
  });

  test('to an address that was typed is kept as an API of the profile', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+4');
    await window.main.getByRole('textbox', { name: 'Address' }).fill('https://other.example/things');
    await window.button('Save as an API of this profile').click();
    await window.main.getByLabel('Name of the API').fill('Things');
    await window.button('Save').click();
    await page.getByText('Things is an API of billing-spa now.').first().waitFor();
    expect(await calls('profiles.save')).toMatchObject([
      { profile: { apis: [{}, {}, { name: 'Things', url: 'https://other.example/things', method: 'GET' }] } },
    ]);
  });

  test('has earlier calls beside it, and shows each as it was', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+4');
    const history = window.region('Earlier calls');
    await history.getByRole('button', { name: /invoices/ }).click();
    await window.region('Answer of an earlier call').getByText('The API refused the token.').waitFor();
    expect(await history.getByRole('button', { pressed: true }).count()).toBe(1);
  });

  test('that cannot be started says why', async () => {
    const { page, window, program } = await open();
    await page.keyboard.press('Control+4');
    await program.failNext('token.call', fault('input.invalid', 'A token is only sent over https.'));
    await window.button('Send').click();
    expect(await isSeen(window.region('Answer').getByRole('alert').getByText('only sent over https'))).toBe(
      true,
    );
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
