import { describe, expect, test } from 'vitest';
import type { TokenSummary } from '../../../src/contract/models/token.ts';
import { currentAccessToken, shownTokenId } from '../../../src/renderer/ui/token/newest-token.model.ts';
import { CLAIM_MEANINGS } from '../../../src/core/glossary/claims.ts';
import { HEADER_MEANINGS } from '../../../src/core/glossary/header-parameters.ts';
import { claimRows } from '../../../src/renderer/ui/token/claims.model.ts';
import { cutSegments } from '../../../src/renderer/ui/secret/segments.model.ts';

function token(id: string, more: Partial<TokenSummary>): TokenSummary {
  return {
    id,
    kind: 'access_token',
    format: 'jws',
    profileId: 'p',
    firstSeenAtMs: 0,
    state: 'live',
    origin: 'authorization_code',
    fingerprint: 'aaaaaaaa',
    isWatched: false,
    ...more,
  };
}

describe('the token that is shown', () => {
  const tokens = [
    token('old live', { firstSeenAtMs: 1 }),
    token('new expired', { firstSeenAtMs: 3, state: 'expired' }),
    token('newest id', { firstSeenAtMs: 4, kind: 'id_token' }),
    token('other profile', { firstSeenAtMs: 9, profileId: 'q' }),
  ];

  test('is the chosen one while it is there', () => {
    expect(shownTokenId(tokens, 'p', 'newest id')).toBe('newest id');
    expect(shownTokenId(tokens, 'p', 'removed')).toBe('old live');
  });

  test('is a live access token before a newer dead one', () => {
    expect(currentAccessToken(tokens, 'p')?.id).toBe('old live');
    expect(currentAccessToken(tokens.slice(1), 'p')?.id).toBe('new expired');
  });

  test('is whatever there is where there is no access token, and nothing where there is nothing', () => {
    expect(shownTokenId([tokens[2]!], 'p', undefined)).toBe('newest id');
    expect(shownTokenId(tokens, 'r', undefined)).toBeUndefined();
    expect(shownTokenId(tokens, undefined, undefined)).toBeUndefined();
  });
});

describe('claims', () => {
  const meanings = {
    header: new Map(HEADER_MEANINGS.map((one) => [one.name, one])),
    payload: new Map(CLAIM_MEANINGS.map((one) => [one.name, one])),
  };
  const rows = (text: string, part: 'header' | 'payload' = 'payload') => claimRows(text, meanings[part]);

  test('have their meaning, and the moment that is meant', () => {
    const [iss, exp] = rows('{"iss":"https://i","exp":1800000872,"expires_in":1}') ?? [];
    expect(iss).toMatchObject({
      value: 'https://i',
      meaning: expect.stringMatching(/^Issuer: who made/),
      section: 'RFC 7519 §4.1.1',
    });
    expect(exp?.atMs).toBe(1_800_000_872_000);
  });

  test('of the wrong type say so, and keep the value', () => {
    expect(rows('{"exp":"soon"}')?.[0]).toMatchObject({
      value: 'soon',
      problem: expect.stringContaining('exp is a string'),
    });
  });

  test('that no registry knows are the issuer’s own', () => {
    expect(rows('{"x_y":[{"a":1}]}')?.[0]).toMatchObject({
      meaning: expect.stringContaining('issuer’s own'),
      value: '[\n  {\n    "a": 1\n  }\n]',
    });
  });

  test('with a time no clock can show do not throw', () => {
    expect(rows('{"exp":1e308,"iat":"2"}')?.map(({ atMs }) => atMs)).toEqual([1e308, 2000]);
  });

  test('of an empty object are an empty table, of anything else no table', () => {
    expect(rows('{}')).toEqual([]);
    expect(rows('[1]')).toBeUndefined();
    expect(rows('{"a":')).toBeUndefined();
  });

  test('have names in which nothing goes unseen, and of a very long one the beginning', () => {
    const names = ['e\u200bxp', '\u202epxe', 'exp\u0000', 'a\u{e0041}', '\uD800', 'é', 'x'.repeat(300_000)];
    const text = JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])));
    expect(rows(text)?.map(({ shownName }) => shownName.slice(0, 12))).toEqual([
      'e\\u200bxp',
      '\\u202epxe',
      'exp\\u0000',
      'a\\udb40\\udc4'.slice(0, 12),
      '\\ud800',
      'é',
      'xxxxxxxxxxxx',
    ]);
    expect(rows(text)?.at(-1)?.shownName.length).toBeLessThan(210);
  });

  test('that are deep and long do not grow when they are indented', () => {
    const deep = `{"a":${'['.repeat(400)}${'1,'.repeat(50_000)}1${']'.repeat(400)}}`;
    expect(rows(deep)?.[0]?.value.length).toBeLessThan(deep.length);
  });

  test('of a header are explained as header parameters', () => {
    expect(rows('{"kid":"k1"}', 'header')?.[0]?.meaning).toMatch(/^Key id:/);
  });
});

describe('the parts of a token', () => {
  test.each([
    ['a.b.c', ['header', 'dot', 'payload', 'dot', 'signature']],
    ['a.b.', ['header', 'dot', 'payload', 'dot', 'signature']],
    ['a.b.c.d.e', ['header', 'dot', 'other', 'dot', 'other', 'dot', 'payload', 'dot', 'signature']],
    ['opaque', ['other']],
    ['a.b', ['other']],
    ['', ['other']],
  ])('of %j are %j, and joined they are the token again', (text, kinds) => {
    const pieces = cutSegments(text);
    expect(pieces.map(({ kind }) => kind)).toEqual(kinds);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });
});
