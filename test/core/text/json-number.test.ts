import { expect, test } from 'vitest';
import { isInexact } from '../../../src/core/text/json-number.ts';
import { readJson } from '../../../src/core/text/json.ts';

test.each([
  '0',
  '-1.5',
  '1e3',
  '1.0',
  '9007199254740992',
  '1152921504606846976',
  '0.1',
  '1700000000.123456',
  '0.1234567890123456',
])('%s is held by a double', (literal) => {
  expect(isInexact(literal)).toBe(false);
});

test.each([
  '9007199254740993',
  '12345678901234567890',
  '1e400',
  '-1e999',
  '3.141592653589793238462643383279',
  '1'.repeat(500),
])('%s is not', (literal) => {
  expect(isInexact(literal)).toBe(true);
});

test('what is not held is said, with its place, and the value is what a reader makes of it', () => {
  const text = '{"id": 12345678901234567890, "n": 1, "s": "12345678901234567890"}';
  const { part, problems } = readJson(text);
  expect(problems).toEqual([{ code: 'inexact_number', start: 7, end: 27, detail: '/id' }]);
  expect(part.object?.['n']).toBe(1);
});

test.each(['12345678901234567890', '-1e400', '[1,1e400]', '{"a":1e400,"a":1}'])(
  'it is said of %s wherever it stands',
  (text) => {
    expect(readJson(text).problems.map(({ code }) => code)).toContain('inexact_number');
  },
);
