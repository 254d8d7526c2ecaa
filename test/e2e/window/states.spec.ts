import { describe, expect, test } from 'vitest';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

describe('the first start', () => {
  test('has three doors, and the first leads to a profile in one press', async () => {
    const { window } = await open('empty');
    await window.button('Inspect').waitFor();
    await window.button('Discover').waitFor();
    await window.button('Start the sandbox').click();
    await window.start.waitFor();
    expect(await isSeen(window.profile('billing-spa', 'dev'))).toBe(true);
  });

  test('says why the sandbox did not start', async () => {
    const { window, program } = await open('empty');
    await program.failNext('sandbox.start', {
      code: 'sandbox.failed',
      message: 'No port is free.',
      remedy: 'Try again.',
    });
    await window.button('Start the sandbox').click();
    expect(await isSeen(window.main.getByRole('alert').getByText('No port is free.'))).toBe(true);
  });
});

describe('a server by its issuer', () => {
  const NOTHING_FOUND = {
    code: 'discovery.failed',
    message: 'No metadata was found for this issuer.',
    remedy: 'Check the address.',
  } as const;

  test('is asked from the first screen, and the form is filled', async () => {
    const { page, window } = await open('empty');
    await window.main.getByLabel('Issuer address').fill('https://login.example');
    await page.keyboard.press('Enter');
    const issuer = window.main.getByLabel('Issuer', { exact: true });
    await expect.poll(() => issuer.inputValue()).toBe('https://login.example');
    expect(await window.main.getByLabel('Access token URL').getAttribute('placeholder')).toBe(
      'https://login.example/token',
    );
  });

  test('that does not answer shows what is asked, and can be stopped', async () => {
    const { window, program, calls } = await open('empty');
    await program.slowServers();
    await window.main.getByLabel('Issuer address').fill('https://login.example/realm');
    await window.button('Discover').click();
    await window.main
      .getByText('https://login.example/.well-known/oauth-authorization-server/realm')
      .waitFor();
    await window.button('Stop').click();
    await window.main.getByText('Stopped. Nothing was changed.').waitFor();
    expect(await calls('profiles.stop_discovery')).toEqual([{ issuer: 'https://login.example/realm' }]);
    expect(await isSeen(window.button('Try again'))).toBe(true);
  });

  test('without metadata says what was tried, and goes on by hand', async () => {
    const { window, program } = await open('empty');
    await program.failNext('profiles.discover', NOTHING_FOUND);
    await window.main.getByLabel('Issuer address').fill('https://login.example');
    await window.button('Discover').click();
    await window.main.getByRole('alert').getByText('No metadata was found').waitFor();
    await window.main.getByText('https://login.example/.well-known/openid-configuration').waitFor();
    await window.button('Go on by hand').click();
    const issuer = window.main.getByLabel('Issuer', { exact: true });
    await expect.poll(() => issuer.inputValue()).toBe('https://login.example');
  });

  test('that is no address is not asked', async () => {
    const { window, calls } = await open('empty');
    await window.main.getByLabel('Issuer address').fill('login.example');
    await window.button('Discover').click();
    await window.main.getByText('An address that begins with https://').waitFor();
    expect(await calls('profiles.discover')).toEqual([]);
    await window.button('No metadata? Fill in a form').click();
    expect(await isSeen(window.main.getByLabel('Client ID'))).toBe(true);
  });
});

test('a token pasted or typed on the first screen is looked at', async () => {
  const { page, window } = await open('empty');
  await window.main.getByLabel('Token or text with one').fill('eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.');
  await window.button('Inspect').click();
  expect(await isSeen(window.region('Claims').getByText('joe'))).toBe(true);
  await page.keyboard.press('Control+w');
  await window.main.getByLabel('Token or text with one').focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJ6b2UifQ.');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  expect(await isSeen(window.region('Claims').getByText('zoe'))).toBe(true);
});

test('the first screen lists what was used last, where there is something', async () => {
  const { page, window } = await open();
  await window.start.waitFor();
  await page.keyboard.press('Control+w');
  const recent = window.region('Recent');
  await recent.getByRole('button', { name: /^billing-spa alice/ }).click();
  expect(await isSeen(window.start)).toBe(true);
});

