import { describe, expect, test } from 'vitest';
import { ownAddress } from '../../../src/renderer/features/inspect/own-address.model.ts';
import { exampleText } from '../../../src/renderer/features/inspect/examples.model.ts';
import { askedAgain, readPaste, verifyInput } from '../../../src/renderer/features/inspect/inspect.model.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import type { TokenKind } from '../../../src/core/jose/token.ts';
import { expectationOf, expectedNames } from '../../../src/renderer/features/inspect/expected.model.ts';
import { compactJws } from '../../support/jwt.ts';

const jwt = compactJws({ alg: 'ES256', typ: 'at+jwt' }, { sub: 'alice', iat: 1, exp: 2 });

describe('a pasted text', () => {
  test('is taken apart without the program', () => {
    const { kind, tokens } = readPaste(`Authorization: Bearer ${jwt}`);
    expect(kind).toBe('authorization_header');
    expect(tokens[0]).toMatchObject({
      kind: 'access_token',
      life: { issuedAtSeconds: 1, expiresAtSeconds: 2 },
      payloadText: expect.stringContaining('alice'),
    });
  });

  test('with several tokens gives each its own kind', () => {
    const { tokens } = readPaste(
      JSON.stringify({
        access_token: 'opaque-1234567890',
        id_token: compactJws({ alg: 'ES256' }, { iss: 'i', sub: 's', aud: 'c', exp: 1, iat: 1, nonce: 'n' }),
      }),
    );
    expect(tokens.map((token) => [token.kind, token.parsed.format])).toEqual([
      ['access_token', 'opaque'],
      ['id_token', 'jws'],
    ]);
  });

  test.each([
    '',
    '   ',
    'a.b',
    '.....',
    '\u0000\uffff',
    '{"access_token":',
    `${jwt}.${jwt}`,
    'x'.repeat(3_000_000),
    jwt.slice(0, 40),
  ])('of any kind throws nothing', (text) => {
    expect(readPaste(text).tokens.length).toBeLessThan(3);
  });
});

describe('whose keys to trust', () => {
  const none = { by: 'profile', profileId: undefined, keys: '', url: '', decryptionKeys: '' } as const;

  test('names exactly one source', () => {
    expect(verifyInput('t', { ...none, profileId: 'p' }, false)).toEqual({ text: 't', profileId: 'p' });
    expect(verifyInput('t', { ...none, by: 'keys', profileId: 'p', keys: '{"keys":[]}' }, false)).toEqual({
      text: 't',
      keys: '{"keys":[]}',
    });
    expect(verifyInput('t', { ...none, by: 'url', url: ' https://i/jwks ' }, false)).toEqual({
      text: 't',
      jwksUrl: 'https://i/jwks',
    });
  });

  test('is not complete without it', () => {
    const payload = { ...none, profileId: 'p', payload: 'It’s a dangerous business' };
    expect(verifyInput('t', payload, false)).toEqual({
      text: 't',
      profileId: 'p',
      detachedPayload: 'It’s a dangerous business',
    });
    expect(verifyInput('t', none, false)).toBeUndefined();
    expect(verifyInput('t', { ...none, by: 'keys' }, false)).toBeUndefined();
    expect(verifyInput('t', { ...none, by: 'url', url: 'jwks' }, false)).toBeUndefined();
  });
});

describe('a key to decrypt with', () => {
  const form = { by: 'profile', profileId: undefined, keys: '', url: '', decryptionKeys: ' key ' } as const;

  test('is enough for an encrypted token, and goes with the trust where that is complete', () => {
    expect(verifyInput('t', form, true)).toEqual({ text: 't', decryptionKeys: ' key ' });
    expect(verifyInput('t', { ...form, profileId: 'p' }, true)).toEqual({
      text: 't',
      profileId: 'p',
      decryptionKeys: ' key ',
    });
  });

  test('is needed where no profile may have one, and never sent for another token', () => {
    const blank = { ...form, decryptionKeys: ' ' };
    expect(verifyInput('t', { ...blank, by: 'keys', keys: 'k' }, true)).toBeUndefined();
    expect(verifyInput('t', { ...blank, profileId: 'p' }, true)).toEqual({ text: 't', profileId: 'p' });
    expect(verifyInput('t', { ...form, profileId: 'p' }, false)).toEqual({ text: 't', profileId: 'p' });
  });
});

