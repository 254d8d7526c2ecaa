import { describe, expect, test } from 'vitest';
import { TOKEN_REQUEST } from '../../support/fake-window/paused.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();

/** A run that is paused before its token request. */
async function pausedAtToken() {
  const opened = await open();
  const { window, program } = opened;
  await window.start.click();
  await window.button('Open again').waitFor();
  await program.push({ type: 'step.done', step: 'wait', atMs: Date.now(), summary: 'You came back.' });
  await program.push({ type: 'step.paused', step: 'token', request: TOKEN_REQUEST });
  const step = window.step('Ask the token endpoint');
  await step.getByRole('button', { name: 'Edit it' }).waitFor();
  return { ...opened, step };
}

describe('a paused request', () => {
  test('is edited line by line; what is masked is kept until something is typed', async () => {
    const { step, calls } = await pausedAtToken();
    await step.getByRole('button', { name: 'Edit it' }).click();
    expect(await step.getByLabel('Name of parameter 2').isEditable()).toBe(false);
    await step.getByLabel('Value of redirect_uri').fill('https://app.example/cb');
    await step.getByLabel('Value of code_verifier').fill('another-verifier');
    await step.getByRole('button', { name: 'Leave out grant_type' }).click();
    await step.getByRole('button', { name: 'Put back grant_type' }).waitFor();
    await step.getByRole('button', { name: 'Add a header' }).click();
    await step.getByLabel('Name of header 4').fill('X-Probe');
    await step.getByLabel('Value of X-Probe').fill('1');
    await step.getByRole('button', { name: 'Send it as edited' }).click();
    await step.getByText('edited by you').first().waitFor();
    expect((await calls('run.resume'))[0]).toMatchObject({
      edit: {
        parameters: [
          { name: 'code', keep: 1 },
          { name: 'redirect_uri', value: 'https://app.example/cb' },
          { name: 'code_verifier', value: 'another-verifier' },
        ],
        headers: [
          { name: 'Authorization', keep: 0 },
          { name: 'Accept', keep: 1 },
          { name: 'Content-Type', keep: 2 },
          { name: 'X-Probe', value: '1' },
        ],
      },
    });
  });

  test('that would take its secrets elsewhere is not sent until that is said', async () => {
    const { step, calls } = await pausedAtToken();
    await step.getByRole('button', { name: 'Edit it' }).click();
    await step.getByLabel('Address', { exact: true }).fill('https://evil.example/token');
    await step.getByRole('button', { name: 'Send it as edited' }).click();
    await step.getByRole('alert').getByText('Nothing was sent.').waitFor();
    await step.getByRole('button', { name: 'Send it there all the same' }).click();
    await step.getByText('edited by you').first().waitFor();
    expect(await calls('run.resume')).toMatchObject([
      { edit: { url: 'https://evil.example/token' } },
      { edit: { url: 'https://evil.example/token', acceptOtherOrigin: true } },
    ]);
  });

  test('goes as it was where nothing was changed, and back leaves the form', async () => {
    const { page, step, calls } = await pausedAtToken();
    await step.getByRole('button', { name: 'Edit it' }).click();
    await step.getByRole('button', { name: 'Back, without the edit' }).click();
    await step.getByRole('button', { name: 'Edit it' }).click();
    expect(await isSeen(step.getByRole('button', { name: 'Send it as it was' }))).toBe(true);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => calls('run.resume')).toHaveLength(1);
    expect((await calls('run.resume'))[0]).not.toHaveProperty('edit');
  });

  test('can be cancelled', async () => {
    const { window, calls } = await pausedAtToken();
    await window.button('Cancel this run').click();
    await window.region('Run').getByText('cancelled').first().waitFor();
    expect(await calls('run.cancel')).toHaveLength(1);
  });

  test('of the browser has an address and parameters, and no headers', async () => {
    const { page, window, calls } = await open();
    await window.main.getByLabel('Pause before each request').check();
    await page.keyboard.press('Control+Enter');
    await window.button('Send it').click();
    const step = window.step('Make the authorization request');
    await step.getByRole('button', { name: 'Edit it' }).click();
    await step.getByLabel('Value of scope').fill('openid');
    expect(await step.getByLabel('Method', { exact: true }).count()).toBe(0);
    expect(await step.getByRole('button', { name: 'Add a header' }).count()).toBe(0);
    await step.getByRole('button', { name: 'Send it as edited' }).click();
    await window.step('Wait in your browser').getByRole('button', { name: 'Open again' }).waitFor();
    expect(JSON.stringify((await calls('run.resume'))[1])).toContain('{"name":"scope","value":"openid"}');
  });
});

