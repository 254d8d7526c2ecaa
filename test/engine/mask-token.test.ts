import { describe, expect, test } from 'vitest';
import { parseToken } from '../../src/core/jose/parse.ts';
import { maskToken } from '../../src/engine/tokens/mask-token.ts';
import { compactJws } from '../support/jwt.ts';

const segment = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = segment({ alg: 'ES256' });
const CLAIMS = segment({ iss: 'https://i.example', sub: 'zoë' });
const masked = (value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 1);
  return { text, shown: maskToken(parseToken(text)) };
};

describe('a kept JWS in JSON', () => {
  const general = {
    payload: CLAIMS,
    signatures: [
      { protected: HEADER, signature: 'c2lnbmF0dXJlLTE' },
      { protected: HEADER, header: { kid: 'two' }, signature: 'c2lnbmF0dXJlLTI' },
    ],
  };

  test('shows header and payload, and each signature masked where it stands', () => {
    const { text, shown } = masked(general);
    expect(shown).toHaveLength(text.length);
    expect(shown).toContain(HEADER);
    expect(shown).toContain(CLAIMS);
    expect(shown).toContain('"kid": "two"');
    expect(shown).not.toContain('c2lnbmF0dXJl');
    expect(shown.match(/"signature": "•{15}"/g)).toHaveLength(2);
  });

  test('masks what stands where nothing is known to stand, a name that stands twice, and the proof of the holder', () => {
    const proof = compactJws({ typ: 'kb+jwt' }, { nonce: 'n' });
    const { shown } = masked(
      `{"payload":"${CLAIMS}","protected":"${HEADER}","signature":"Zmlyc3Q","signature":"bGFzdA","note":"a secret","header":{"kid":"k","kb_jwt":"${proof}","disclosures":[],"other":"${proof}"}}`,
    );
    for (const secret of ['Zmlyc3Q', 'bGFzdA', 'a secret', proof]) expect(shown).not.toContain(secret);
    expect(shown).toContain('"kid":"k"');
  });

  test('masks a payload that is a token, and one that is not the payload that was read', () => {
    const inside = Buffer.from(compactJws({ alg: 'ES256' }, { sub: 'a' })).toString('base64url');
    expect(masked({ ...general, payload: inside }).shown).not.toContain(inside);
    const twice = masked(
      `{"payload":"${inside}","payload":"${CLAIMS}","protected":"${HEADER}","signature":"bGFzdA"}`,
    );
    expect(twice.shown).toContain(CLAIMS);
    expect(twice.shown).not.toContain(inside);
  });

  test('keeps its length where members are written with escapes, and is masked whole where more follows', () => {
    const escaped = masked(`{"payload":"${CLAIMS}","protected":"${HEADER}","signature":"c2ln\\u0041"}`);
    expect(escaped.shown).toHaveLength(escaped.text.length);
    expect(escaped.shown).not.toContain('c2ln');
    expect(masked(`${JSON.stringify(general)} {"access_token":"x"}`).shown).toMatch(/^•+$/);
  });
});

test('a kept JWE in JSON shows its headers and nothing else', () => {
  const { shown, text } = masked({
    protected: segment({ enc: 'A256GCM' }),
    recipients: [{ header: { alg: 'dir', kid: 'one' }, encrypted_key: 'a2V5' }],
    iv: 'aXY',
    ciphertext: 'Y29udGVudA',
    tag: 'dGFn',
  });
  expect(shown).toHaveLength(text.length);
  expect(shown).toContain('"kid": "one"');
  for (const secret of ['a2V5', 'aXY', 'Y29udGVudA', 'dGFn']) expect(shown).not.toContain(`"${secret}"`);
});