describe('the key that a token names', () => {
  test.each([
    [undefined, undefined],
    ['{"alg":"ES256"}', undefined],
    ['[]', undefined],
    ['{"jku":7}', undefined],
    ['{"jku":"https://a.example/k"}', { header: 'jku', url: 'https://a.example/k', mayFetch: true }],
    ['{"x5u":"http://127.0.0.1:9/c"}', { header: 'x5u', url: 'http://127.0.0.1:9/c', mayFetch: true }],
    ['{"jku":"http://a.example/k"}', { header: 'jku', url: 'http://a.example/k', mayFetch: false }],
    ['{"jku":"file:///etc/passwd"}', { header: 'jku', url: 'file:///etc/passwd', mayFetch: false }],
    ['{"jku":"no address"}', { header: 'jku', url: 'no address', mayFetch: false }],
  ])('by %s is %j', (headerText, own) => {
    expect(ownAddress(headerText)).toEqual(own);
  });
});

describe('an example', () => {
  test.each([
    ['token', 'token', ['access_token']],
    ['header', 'authorization_header', ['access_token']],
    ['response', 'token_response', ['access_token', 'id_token']],
    ['callback', 'callback_url', ['access_token']],
  ] as const)('of a %s is read as one, and has not expired', (name, kind, kinds) => {
    const paste = readPaste(exampleText(name, 1_800_000_000));
    expect(paste.kind).toBe(kind);
    expect(paste.tokens.map((token) => token.kind)).toEqual(kinds);
    for (const { life } of paste.tokens) expect(life.expiresAtSeconds).toBeGreaterThan(1_800_000_000);
  });
});

test('what is only judged again fetches nothing', () => {
  for (const input of [
    { text: 't', profileId: 'p', fetchOwnKeyOf: 0 },
    { text: 't', jwksUrl: 'https://i/jwks', atMs: 1 },
  ])
    expect(askedAgain(input)).toEqual({ ...input, isAgain: true });
  expect(askedAgain({ text: 't', keys: 'k' })).toEqual({ text: 't', keys: 'k' });
});

describe('what a token should match', () => {
  const names = (text: string, kind: TokenKind) => expectedNames(parseToken(text), kind);

  test('is asked for by what can be compared with it', () => {
    expect(names(jwt, 'access_token')).toEqual(['issuer', 'audience', 'clientId']);
    expect(names(jwt, 'dpop_proof')).toEqual(['method', 'url', 'serverNonce', 'accessToken']);
    expect(names(jwt, 'id_token')).toContain('maxAgeSeconds');
    expect(names(jwt, 'unknown')).toEqual(['issuer', 'audience']);
    expect(names(`${jwt}~${jwt}`, 'credential')).toEqual(['issuer', 'audience', 'nonce']);
    expect(names('opaque-token-of-some-length', 'access_token')).toEqual([]);
    expect(names('a.b', 'unknown')).toEqual([]);
  });

  test('is said where something is filled in that a person sees', () => {
    const form = { issuer: ' https://i ', nonce: '  ', maxAgeSeconds: '300', code: 'c' };
    expect(expectationOf(form, names(jwt, 'id_token'))).toEqual({
      issuer: 'https://i',
      maxAgeSeconds: 300,
      code: 'c',
    });
    expect(expectationOf(form, names(jwt, 'access_token'))).toEqual({ issuer: 'https://i' });
    expect(expectationOf({}, names(jwt, 'id_token'))).toBeUndefined();
    expect(expectationOf({ maxAgeSeconds: '-1' }, ['maxAgeSeconds'])).toBeUndefined();
  });
});
