import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../src/core/text/utf8.ts';

describe('strict UTF-8', () => {
  test.each<[name: string, bytes: number[], start: number]>([
    ['a lone continuation byte', [0x41, 0x80], 1],
    ['a byte that never occurs', [0xff], 0],
    ['an overlong slash', [0x2f, 0xc0, 0xaf], 1],
    ['an overlong three-byte form', [0xe0, 0x80, 0x80], 0],
    ['a surrogate half', [0x41, 0x42, 0xed, 0xa0, 0x80], 2],
    ['a code point past U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a character cut off at the end', [0x41, 0xe2, 0x82], 1],
  ])('refuses %s and says where it stands', (_name, bytes, start) => {
    expect(decodeUtf8(new Uint8Array(bytes))).toEqual({ ok: false, start, end: start + 1 });
  });

  test('keeps a byte order mark in the text', () => {
    expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))).toEqual({ ok: true, text: '\uFEFFA' });
  });

  test('reads back whatever well-formed text was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text.isWellFormed());
        expect(decodeUtf8(encodeUtf8(text))).toEqual({ ok: true, text });
      }),
    );
  });

  test('finds the first fault where everything before it is well-formed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const result = decodeUtf8(bytes);
        if (result.ok) return;
        expect(result.start).toBeLessThan(bytes.length);
        expect(decodeUtf8(bytes.slice(0, result.start)).ok).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
