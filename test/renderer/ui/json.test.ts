import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutJson, indentJson } from '../../../src/renderer/ui/json/json-pieces.model.ts';

test('names, strings, numbers and literals are told apart', () => {
  const pieces = cutJson('{"a": "b:\\"c", "n": -1.5e3, "t": true, "z": null}').filter(
    ({ kind }) => kind !== 'other',
  );
  expect(pieces).toEqual([
    { kind: 'name', text: '"a"' },
    { kind: 'string', text: '"b:\\"c"' },
    { kind: 'name', text: '"n"' },
    { kind: 'number', text: '-1.5e3' },
    { kind: 'name', text: '"t"' },
    { kind: 'literal', text: 'true' },
    { kind: 'name', text: '"z"' },
    { kind: 'literal', text: 'null' },
  ]);
});

test('pieces joined are the text again, for JSON and for anything else', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      expect(
        cutJson(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('text that is no JSON is left as it is', () => {
  expect(indentJson('{"a":')).toBe('{"a":');
  expect(indentJson('{"a":1}')).toBe('{\n  "a": 1\n}');
});

test('JSON is indented as it would be written anew', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, undefined, 2));
    }),
  );
});

test('what reading and writing anew would lose stays: large numbers, and names that stand twice', () => {
  const text = '{"exp":12345678901234567890,"n":1.0,"big":1e400,"__proto__":1,"a":1,"a":{}}';
  expect(indentJson(text).replaceAll(/\s+/g, '')).toBe(text);
});

test('JSON nested deep does not grow by its square, and nested thousands deep is left as it is', () => {
  const deep = `${'['.repeat(500)}${'1,'.repeat(20_000)}1${']'.repeat(500)}`;
  expect(indentJson(deep).length).toBeLessThan(40 * deep.length);
  const deeper = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  expect(indentJson(deeper)).toBe(deeper);
});
