import type { Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { fault } from '../../../src/core/faults.ts';
import { encryptDirectly, keyForJwe } from '../../support/jwe.ts';
import { compactJws } from '../../support/jwt.ts';
import { JSON_SIGNED, SELECTIVE } from '../../support/layered-tokens.ts';
import { digestOf, disclose, sdJwt } from '../../support/sd-jwt.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();
const DISCLOSURES = SELECTIVE.split('~').slice(1, -1);

function layer(page: Page, name: RegExp): Locator {
  return page.getByRole('tree', { name: 'Layers' }).getByRole('treeitem', { name });
}

/** The bytes that stand out in the token's text. */
async function lit(page: Page): Promise<string> {
  const texts = await page
    .getByRole('group', { name: 'Text of the token' })
    .locator('[data-lit]')
    .allTextContents();
  return texts.join('');
}

describe('a token of several layers', () => {
  test('opens at its claims with what was disclosed put in, and marks the bytes that they are made of', async () => {
    const { page, window, troubles } = await open('empty');
    await window.inspect(SELECTIVE);
    await window.region('Claims').getByText('Köln').waitFor();
    expect(await layer(page, /Claims with what was disclosed/).getAttribute('aria-selected')).toBe('true');
    expect(await lit(page)).toBe(SELECTIVE.split('~').slice(0, 4).join('').replaceAll('.', ''));
    await window.region('Claims').getByRole('button', { name: 'given_name' }).focus();
    expect(await page.locator('[data-marked]').allTextContents()).toEqual([DISCLOSURES[0]]);
    await window.region('Header').getByText('dc+sd-jwt').waitFor();
    expect(troubles).toEqual([]);
  });

  test('says of each disclosure what it is, where it belongs and whether it was signed for', async () => {
    const { page, window } = await open('empty');
    await window.inspect(SELECTIVE);
    await layer(page, /locality.*Matched/).click();
    const opened = window.region('Disclosed: address/locality');
    await opened.getByText('/address/locality', { exact: true }).waitFor();
    await opened.getByText(digestOf(DISCLOSURES[1]!)).waitFor();
    await opened.getByRole('button', { name: 'Copy the digest' }).click();
    expect(await lit(page)).toBe(DISCLOSURES[1]);
    await layer(page, /role.*Matches nothing/).click();
    await window
      .region('Disclosed: role')
      .getByText('its digest stands nowhere in what was signed')
      .waitFor();
    expect(await lit(page)).toBe(DISCLOSURES[3]);
    await layer(page, /SD-JWT with key binding/).click();
    expect(await isSeen(window.main.getByText('1 digest in what was signed fits no disclosure'))).toBe(true);
  });

  test('says that the proof of the holder is for other disclosures', async () => {
    const { page, window } = await open('empty');
    await window.inspect(SELECTIVE);
    await layer(page, /Proof of the holder/).click();
    const opened = window.region('Proof of the holder (key binding)');
    await opened.getByText('Not checked').waitFor();
    await opened.getByText('these parts hash to').waitFor();
    expect(await isSeen(window.region('Claims').getByText('https://verifier.example'))).toBe(true);
  });

  test('is walked by keyboard: one stop for Tab, arrows, Home and End, left to what it is a part of', async () => {
    const { page, window } = await open('empty');
    await window.inspect(SELECTIVE);
    await layer(page, /Claims with/).focus();
    await page.keyboard.press('ArrowDown');
    expect(await layer(page, /given_name/).getAttribute('aria-selected')).toBe('true');
    expect(await lit(page)).toBe(DISCLOSURES[0]);
    await page.keyboard.press('End');
    expect(await window.focused()).toContain('Proof of the holder');
    await page.keyboard.press('ArrowLeft');
    expect(await window.focused()).toContain('SD-JWT with key binding');
    expect(await page.locator('[role="treeitem"][tabindex="0"]').count()).toBe(1);
  });

  test('opens the layer whose bytes are pressed', async () => {
    const { page, window } = await open('empty');
    await window.inspect(SELECTIVE);
    await layer(page, /Claims with/).waitFor();
    const text = page.getByRole('group', { name: 'Text of the token' });
    await text.getByText(DISCLOSURES[3]!, { exact: true }).click();
    await window.region('Disclosed: role').waitFor();
    await text.locator('[data-part="header"]').first().click();
    expect(await layer(page, /SD-JWT with key binding/).getAttribute('aria-selected')).toBe('true');
  });

  test('in JSON gives each signature its own verdict, header and findings', async () => {
    const { page, window } = await open('empty');
    await window.inspect(JSON_SIGNED);
    await layer(page, /2 signatures/).waitFor();
    await layer(page, /Signature 2 of 2/).click();
    await window.region('Signature 2 of 2').getByText('Not checked').waitFor();
    await window.region('Header').getByText('second').waitFor();
    await window.region('Header that nobody signed').getByText('"nobody signed this"').waitFor();
    expect(await lit(page)).toContain(JSON.parse(JSON_SIGNED).signatures[1].protected);
    expect(await lit(page)).toContain(JSON.parse(JSON_SIGNED).payload);
  });

  test('with a thousand disclosures shows some, and the rest when asked', async () => {
    const { page, window } = await open('empty');
    const many = Array.from({ length: 1000 }, (_, index) => disclose(index, `claim-${index}`, index));
    await window.inspect(sdJwt({ _sd: many.map(digestOf) }, many, '', 'dc+sd-jwt'));
    await layer(page, /claim-5 /).waitFor();
    await window.button('Show the other 962 layers').click();
    expect(await isSeen(layer(page, /claim-999/))).toBe(true);
  });

  test('that cannot be judged says so, and shows its text all the same', async () => {
    const { window, program } = await open('empty');
    await program.failNext('inspect.text', fault('store.corrupt', 'Judging went wrong.'));
    await window.inspect(SELECTIVE);
    await window.main.getByRole('alert').getByText('Judging went wrong.').waitFor();
    expect(await isSeen(window.main.getByText(DISCLOSURES[0]!).first())).toBe(true);
  });
});

describe('an encrypted token', () => {
  const key = keyForJwe('dir', 'A256GCM');
  const encrypted = encryptDirectly(
    { alg: 'dir', enc: 'A256GCM', cty: 'JWT' },
    new TextEncoder().encode(
      compactJws({ alg: 'ES256', kid: 'inner' }, { iss: 'https://i.example', sub: 'zoë' }),
    ),
    key,
  );

  test('says what to give, and opens at what was inside once it was given', async () => {
    const { page, window } = await open('empty');
    await window.inspect(encrypted);
    await layer(page, /Encrypted token/).waitFor();
    await window.main.getByText('What is inside becomes a layer of its own').waitFor();
    await window.region('Decrypt').getByLabel('Private key or secret').fill(JSON.stringify(key.privateJwk));
    await window.region('Decrypt').getByRole('button', { name: 'Decrypt' }).click();
    await window.region('Claims').getByText('zoë').waitFor();
    expect(await layer(page, /Signed token/).getAttribute('aria-level')).toBe('2');
    await window.region('Header').getByText('inner').waitFor();
    await layer(page, /Encrypted token/).click();
    expect(await isSeen(window.region('Header').getByText('A256GCM'))).toBe(true);
  });
});

describe('a kept token of several layers', () => {
  test('shows its disclosures, and its proof masked until it is revealed', async () => {
    const { page, window } = await open();
    await window.inspect(SELECTIVE);
    await window.button('Keep and open').click();
    await layer(page, /locality/).click();
    await window.region('Disclosed: address/locality').waitFor();
    expect(await lit(page)).toBe(DISCLOSURES[1]);
    await layer(page, /Proof of the holder/).click();
    expect(await lit(page)).toMatch(/^•+$/);
    await window.button('Reveal').click();
    expect(await isSeen(page.locator('[data-lit]').getByText(SELECTIVE.split('.').at(-1)!))).toBe(true);
  });

  test('in JSON has each signature masked where it stands, and its bytes stand out like those of a pasted one', async () => {
    const { page, window } = await open();
    await window.inspect(JSON_SIGNED);
    await window.button('Keep and open').click();
    await layer(page, /Signature 2 of 2/).click();
    const masked = await lit(page);
    expect(masked).toContain('•••');
    expect(masked).not.toContain(JSON.parse(JSON_SIGNED).signatures[1].signature);
    await window.button('Reveal').click();
    const { signature } = JSON.parse(JSON_SIGNED).signatures[1];
    expect(await isSeen(page.locator('[data-lit]').getByText(signature).last())).toBe(true);
  });
});
