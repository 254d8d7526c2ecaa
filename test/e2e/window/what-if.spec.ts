import { describe, expect, test } from 'vitest';
import { fault } from '../../../src/core/faults.ts';
import { fakeWindow, isSeen } from './fake-window.ts';
import { inspectExample } from './screens/inspect.ts';

const open = fakeWindow();

async function verifyAndLookAtTomorrow(window: Awaited<ReturnType<typeof open>>['window']): Promise<void> {
  await window.button(/^Verify/).click();
  await window.button('What if it were another time').click();
  await window.button('Tomorrow, 14:00').click();
  await window
    .region('Findings')
    .getByText(/^What if it were/)
    .waitFor();
}

describe('another time', () => {
  test('is chosen on the bar by the keyboard, judged by the program, and left by one press', async () => {
    const { page, window, calls, troubles } = await open();
    await page.keyboard.press('Control+2');
    const slider = window.main.getByRole('slider', { name: 'The time to look at it by' });
    await slider.focus();
    expect(await slider.getAttribute('aria-valuetext')).toBe('now');
    // The bar reaches beyond the life: two days after it, and before it begins.
    await page.keyboard.press('Home');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).not.toBe('now');
    expect(await slider.inputValue()).toBe(await slider.getAttribute('min'));
    await page.keyboard.press('End');
    await page.getByRole('timer').getByText(/ago$/).waitFor();
    await window.button('What if it were another time').waitFor();
    const asked = () => calls('token.get').then((all) => all.filter((input) => 'atMs' in (input as object)));
    await expect.poll(async () => (await asked()).length).toBeGreaterThan(0);
    await window
      .region('Findings')
      .getByText(/^What if it were/)
      .waitFor();
    expect(await slider.getAttribute('aria-valuetext')).not.toBe('now');
    await page.keyboard.press('Escape');
    await window
      .region('Findings')
      .getByText(/^What if it were/)
      .waitFor({ state: 'detached' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('now');
    expect(troubles).toEqual([]);
  });

  test('can be a date and time, and says that acts are done now', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+2');
    await window.button('What if it were another time').click();
    const strip = window.region('Another time');
    await strip.getByLabel('Date and time').fill('2040-01-01T14:00:00');
    await strip.getByText('What if it were 2040-01-01 14:00:00?').waitFor();
    expect(await isSeen(strip.getByText(/acts act now/))).toBe(true);
    await window.region('Findings').getByText('Expired', { exact: true }).waitFor();
    await strip.getByRole('button', { name: 'Back to now' }).click();
    await strip.waitFor({ state: 'detached' });
    await window.region('Findings').getByText('Expired', { exact: true }).waitFor({ state: 'detached' });
  });

  test('ends with the token: another one is seen as it is now', async () => {
    const { page, window } = await open();
    await page.keyboard.press('Control+2');
    await window.button('What if it were another time').click();
    await window.button('As it expires').click();
    await window.sidebar.getByRole('option', { name: /ID token/ }).click();
    await window.region('Another time').waitFor({ state: 'detached' });
    expect(
      await window
        .region('Findings')
        .getByText(/^What if it were/)
        .count(),
    ).toBe(0);
  });

  test('that cannot be judged says why, and the way back is there', async () => {
    const { page, window, program } = await open();
    await page.keyboard.press('Control+2');
    await window.button('What if it were another time').click();
    await program.failNext('token.get', fault('store.busy', 'Another Assay holds the database.'));
    await window.button('Tomorrow, 14:00').click();
    await window.main
      .getByRole('alert')
      .getByText('Another Assay holds the database.', { exact: true })
      .waitFor();
    await window.button('Back to now').click();
    await window.main.getByRole('alert').waitFor({ state: 'detached' });
    expect(await isSeen(window.region('Life of the token'))).toBe(true);
  });

  test('is there for a pasted token too, with the keys that were given', async () => {
    const opened = await open();
    const { window, calls } = opened;
    await inspectExample(opened);
    await window.main.getByRole('radio', { name: 'Keys I give' }).check();
    await window.main.getByRole('textbox', { name: 'JWKS, JWK, PEM or secret' }).fill('{"keys":[]}');
    await verifyAndLookAtTomorrow(window);
    const last = (await calls('inspect.text')).at(-1);
    expect(last).toMatchObject({ keys: '{"keys":[]}', atMs: expect.any(Number) });
    await window.region('Findings').getByText('Expired', { exact: true }).waitFor();
  });

  test('and back fetches no keys once more that a person had fetched by one press', async () => {
    const opened = await open();
    const { window, calls } = opened;
    await inspectExample(opened);
    await window.main.getByRole('radio', { name: 'A JWKS address' }).check();
    await window.main.getByRole('textbox', { name: 'JWKS address' }).fill('https://i.example/jwks');
    await verifyAndLookAtTomorrow(window);
    await window.button('Back to now').click();
    const asked = async () =>
      (await calls('inspect.text'))
        .filter((input): input is { isAgain?: boolean; atMs?: number } => 'jwksUrl' in (input as object))
        .map(({ isAgain = false, atMs }) => [isAgain, atMs !== undefined]);
    await expect.poll(asked).toEqual([
      [false, false],
      [true, true],
      [true, false],
    ]);
  });
});
