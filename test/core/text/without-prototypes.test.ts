import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutPrototypes } from '../../../src/core/text/without-prototypes.ts';

test.each([
  '{}',
  '[]',
  '{"a":{}}',
  '[[],[]]',
  '{"a":[1,-12,"é",true,false,null],"b":{"c":0}}',
  '"a"',
  '123456',
  '-9',
])('knows how long the shortest text of %s is', (text) => {
  expect(withoutPrototypes(JSON.parse(text), 8)?.length).toBe(text.length);
});

test('never takes a text for longer than it is, unless it has escapes', () => {
  const noEscapes = fc.json({ stringUnit: fc.constantFrom('a', 'é', '0') });
  fc.assert(
    fc.property(noEscapes, (text) => (withoutPrototypes(JSON.parse(text), 64)?.length ?? 0) <= text.length),
  );
  for (const text of ['1e3', '1e9', '-1e20', '5e-9', '1e400', '-0', '12e1', '0.5', '9007199254740993'])
    expect(withoutPrototypes(JSON.parse(text), 1)?.length).toBeLessThanOrEqual(text.length);
});

test('counts members at every level, and sees what no double holds', () => {
  expect(withoutPrototypes(JSON.parse('{"a":{"b":1,"c":[{"d":1}]},"e":2}'), 8)).toMatchObject({
    members: 5,
    hasInfinite: false,
  });
  for (const text of ['1e400', '[-1e400]', '{"a":[{"b":1e400}]}'])
    expect(withoutPrototypes(JSON.parse(text), 8)?.hasInfinite).toBe(true);
});

test('no object inherits anything, and what another script gave to all objects is no member', () => {
  const prototype: Record<string, unknown> = Object.prototype as never;
  prototype['inherited'] = 'claim';
  try {
    const bare = withoutPrototypes(JSON.parse('{"a":[{"__proto__":{"b":1}}]}'), 8);
    expect(bare?.members).toBe(3);
    expect(JSON.stringify(bare?.value)).toBe('{"a":[{"__proto__":{"b":1}}]}');
    expect(Reflect.getPrototypeOf(Object(bare?.value))).toBeNull();
  } finally {
    delete prototype['inherited'];
  }
});

test('deeper than it is allowed to look there is nothing', () => {
  expect(withoutPrototypes(JSON.parse('[[[]]]'), 3)?.value).toEqual([[[]]]);
  expect(withoutPrototypes(JSON.parse('[[[]]]'), 2)).toBeUndefined();
});

test.each([63, 64, 65, 1000])(
  'of %i members none is lost, changed or moved, nor one of their members',
  (count) => {
    const text = `{${Array.from({ length: count }, (_, index) => `"n${index}":{"a":[{"__proto__":${index}}]}`).join(',')},"__proto__":{"b":"c"},"7":1}`;
    const bare = withoutPrototypes(JSON.parse(text), 8);
    expect(JSON.stringify(bare?.value)).toBe(JSON.stringify(JSON.parse(text)));
    expect(bare).toMatchObject({ members: count * 3 + 3, length: text.length });
    const all: unknown[] = [bare?.value];
    for (const each of all) {
      if (typeof each !== 'object' || each === null) continue;
      if (!Array.isArray(each)) expect(Reflect.getPrototypeOf(each)).toBeNull();
      all.push(...Object.values(each));
    }
    expect(all.length).toBeGreaterThan(count * 4);
  },
);
