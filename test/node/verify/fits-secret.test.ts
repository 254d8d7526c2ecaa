import { readFileSync } from 'node:fs';
import { CompactSign } from 'jose';
import { describe, expect, it } from 'vitest';
import { knownSecrets, ownSecrets } from '../../../src/core/jose/known-secrets.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import type { ParsedJws } from '../../../src/core/jose/token.ts';
import { fitsSecret } from '../../../src/node/verify/fits-secret.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function signed(alg: string, secret: Uint8Array): Promise<ParsedJws> {
  const token = parseToken(await new CompactSign(bytes('{}')).setProtectedHeader({ alg }).sign(secret));
  if (token.format !== 'jws') throw new Error('not a JWS');
  return token;
}

/** The example of RFC 7515, appendix A.1. */
const RFC7515_A1 =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

describe('fitsSecret', () => {
  it.each(['HS256', 'HS384', 'HS512'])('knows the secret of %s by its signature', async (alg) => {
    const secret = new Uint8Array(64).fill(7);
    const token = await signed(alg, secret);
    expect(fitsSecret(token, secret)).toBe(true);
    expect(fitsSecret(token, new Uint8Array(64).fill(8))).toBe(false);
    expect(fitsSecret(token, new Uint8Array())).toBe(false);
  });

  it('finds the key of the example of RFC 7515 in the list', () => {
    const token = parseToken(RFC7515_A1) as ParsedJws;
    const found = knownSecrets().find(({ secret }) => fitsSecret(token, secret));
    expect(found?.source).toBe('RFC 7515, appendix A.1');
  });

  it('fits nothing where the signature is no HMAC, or is missing', () => {
    for (const text of [
      'eyJhbGciOiJSUzI1NiJ9.e30.c2ln',
      'eyJhbGciOiJIUzI1NiJ9.e30.',
      'eyJhbGciOiJIUzI1NiJ9.e30.!!',
    ])
      expect(fitsSecret(parseToken(text) as ParsedJws, bytes('secret'))).toBe(false);
  });
});

describe('knownSecrets', () => {
  it('has no secret twice, and a source for each', () => {
    const texts = knownSecrets().map(({ secret }) => Buffer.from(secret).toString('base64'));
    expect(texts.length).toBeGreaterThan(150);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    expect(knownSecrets().every(({ source }) => source.length > 3)).toBe(true);
  });

  it('is published, whole, by source', () => {
    const page = readFileSync(new URL('../../../docs/known-secrets.md', import.meta.url), 'utf8');
    expect(page).toContain(`${knownSecrets().length} secrets`);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (const { secret, source } of knownSecrets()) {
      expect(page).toContain(source);
      // Keys of specifications are bytes, and what is repeated is said by its rule.
      if (secret.length === 0 || source.startsWith('RFC') || source.startsWith('something repeated'))
        continue;
      expect(page).toContain(`\`${decoder.decode(secret)}\``);
    }
  });
});

describe('ownSecrets', () => {
  const sources = (header: object, claims: object) =>
    ownSecrets(JSON.parse(JSON.stringify(header)), JSON.parse(JSON.stringify(claims))).map(
      ({ source }) => source,
    );

  it('are the names that stand in the token, and no values of one token alone', () => {
    expect(
      sources({ kid: 'k1' }, { iss: 'i', aud: ['a', 'b'], sub: 's', jti: 'j', nonce: 'n', exp: 1 }),
    ).toEqual([
      'the token’s own kid',
      'the token’s own iss',
      'the token’s own aud',
      'the token’s own aud',
      'the token’s own sub',
    ]);
  });

  it('are none of what is empty, long, no text, or one of very many', () => {
    expect(sources({ kid: '' }, { iss: 'x'.repeat(257), sub: 7 })).toEqual([]);
    expect(sources({}, { aud: Array.from({ length: 1000 }, (_, index) => `a${index}`) })).toHaveLength(4);
    expect(ownSecrets(undefined, undefined)).toEqual([]);
  });
});