describe('a vault that is not as it should be', () => {
  test('in memory says so on every screen, and why', async () => {
    const { page, window } = await open('memory');
    const notice = page.getByRole('complementary', { name: 'Memory only' });
    expect(await notice.innerText()).toContain('There is no session bus');
    await page.getByRole('button', { name: 'Memory only: where secrets are' }).click();
    await window.region('Where secrets are').getByText('nothing is written to the disk').waitFor();
    await notice.getByRole('button', { name: 'Try the keychain again' }).click();
    await notice.getByText('There is still no session bus.').waitFor();
  });

  test('locked offers its ways out, and setting aside has to be typed', async () => {
    const { page, window, calls } = await open('locked');
    const notice = page.getByRole('complementary', { name: 'Vault locked' });
    await notice.getByRole('button', { name: 'Set the vault aside…' }).click();
    const act = window.dialog.getByRole('button', { name: 'Set aside', exact: true });
    expect(await act.isDisabled()).toBe(true);
    await page.keyboard.type('set aside');
    await act.click();
    await expect.poll(() => notice.count()).toBe(0);
    expect(await calls('vault.set_aside')).toEqual([{ confirm: 'set aside' }]);
  });

  test('locked leaves the doors of the first screen open, and a token can be looked at', async () => {
    const { window } = await open('locked');
    await window.sidebar.getByText('The vault is locked').waitFor();
    expect(await window.main.getByRole('alert').count()).toBe(0);
    await window.main.getByLabel('Token or text with one').fill('eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.');
    await window.button('Inspect').click();
    expect(await isSeen(window.region('Claims').getByText('joe'))).toBe(true);
  });

  test('locked can be worked round for the session', async () => {
    const { page } = await open('locked');
    await page.getByRole('button', { name: 'Work in memory for this session' }).click();
    expect(await isSeen(page.getByRole('button', { name: 'Memory only: where secrets are' }))).toBe(true);
  });
});

describe('a program that does not answer as hoped', () => {
  test('with a fault everywhere is said in the main pane and in the sidebar', async () => {
    const { window } = await open('fault');
    await window.main.getByRole('alert').getByText('cannot be read').waitFor();
    expect(await isSeen(window.sidebar.getByRole('alert').getByText('store.corrupt'))).toBe(true);
  });

  test('that hangs leaves words, not a blank, and the keys go on working', async () => {
    const { page, window } = await open('hanging');
    await window.sidebar.getByText('Reading profiles…').waitFor();
    await page.keyboard.press('Control+i');
    expect(await isSeen(window.main.getByText('Nothing pasted yet'))).toBe(true);
  });
});

describe('the keyboard', () => {
  test('reaches everything that is on the screen, and the focus is always somewhere', async () => {
    const { page } = await open();
    await page.getByText('What came out').waitFor();
    const seen = new Set<string>();
    for (let press = 0; press < 80; press += 1) {
      await page.keyboard.press('Tab');
      const what = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const style = getComputedStyle(element);
        return {
          name: element.innerText || element.getAttribute('aria-label') || element.tagName,
          hasRing: style.outlineStyle !== 'none',
          isBody: element === document.body,
        };
      });
      if (what.isBody) break;
      expect(what).toMatchObject({ hasRing: true });
      seen.add(what.name.split('\n')[0]!);
    }
    const all = [...seen].join('|');
    for (const name of [
      'Skip to the content',
      'Search, run a command, or paste a token',
      'Keychain',
      'billing-spa',
      'New profile',
      'Get token',
      'Read again',
      'Copy',
      'Get New Access Token',
    ]) {
      expect(all).toContain(name);
    }
  });

  test('moves through profiles by arrows and opens one with Enter', async () => {
    const { page, window } = await open();
    await window.profile('billing-spa', 'dev').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => window.profile('invoice-worker').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.type('sup');
    await page.keyboard.press('Enter');
    await expect.poll(() => window.profile('support-cli').getAttribute('aria-selected')).toBe('true');
  });

  test('is never lost when a screen goes away', async () => {
    const { page, window } = await open();
    await window.button('Copy the redirect URI').focus();
    await page.keyboard.press('Control+,');
    await window.main.getByRole('heading', { name: 'Settings' }).waitFor();
    await expect.poll(() => window.focused()).toBe('content');
  });

  test('hides and shows the sidebar, and lists the shortcuts', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+b');
    await expect.poll(() => window.sidebar.count()).toBe(0);
    await page.keyboard.press('Control+b');
    await window.sidebar.waitFor();
    await page.keyboard.press('Shift+?');
    await window.dialog.getByText('Show or hide the sidebar').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => window.dialog.count()).toBe(0);
  });
});

test('reduced motion leaves nothing turning', async () => {
  const { page, window } = await open('full', { reducedMotion: 'reduce' });
  await window.start.click();
  await window.step('Wait in your browser').getByRole('button', { name: 'Open again' }).waitFor();
  const running = () =>
    page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length);
  await expect.poll(running).toBe(0);
});
