import { describe, expect, test } from 'vitest';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

describe('getting a token', () => {
  test('begins with Ctrl and Enter, fills step by step, and ends in a token', async () => {
    const { page, window, calls, troubles, program } = await open();
    await window.start.waitFor();
    await page.keyboard.press('Control+Enter');
    await window.step('Wait in your browser').getByRole('button', { name: 'Open again' }).waitFor();
    expect(await calls('run.start')).toEqual([{ profileId: 'dev/billing-spa', stepMode: false }]);
    expect(await window.spoken()).toContain('Wait in your browser, waiting for you');
    expect(await window.start.isDisabled()).toBe(true);
    await program.comeBack();
    await window.region('What came out').getByRole('button', { name: 'Open Access token' }).click();
    await window.region('Life of the token').getByText('Signature verified').waitFor();
    expect(troubles).toEqual([]);
  });

  test('offers the address, another try and a pasted callback while it waits, and says what is wrong with the paste', async () => {
    const { window, calls } = await open();
    await window.start.click();
    const step = window.step('Wait in your browser');
    await step.getByRole('button', { name: 'Open again' }).click();
    await step.getByRole('button', { name: 'Copy the address' }).click();
    await step.getByRole('button', { name: 'Address copied' }).waitFor();
    await step.getByText('Ended somewhere else?').click();
    await step.getByLabel('Callback address').fill('http://127.0.0.1:8765/callback');
    await step.getByRole('button', { name: 'Go on with it' }).click();
    await step.getByText('The address has neither a code nor an error.').waitFor();
    expect(await calls('run.paste_callback')).toHaveLength(1);
    expect(await step.getByRole('timer', { name: 'Time waited' }).innerText()).toMatch(/^0:\d\d of 4:36$/);
    expect(await step.innerText()).toContain('http://127.0.0.1:8765/callback');
  });

  test('cancels', async () => {
    const { window, calls } = await open();
    await window.start.click();
    await window.button('Cancel run').click();
    await window.region('Run').getByText('cancelled').first().waitFor();
    expect(await calls('run.cancel')).toHaveLength(1);
    expect(await window.start.isEnabled()).toBe(true);
  });

  test('that fails says what, where, which section, what to do, and runs again from the authorization', async () => {
    const { window, calls } = await open('failed_run');
    const step = window.step('Ask the token endpoint');
    const fault = step.getByRole('alert');
    await fault.waitFor();
    const words = await fault.innerText();
    for (const part of [
      'redirect_uri does not match',
      'concerns',
      'RFC 6749 §5.2',
      'flow.error_response',
      'A code can be used once',
    ]) {
      expect(words).toContain(part);
    }
    await fault.getByRole('button', { name: 'Run it again' }).click();
    await window.step('Wait in your browser').getByRole('button', { name: 'Open again' }).waitFor();
    expect(await calls('run.start')).toHaveLength(1);
  });

  test('pauses before each request when asked, shows it, and sends it on the main key', async () => {
    const { page, window, calls } = await open();
    await window.main.getByLabel('Pause before each request').check();
    await page.keyboard.press('Control+Enter');
    const step = window.step('Read the server’s metadata');
    await step.getByText('nothing of it has been sent').waitFor();
    expect(await step.innerText()).toContain('/.well-known/openid-configuration');
    expect(await window.spoken()).toContain('Read the server’s metadata, paused');
    await page.keyboard.press('Control+Enter');
    const next = window.step('Make the authorization request');
    await next.getByText('Paused before your browser is opened').waitFor();
    await next.getByRole('button', { name: 'Open the browser' }).click();
    await window.step('Wait in your browser').getByRole('button', { name: 'Open again' }).waitFor();
    expect(await calls('run.resume')).toHaveLength(2);
    expect(await calls('run.start')).toHaveLength(1);
  });

  test('opens a step to its request, its exchanges, its findings and the second reader’s verdict', async () => {
    const { window } = await open();
    const step = window.step('Ask the token endpoint');
    await step.getByText('Details').click();
    await step.getByText('It does not look at the ID token’s signature').waitFor();
    await step
      .getByRole('heading', { name: 'The server granted less than was asked' })
      .or(step.getByText('RFC 6749').first())
      .first()
      .waitFor();
    await step.getByRole('button', { name: 'Open in Wire: POST /token' }).click();
    expect(
      await isSeen(
        window.region('Exchange').getByText('POST https://login.dev.example/token', { exact: true }),
      ),
    ).toBe(true);
  });

  test('keeps what a person opened open while the run goes on', async () => {
    const { window, program } = await open();
    await window.start.click();
    const step = window.step('Read the server’s metadata');
    await window.button('Open again').waitFor();
    await step.getByText('Details').click();
    await step
      .getByRole('button', { name: /Open in Wire: GET/ })
      .first()
      .waitFor();
    await program.comeBack();
    await window.region('What came out').waitFor();
    expect(
      await step
        .getByRole('button', { name: /Open in Wire: GET/ })
        .first()
        .isVisible(),
    ).toBe(true);
  });

  test('says where it could not even be started', async () => {
    const { window, program } = await open();
    await program.failNext('run.start', {
      code: 'redirect.port_busy',
      message: 'Port 8765 is used by another program.',
      remedy: 'Close it.',
    });
    await window.start.click();
    expect(
      await isSeen(
        window.region('Run').getByRole('alert').getByText('Port 8765 is used by another program.'),
      ),
    ).toBe(true);
  });

  test('keeps its button in sight in a small window, and brings the run there when it starts', async () => {
    const { window } = await open('full', { viewport: { width: 900, height: 600 } });
    await window.start.waitFor();
    await window.main.getByText('Metadata read').waitFor();
    const box = await window.start.boundingBox();
    expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThan(600);
    await window.start.click();
    await expect.poll(async () => (await window.region('Run').boundingBox())?.y ?? 999).toBeLessThan(300);
  });
});
