import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkBase64url,
  decodeBase64url,
  decodeBase64urlLeniently,
  encodeBase64,
  encodeBase64url,
  isStrictBase64url,
} from '../../../src/core/text/base64url.ts';

describe('the base64url gate', () => {
  test.each<[name: string, text: string, problems: readonly [code: string, start: number, end: number][]]>([
    ['the empty text', '', []],
    ['one byte', 'AA', []],
    ['the whole alphabet', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', []],
    ['one character', 'A', [['not_base64url', 0, 1]]],
    ['five characters', 'AAAAA', [['not_base64url', 4, 5]]],
    ['padding of one', 'AAA=', [['padding', 3, 4]]],
    ['padding of two', 'AA==', [['padding', 2, 4]]],
    ['padding alone', '====', [['padding', 0, 4]]],
    [
      'padding behind an impossible length',
      'A===',
      [
        ['padding', 1, 4],
        ['not_base64url', 0, 1],
      ],
    ],
    [
      'padding in the middle',
      'AA==AA',
      [
        ['not_base64url', 2, 3],
        ['not_base64url', 3, 4],
      ],
    ],
    [
      'base64 characters',
      'a+b/',
      [
        ['not_base64url', 1, 2],
        ['not_base64url', 3, 4],
      ],
    ],
    ['a space', 'AA AA', [['white_space', 2, 3]]],
    ['a line break', 'AAAA\r\nAAAA', [['white_space', 4, 6]]],
    ['a non-breaking space', 'AAAA\u00a0', [['white_space', 4, 5]]],
    ['a letter outside of ASCII', 'AAAé', [['not_base64url', 3, 4]]],
    ['a character whose low byte is a letter', 'AAA\u0141', [['not_base64url', 3, 4]]],
    ['a NUL', 'AAA\0', [['not_base64url', 3, 4]]],
    ['trailing bits of two characters', 'AB', [['non_canonical_base64url', 1, 2]]],
    ['trailing bits of three characters', 'AAB', [['non_canonical_base64url', 2, 3]]],
    [
      'trailing bits before padding',
      'AB==',
      [
        ['padding', 2, 4],
        ['non_canonical_base64url', 1, 2],
      ],
    ],
  ])('says of %s what is wrong and where', (_name, text, problems) => {
    expect(checkBase64url(text).map(({ code, start, end }) => [code, start, end])).toEqual(problems);
    expect(isStrictBase64url(text)).toBe(problems.length === 0);
  });

  test('lists the first places of a text that is all wrong and counts the rest', () => {
    const problems = checkBase64url('!'.repeat(1000));
    expect(problems).toHaveLength(16);
    expect(problems.at(-1)?.detail).toContain('984 more places');
  });

  test('lets a text through exactly when encoding its decoding gives it back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('AQgwx_-9=+/ \n.é')), maxLength: 12 }),
        (text) => {
          const isCanonical = encodeBase64url(new Uint8Array(Buffer.from(text, 'base64url'))) === text;
          expect(isStrictBase64url(text)).toBe(isCanonical);
          expect(checkBase64url(text).length === 0).toBe(isCanonical);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('base64url encoding', () => {
  test('agrees with Node on any bytes, both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64url');
        expect(encodeBase64url(bytes)).toBe(text);
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64url(text)).toEqual(bytes);
      }),
    );
  });

  test.each([
    ['padding', 'AQID===='],
    ['line breaks', 'A\nQ\r\nI D'],
    ['foreign characters', '#AQ.ID!'],
  ])('reads past %s when it is lenient', (_name, text) => {
    expect([...decodeBase64urlLeniently(text)]).toEqual([1, 2, 3]);
  });

  test('takes the base64 alphabet for its own when it is lenient', () => {
    expect(decodeBase64urlLeniently('-_-_')).toEqual(decodeBase64urlLeniently('+/+/'));
  });
});
