import { describe, expect, test } from 'vitest';
import { fault } from '../../../src/core/faults.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

describe('a watched token that expires soon', () => {
  test('is told of over the window, with how long it has left, and opened from there', async () => {
    const { page, window, program } = await open();
    await program.tell('token.expiring', 'staging-1');
    const banner = page.getByRole('complementary', { name: 'Access token of billing-spa expires soon' });
    await banner.getByText(/expires in 0:\d\d/).waitFor();
    expect(await banner.innerText()).toContain('staging · bob');
    await banner.getByRole('button', { name: 'Open' }).click();
    await window.region('Life of the token').getByText('bob').first().waitFor();
    expect(await banner.count()).toBe(0);
  });

  test('is refreshed from there, and the new one opened', async () => {
    const { page, window, program, calls } = await open();
    await program.tell('token.expiring', 'access-1');
    const banner = page.getByRole('complementary', { name: /expires soon/ });
    await banner.getByRole('button', { name: 'Refresh' }).click();
    await banner.getByText('was refreshed').first().waitFor();
    expect(await calls('token.refresh')).toEqual([{ tokenId: 'access-1' }]);
    await banner.getByRole('button', { name: 'Open the new one' }).click();
    expect(await isSeen(window.region('Lineage').getByText('with refresh-'))).toBe(true);
  });

  test('that cannot be refreshed says why, and can be dismissed', async () => {
    const { page, program } = await open();
    await program.failNext(
      'token.refresh',
      fault('token.no_refresh_token', 'No refresh token came with it.'),
    );
    await program.tell('token.expiring', 'access-1');
    const banner = page.getByRole('complementary', { name: /expires soon/ });
    await banner.getByRole('button', { name: 'Refresh' }).click();
    await banner.getByRole('alert').getByText('No refresh token came with it.').waitFor();
    await banner.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => banner.count()).toBe(0);
  });

  test('that was chosen in a notification of the system is opened, one without a profile too', async () => {
    const { window, program } = await open();
    await window.sidebar.getByRole('option').first().waitFor();
    await program.tell('token.chosen', 'staging-1');
    await window.region('Life of the token').getByText('bob').first().waitFor();
    await program.tell('token.chosen', 'loose-1');
    await expect.poll(() => window.tab('Token').count()).toBe(0);
    expect(await isSeen(window.region('Life of the token'))).toBe(true);
  });
});
