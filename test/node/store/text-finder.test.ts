import { expect, test } from 'vitest';
import { createTextFinder } from '../../../src/node/store/text-finder.ts';

const finder = (...texts: readonly string[]) => {
  const isIn = createTextFinder(texts.map((text) => Buffer.from(text)));
  return (bytes: string) => isIn(Buffer.from(bytes));
};

test.each([
  ['at the beginning', 'token-one and more', true],
  ['at the end', 'Bearer token-two', true],
  ['between', '{"a":"token-one"}', true],
  ['not where only the end of one stands', 'oken-two', false],
  ['not where one is cut short', 'token-on', false],
  ['not in nothing', '', false],
])('any of the texts is found %s', (_, bytes, isFound) => {
  expect(finder('token-one', 'token-two')(bytes)).toBe(isFound);
});

test('one that is shorter than four bytes is found, and an empty one nowhere', () => {
  expect(finder('abc')('xxabcxx')).toBe(true);
  expect(finder('')('anything')).toBe(false);
});

test('texts with the same end are told apart', () => {
  const isIn = finder('a-long-one-1234', 'b-long-one-1234');
  expect(isIn('… b-long-one-1234 …')).toBe(true);
  expect(isIn('… c-long-one-1234 …')).toBe(false);
});

test('what is not text is read as bytes', () => {
  const isIn = createTextFinder([Buffer.from([0xff, 0xfe, 0xfd, 0xfc, 0xfb])]);
  expect(isIn(Buffer.from([0, 0xff, 0xfe, 0xfd, 0xfc, 0xfb, 0]))).toBe(true);
});
