import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PRESENTED } from '../../support/vectors/rfc9901.ts';
import { fakeWindow, isSeen } from './fake-window.ts';

const open = fakeWindow();
const VECTORS = join(import.meta.dirname, '../../support/vectors/rfc7520/jws');
const { input, output } = JSON.parse(
  readFileSync(join(VECTORS, '4_5.signature_with_detached_content.json'), 'utf8'),
);

describe('a detached payload', () => {
  test('is asked for, and then the signature over it is verified', async () => {
    const { window, calls, troubles } = await open('empty');
    await window.inspect(output.compact);
    const head = window.region('Life of the token');
    await window.region('Findings').getByText('The payload is not in the token').waitFor();
    const panel = window.region('Verify the signature');
    await panel.getByLabel('Payload', { exact: true }).fill(input.payload);
    await panel.getByRole('radio', { name: 'Keys I give' }).check();
    await panel.getByLabel('JWKS, JWK, PEM or secret').fill(JSON.stringify(input.key));
    await panel.getByRole('button', { name: 'Verify' }).click();
    await head.getByText('Signature verified').waitFor();
    expect(await calls('inspect.text')).toContainEqual({
      text: output.compact,
      keys: JSON.stringify(input.key),
      detachedPayload: input.payload,
    });
    expect(troubles).toEqual([]);
  });
});

describe('what is pasted', () => {
  test('is called by what it is: a HAR file, a log, an introspection response', async () => {
    const { window } = await open('empty');
    const request = {
      url: 'https://a.example/',
      headers: [{ name: 'Authorization', value: `Bearer ${PRESENTED}` }],
    };
    await window.inspect(JSON.stringify({ log: { entries: [{ request }] } }));
    await window.main.getByText('A HAR file.').waitFor();
    const box = window.main.getByRole('textbox', { name: /^Token, header/ });
    await box.fill(`12:00 got ${PRESENTED}\n12:01 done`);
    await window.main.getByText('A text with tokens in it.').waitFor();
    await box.fill('{"active":true,"sub":"zoë"}');
    await window.main.getByText(/An introspection response/).waitFor();
    await window.region('Claims').getByText('zoë').waitFor();
    expect(await isSeen(window.region('Findings'))).toBe(true);
  });
});
