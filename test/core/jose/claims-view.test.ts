import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClaims, readHeaderParameters } from '../../../src/core/jose/claims-view.ts';
import { isJsonObject, type JsonValue } from '../../../src/core/json.ts';
import { readJson } from '../../../src/core/text/json.ts';

const one = (name: string, value: JsonValue, nowSeconds?: number) =>
  readClaims({ [name]: value }, nowSeconds === undefined ? {} : { nowSeconds })[0];

describe('a claim is read', () => {
  test.each<[name: string, value: JsonValue, kind: string, text: string]>([
    ['iss', 'https://as.example', 'text', 'https://as.example'],
    ['aud', ['a', 'b'], 'list', 'a, b'],
    ['aud', 'a', 'text', 'a'],
    ['exp', 1_700_000_000, 'time', '1700000000'],
    ['scope', 'openid  email', 'list', 'openid  email'],
    ['email_verified', true, 'boolean', 'true'],
    ['picture', 'https://a.example/p.png', 'link', 'https://a.example/p.png'],
    ['picture', 'javascript:alert(1)', 'text', 'javascript:alert(1)'],
    ['cnf', { jkt: 'x' }, 'object', '{"jkt":"x"}'],
    ['acr', '0', 'text', '0'],
    ['unknown', 5, 'number', '5'],
    ['unknown', null, 'null', 'null'],
    ['unknown', [1, 'a'], 'object', '[1,"a"]'],
    ['unknown', [], 'list', ''],
    ['roles', [{ value: 'x' }], 'object', '[{"value":"x"}]'],
  ])('%s %j as %s', (name, value, kind, text) => {
    expect(one(name, value)).toMatchObject({ name, kind, text, value });
    expect(one(name, value)).not.toHaveProperty('problem');
  });

  test('with its meaning, its place and its items', () => {
    expect(one('scope', 'openid email')).toMatchObject({
      items: ['openid', 'email'],
      meaning: { section: 'RFC 8693 §4.2' },
    });
    expect(one('https://a.example/x~y', 'z')?.pointer).toBe('/https:~1~1a.example~1x~0y');
    expect(one('https://a.example/x~y', 'z')).not.toHaveProperty('meaning');
  });

  test('with how far away a time is', () => {
    expect(one('exp', 130, 100)).toMatchObject({ seconds: 130, secondsFromNow: 30 });
    expect(one('iat', 70.5, 100)).toMatchObject({ seconds: 70.5, secondsFromNow: -29.5 });
    expect(one('exp', 130)).not.toHaveProperty('secondsFromNow');
  });

  test('in the order in which it stands', () => {
    expect(readClaims({ b: 1, iss: 'x', a: 2 }).map(({ name }) => name)).toEqual(['b', 'iss', 'a']);
  });

  test('by the same rules in a header', () => {
    expect(readHeaderParameters({ alg: 'none', x5c: 'MII', exp: 1 })).toMatchObject([
      { name: 'alg', meaning: { section: 'RFC 7515 §4.1.1' } },
      {
        name: 'x5c',
        problem: { code: 'wrong_type', message: 'x5c is a string; RFC 7515 §4.1.6 wants a list of strings.' },
      },
      { name: 'exp', kind: 'number' },
    ]);
  });
});

describe('a claim of the wrong type says so', () => {
  test.each<[name: string, value: JsonValue, message: string]>([
    ['exp', '1700000000', 'exp is a string; RFC 7519 §4.1.4 wants a number of seconds since 1970.'],
    ['exp', 'tomorrow', 'exp is a string; RFC 7519 §4.1.4 wants a number of seconds since 1970.'],
    ['exp', null, 'exp is null; RFC 7519 §4.1.4 wants a number of seconds since 1970.'],
    ['iss', 5, 'iss is a number; RFC 7519 §4.1.1 wants a string.'],
    ['sub', ['a'], 'sub is a list; RFC 7519 §4.1.2 wants a string.'],
    ['aud', { a: 1 }, 'aud is an object; RFC 7519 §4.1.3 wants a string or a list of strings.'],
    ['aud', ['a', 1], 'aud is a list; RFC 7519 §4.1.3 wants a string or a list of strings.'],
    [
      'email_verified',
      'true',
      'email_verified is a string; OpenID Connect Core 1.0 §5.1 wants true or false.',
    ],
    ['amr', 'pwd', 'amr is a string; OpenID Connect Core 1.0 §2 wants a list of strings.'],
    ['scope', ['openid'], 'scope is a list; RFC 8693 §4.2 wants one string with spaces between.'],
    ['cnf', 'x', 'cnf is a string; RFC 7800 §3.1 wants an object.'],
    ['nonce', true, 'nonce is true; OpenID Connect Core 1.0 §2 wants a string.'],
    [
      'authorization_details',
      ['x'],
      'authorization_details is a list; RFC 9396 §9.1 wants a list of objects.',
    ],
  ])('%s: %j', (name, value, message) => {
    expect(one(name, value)?.problem).toEqual({ code: 'wrong_type', message });
  });

  test('and a time is still shown as one where it can be read', () => {
    expect(one('exp', '1700000000', 0)).toMatchObject({ kind: 'time', seconds: 1_700_000_000 });
    expect(one('exp', 'tomorrow')).toMatchObject({ kind: 'text' });
    expect(one('exp', 'tomorrow')).not.toHaveProperty('seconds');
  });

  test.each([1_700_000_000_000, 1_700_000_000_123])(
    'and so do milliseconds where seconds belong: %d',
    (value) => {
      expect(one('iat', value)).toMatchObject({
        kind: 'time',
        seconds: value / 1000,
        problem: { code: 'milliseconds' },
      });
    },
  );

  test('a number too large to be one says so', () => {
    const { object } = readJson('{"exp":1e999}').part;
    expect(readClaims(object ?? {})[0]).toMatchObject({
      kind: 'number',
      problem: {
        code: 'wrong_type',
        message: 'exp is too large a number; RFC 7519 §4.1.4 wants a number of seconds since 1970.',
      },
    });
  });
});

test('any claims at all are read, one row each', () => {
  const names = fc.constantFrom(
    'exp',
    'aud',
    'scope',
    'cnf',
    'amr',
    'email_verified',
    'picture',
    '__proto__',
    'x',
  );
  fc.assert(
    fc.property(fc.dictionary(names, fc.jsonValue()), (claims) => {
      const { value } = readJson(JSON.stringify(claims)).part;
      if (!isJsonObject(value)) throw new Error('not an object');
      const rows = readClaims(value, { nowSeconds: 1_700_000_000 });
      expect(rows.map(({ name }) => name)).toEqual(Object.keys(value));
      expect(rows.every(({ text }) => typeof text === 'string')).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
