import { expect, test } from 'vitest';
import { columns, pad, widthOf, wrap } from '../../../src/cli/terminal/layout.ts';

test('columns line up, whatever their colours, and lines have no spaces at the end', () => {
  expect(
    columns(
      [
        ['a', 'bb', 'c'],
        ['\u001b[31maaaa\u001b[39m', '', ''],
        ['é', 'b', 'ccc'],
      ],
      2,
    ),
  ).toEqual(['  a     bb  c', '  \u001b[31maaaa\u001b[39m', '  é     b   ccc']);
});

test('a text is broken at spaces, and a long word stands alone', () => {
  expect(wrap('one two three https://a.example/a-very-long-address four', 16, 2)).toEqual([
    '  one two three',
    '  https://a.example/a-very-long-address',
    '  four',
  ]);
  expect(wrap('   ', 40)).toEqual([]);
});

test('colours take no room', () => {
  expect(widthOf('\u001b[1mab\u001b[22m')).toBe(2);
  expect(pad('ab', 4)).toBe('ab  ');
  expect(pad('abcdef', 4)).toBe('abcdef');
});
