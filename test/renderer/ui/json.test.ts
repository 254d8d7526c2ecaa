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
