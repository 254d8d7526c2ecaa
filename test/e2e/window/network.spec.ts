import { describe, expect, test } from 'vitest';
import { fault } from '../../../src/core/faults.ts';
import type { OpenWindow } from '../support/open-window.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

async function openSettings(...given: Parameters<typeof open>): Promise<OpenWindow> {
  const opened = await open(...given);
  await opened.page.keyboard.press('Control+,');
  await opened.window.region('Network').waitFor();
  return opened;
}

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

describe('the network settings', () => {
  test('are saved together, and a test waits until they are', async () => {
    const { window, calls } = await openSettings();
    const network = window.region('Network');
    await network.getByLabel('HTTP proxy').fill('http://proxy.example:3128');
    await network.getByLabel('Own certificate authorities').fill(CERTIFICATE + CERTIFICATE);
    await network.getByText('2 certificates.').waitFor();
    await network.getByText('Save first').waitFor();
    expect(await network.getByRole('button', { name: 'Test', exact: true }).isDisabled()).toBe(true);
    await network.getByRole('button', { name: 'Save network settings' }).click();
    await network.getByText('Saved. Every connection').first().waitFor();
    expect(await calls('settings.set')).toEqual([
      { proxy: 'http://proxy.example:3128', extraCa: CERTIFICATE + CERTIFICATE },
    ]);
    expect(await network.getByRole('button', { name: 'Test', exact: true }).isEnabled()).toBe(true);
  });

  test('that cannot be used say why at the field they concern', async () => {
    const { window, program } = await openSettings();
    const network = window.region('Network');
    await program.failNext(
      'settings.set',
      fault('input.invalid', 'The proxy has a user name or password in it.', { parameter: 'proxy' }),
    );
    const proxy = network.getByLabel('HTTP proxy');
    await proxy.fill('http://a:b@proxy.example');
    await network.getByRole('button', { name: 'Save network settings' }).click();
    await network.getByText('The proxy has a user name or password in it.').waitFor();
    expect(await proxy.getAttribute('aria-invalid')).toBe('true');
    await proxy.fill('');
    await expect.poll(() => proxy.getAttribute('aria-invalid')).toBeNull();
  });

  test('that cannot be used since the start are said above every screen, which leads to where they are mended', async () => {
    const { window, program, page, calls } = await open();
    await program.shutNetwork();
    const notice = page.getByRole('complementary', { name: 'Nothing is sent' });
    await notice.getByText('Only HTTP proxies can be used').waitFor();
    await notice.getByRole('button', { name: 'Network settings' }).click();
    const network = window.region('Network');
    const proxy = network.getByLabel('HTTP proxy');
    expect(await proxy.inputValue()).toBe('socks5://proxy.example:1080');
    expect(await proxy.getAttribute('aria-invalid')).toBe('true');
    expect(await network.getByRole('button', { name: 'Test', exact: true }).isDisabled()).toBe(true);
    await proxy.fill('http://proxy.example:3128');
    await network.getByRole('button', { name: 'Save network settings' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await proxy.getAttribute('aria-invalid')).toBeNull();
    expect(await calls('settings.set')).toEqual([{ proxy: 'http://proxy.example:3128', extraCa: '' }]);
  });

  test('are tested by reading a server’s metadata, which can be cancelled and says what came', async () => {
    const { window, program, calls } = await openSettings();
    const network = window.region('Network');
    await program.slowServers();
    await network.getByRole('button', { name: 'Test', exact: true }).click();
    await network.getByText('Asking login.dev.example…').waitFor();
    await network.getByRole('button', { name: 'Cancel' }).click();
    await network.getByRole('button', { name: 'Test', exact: true }).waitFor();
    expect(await calls('profiles.stop_discovery')).toEqual([{ issuer: 'https://login.dev.example' }]);
    expect(await network.getByRole('alert').count()).toBe(0);
    await program.failNext(
      'profiles.discover',
      fault('network.unreachable', 'The proxy of the settings cannot be reached.'),
    );
    await network.getByRole('button', { name: 'Test', exact: true }).click();
    expect(await isSeen(network.getByRole('alert').getByText('The proxy of the settings'))).toBe(true);
  });

  test('say that a server was reached', async () => {
    const { window } = await openSettings();
    await window.region('Network').getByRole('button', { name: 'Test', exact: true }).click();
    expect(await isSeen(window.region('Network').getByText('login.dev.example was reached.'))).toBe(true);
  });

  test('have nothing to test with where there is no profile', async () => {
    const { window } = await openSettings('empty');
    expect(await isSeen(window.region('Network').getByText('No profile has an issuer'))).toBe(true);
  });
});
