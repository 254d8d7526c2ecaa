import { expect, test } from 'vitest';
import { visibleName, visibleText } from '../../../src/renderer/ui/long-text/visible.model.ts';

test.each([
  ['a mark that turns the direction', 'a\u202Eb', String.raw`a\u202eb`],
  ['an isolate', '\u2066a\u2069', String.raw`\u2066a\u2069`],
  ['a zero-width space', 'a\u200Bb', String.raw`a\u200bb`],
  ['NUL and escape', '\0\u001B[2J', String.raw`\u0000\u001b[2J`],
  ['half a character', '\uD800', String.raw`\ud800`],
  ['a tag', 'a\u{E0041}', String.raw`a\udb40\udc41`],
  ['a line separator', 'a\u2028b', String.raw`a\u2028b`],
])('%s in a value is written out', (_, text, shown) => {
  expect(visibleText(text)).toBe(shown);
  expect(visibleName(text)).toBe(shown);
});

test('what people write stays as it is: scripts from right to left, accents, emoji, line breaks', () => {
  const text = 'שלום مرحبا é a\u0301 👩‍💻 ❤️\n\tنمی‌خواهم';
  expect(visibleText(text)).toBe(text);
});

test('in a name nothing is joined or chosen unseen either', () => {
  expect(visibleName('ex\u200Dp\uFE0F\n')).toBe(String.raw`ex\u200dp\ufe0f\u000a`);
});
