import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readParameters, urlParts } from '../../../src/core/text/parameters.ts';

describe('form parameters', () => {
  test('keep order, repetition and places', () => {
    const text = 'a=1&&b=%C3%A9+x&a=&c';
    expect(readParameters(text).map(({ name, value }) => [name, value])).toEqual([
      ['a', '1'],
      ['b', 'é x'],
      ['a', ''],
      ['c', ''],
    ]);
    expect(readParameters(text).map(({ valueStart, valueEnd }) => text.slice(valueStart, valueEnd))).toEqual([
      '1',
      '%C3%A9+x',
      '',
      '',
    ]);
  });

  test.each([
    ['half an escape', 'a=%4', '%4'],
    ['an escape that is no UTF-8', 'a=%ff', '%ff'],
    ['an equals sign', 'a=b=c', 'b=c'],
  ])('keep what cannot be decoded as it stands: %s', (_name, text, value) => {
    expect(readParameters(text)[0]?.value).toBe(value);
  });

  test('agree with URLSearchParams on everything it writes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))),
        (pairs) => {
          const text = new URLSearchParams(pairs).toString();
          expect(readParameters(text).map(({ name, value }) => [name, value])).toEqual([
            ...new URLSearchParams(text),
          ]);
        },
      ),
    );
  });
});

describe('the parts of a URL', () => {
  test.each([
    ['https://a/b?c=d#e=f', 'c=d', 'e=f'],
    ['https://a/b#e?f', undefined, 'e?f'],
    ['https://a/b?', '', undefined],
    ['app:/callback?x#', 'x', ''],
    ['https://a/b', undefined, undefined],
  ])('of %s', (url, query, fragment) => {
    const parts = urlParts(url);
    expect(parts.query && url.slice(parts.query.start, parts.query.end)).toBe(query);
    expect(parts.fragment && url.slice(parts.fragment.start, parts.fragment.end)).toBe(fragment);
  });
});