describe('a token request that failed', () => {
  test('is sent once more only after a question, in a run of its own', async () => {
    const { window, calls } = await open('failed_run');
    const step = window.step('Ask the token endpoint');
    await step.getByRole('button', { name: 'Send it once more as it was…' }).click();
    await window.dialog.getByText('POST https://login.dev.example/token').waitFor();
    await window.dialog.getByText('are not filed with your tokens').waitFor();
    await window.dialog.getByRole('button', { name: 'Send it once more' }).click();
    await window.step('Send it once more').getByText('400 invalid_grant').waitFor();
    expect(await calls('exchange.resend')).toEqual([{ exchangeId: 'x3' }]);
    await window.button('Back to the run it came from').click();
    expect(await isSeen(step)).toBe(true);
  });

  test('says why it could not be sent once more', async () => {
    const { window, program } = await open('failed_run');
    await program.failNext('exchange.resend', {
      code: 'operation.not_possible',
      message: 'The run of this request was removed.',
      remedy: 'Copy it as curl.',
    });
    await window.button('Send it once more as it was…').click();
    await window.dialog.getByRole('button', { name: 'Send it once more' }).click();
    expect(await isSeen(window.dialog.getByRole('alert').getByText('was removed'))).toBe(true);
  });
});

describe('an exchange on Wire', () => {
  test('is sent once more after a question, and what came back is opened', async () => {
    const { page, window, calls } = await open();
    await page.keyboard.press('Control+3');
    await window.exchange('POST /token').click();
    await window.button('Send once more…').click();
    await window.dialog.getByText('sent again, with the secrets that were in them').waitFor();
    await window.dialog.getByRole('button', { name: 'Send it once more' }).click();
    await page.getByText('The server answered 400 invalid_grant.').first().waitFor();
    expect(await calls('exchange.resend')).toEqual([{ exchangeId: 'x3' }]);
  });
});

describe('an answer with another state', () => {
  test('is read when a tester asks, and gone on with only after a question', async () => {
    const { window, program, calls } = await open();
    await window.start.click();
    await window.button('Open again').waitFor();
    await program.push({
      type: 'step.waiting',
      step: 'wait',
      waiting: {
        redirectUri: 'http://127.0.0.1:8765/callback',
        untilMs: Date.now() + 200_000,
        didBrowserOpen: true,
        hasOtherAnswer: true,
      },
    });
    await window.button('Read it all the same').click();
    const fault = window.step('Read the callback').getByRole('alert');
    await fault.getByText('not the one that was sent').waitFor();
    await fault.getByRole('button', { name: 'Go on anyway…' }).click();
    await window.dialog.getByText('may be an attacker’s').waitFor();
    await window.dialog.getByRole('button', { name: 'Go on anyway', exact: true }).click();
    await window.step('Read the callback').getByText('Gone on with by you.').waitFor();
    expect(await calls('run.continue_anyway')).toHaveLength(1);
    expect(await isSeen(window.button('Back to the run it came from'))).toBe(true);
  });
});

describe('earlier runs', () => {
  test('are listed with time and outcome, and opened', async () => {
    const { page, window } = await open('failed_run');
    await window.start.click();
    await window.button('Open again').waitFor();
    await window
      .region('Run')
      .getByRole('button', { name: /Earlier runs/ })
      .click();
    await page.getByRole('option', { name: /failed/ }).click();
    expect(await isSeen(window.region('Run').getByRole('alert').getByText('redirect_uri'))).toBe(true);
  });

  test('are cleared after a question that says what stays', async () => {
    const { page, window, calls } = await open();
    await window.button('Clear the runs…').click();
    await window.dialog.getByText('Nothing is revoked').waitFor();
    await window.dialog.getByRole('button', { name: 'Clear the runs' }).click();
    await window.region('Run').getByText('Nothing has run yet').waitFor();
    expect(await calls('vault.purge')).toEqual([{ kind: 'runs', profileId: 'dev/billing-spa' }]);
    expect(await isSeen(page.getByText('1 run and 8 exchanges were removed.'))).toBe(true);
  });
});

test('before the first run, the steps that it will take are there in grey', async () => {
  const { window } = await open();
  await window.profile('invoice-worker').click();
  const steps = window.region('Run').getByRole('list', { name: 'Steps that will be taken' });
  expect(await steps.getByRole('listitem').count()).toBe(6);
  expect(await isSeen(window.region('Run').getByText('Nothing has run yet'))).toBe(true);
});
