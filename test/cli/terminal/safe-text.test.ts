import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeJson, safeLine, safeText } from '../../../src/cli/terminal/safe-text.ts';

test.each([
  ['an escape sequence', '\u001b[31mred', String.raw`\u001b[31mred`],
  ['a title', '\u001b]0;owned\u0007', String.raw`\u001b]0;owned\u0007`],
  ['a C1 control', 'a\u009b31m', String.raw`a\u009b31m`],
  ['a carriage return over the line', 'fake\rreal', String.raw`fake\u000dreal`],
  ['a turned reading direction', 'user\u202egnp.exe', String.raw`user\u202egnp.exe`],
  ['an invisible mark', '\ufeffx', String.raw`\ufeffx`],
])('%s is shown, not obeyed', (_what, text, shown) => {
  expect(safeText(text)).toBe(shown);
});

test('letters of any script, line feeds and tabs stay as they are', () => {
  const text = 'Grüße, 你好\n\tمرحبا 👋';
  expect(safeText(text)).toBe(text);
});

test('one line stays one line', () => {
  expect(safeLine('a\nb\tc')).toBe(String.raw`a\nb c`);
});

test('JSON keeps its value, and has nothing in it that a terminal obeys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      const json = safeJson({ value, text });
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, text })));
      // oxlint-disable-next-line no-control-regex -- what must not be there
      expect(json).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }),
  );
});
