import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { member } from '../../../src/core/json.ts';
import { MAX_JSON_DEPTH, pointerRange, readJson, readJsonBytes } from '../../../src/core/text/json.ts';
import { walkJson } from '../../../src/core/text/json-walk.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('strict JSON', () => {
  test.each<[name: string, text: string, code: string, start: number]>([
    ['nothing', '', 'not_json', 0],
    ['white space', ' \n', 'not_json', 2],
    ['half an object', '{"a":1', 'not_json', 6],
    ['a trailing comma', '{"a":1,}', 'not_json', 7],
    ['a missing value', '{"a":}', 'not_json', 5],
    ['single quotes', "{'a':1}", 'not_json', 1],
    ['a name without quotes', '{a:1}', 'not_json', 1],
    ['a number with a leading zero', '[01]', 'not_json', 2],
    ['a plus sign', '[+1]', 'not_json', 1],
    ['NaN', '[NaN]', 'not_json', 1],
    ['a raw line break in a string', '["a\nb"]', 'not_json', 3],
    ['an unknown escape', '["\\x41"]', 'not_json', 2],
    ['half an escape', '["\\u12"]', 'not_json', 2],
    ['an unending string', '["abc', 'not_json', 5],
    ['the wrong bracket', '{"a":[1}', 'not_json', 7],
    ['a second value', '{"a":1}{"b":2}', 'trailing_data', 7],
    ['a NUL behind the value', '{}\0', 'trailing_data', 2],
    ['a non-breaking space around it', '\u00a0{}', 'not_json', 0],
  ])('gives no value for %s and says where reading stopped', (_name, text, code, start) => {
    const { part, problems } = readJson(text);
    expect(part).toEqual({ text, duplicates: [] });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, start });
  });

  test('names every duplicate member by its pointer and counts it', () => {
    const text = '{"iss":1,"x":{"a/b":1,"a/b":2,"a/b":3},"l":[{"k":1,"\\u006b":2}],"iss":2}';
    const { part, problems } = readJson(text);
    expect(part.duplicates).toEqual([
      { pointer: '/x/a~1b', count: 3 },
      { pointer: '/l/0/k', count: 2 },
      { pointer: '/iss', count: 2 },
    ]);
    expect(problems.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual([
      ['duplicate_member', '"a/b"'],
      ['duplicate_member', '"a/b"'],
      ['duplicate_member', '"\\u006b"'],
      ['duplicate_member', '"iss"'],
    ]);
    expect(part.value).toEqual(JSON.parse(text));
  });

  test.each([
    ['beside a string that looks like a member', '{"a" :"x\\":","a" :1}', '/a'],
    ['beside two of them', '{"alg" :"none","x" :"\\":\\":","alg" :"RS256"}', '/alg'],
    ['after a line break', '{"a"\n:"\\":","a"\t:1}', '/a'],
    ['after a carriage return', '{"a"\r:"\\":","a"\r:1}', '/a'],
  ])('finds a duplicate whose colon stands apart %s', (_name, text, pointer) => {
    expect(readJson(text).part.duplicates).toEqual([{ pointer, count: 2 }]);
  });

  test.each([
    ['an exponent', '{"n":1e9,"a":1,"a":1 }', '{"n":1000000000,"a":1}'],
    ['a negative exponent', '{"n":5e-9,"a":1,"a":1 }', '{"n":0.000000005,"a":1}'],
    ['a large number', '{"n":-1e20,"a":1,"a":1           }', '{"n":-100000000000000000000,"a":1}'],
  ])('finds a duplicate where %s leaves room for it', (_name, text, without) => {
    const { part } = readJson(text);
    expect(part.value).toEqual(JSON.parse(without));
    expect([text.length, part.duplicates.length]).toEqual([without.length, 1]);
  });

  test('finds duplicates of names that an object would inherit', () => {
    expect(readJson('{"__proto__":1,"__proto__":2,"toString":1}').part.duplicates).toEqual([
      { pointer: '/__proto__', count: 2 },
    ]);
  });

  test('takes __proto__ for a name like any other', () => {
    const { object } = readJson('{"__proto__":{"admin":true},"a":1}').part;
    expect(member(object, '__proto__')).toEqual({ admin: true });
    expect(object?.['admin']).toBeUndefined();
    expect(object && Object.getPrototypeOf(object)).toBeNull();
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  test.each([
    ['escaped, as a value', '{"a":"x\\ud800"}', '"x\\ud800"'],
    ['escaped, as a name', '{"\\uDC00":1}', '"\\uDC00"'],
    ['raw', '["\ud800"]', '"\ud800"'],
  ])('points at a lone surrogate, %s', (_name, text, literal) => {
    const { problems } = readJson(text);
    expect(problems.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual([
      ['lone_surrogate', literal],
    ]);
  });

  test('does not mind a whole pair of surrogates', () => {
    expect(readJson('{"a":"\\ud83d\\ude00"}').problems).toEqual([]);
  });

  test('reads past a byte order mark and says that there is one', () => {
    const { part, problems } = readJson('\uFEFF{"a":1,"a":2}');
    expect(part.object).toEqual({ a: 2 });
    expect(problems).toMatchObject([
      { code: 'byte_order_mark', start: 0, end: 1 },
      { code: 'duplicate_member', start: 8, end: 11 },
    ]);
  });

  test('reads the deepest level it allows and refuses the next', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(readJson(nested(MAX_JSON_DEPTH)).problems).toEqual([]);
    const tooDeep = readJson(nested(MAX_JSON_DEPTH + 1));
    expect(tooDeep.part.value).toBeUndefined();
    expect(tooDeep.problems).toMatchObject([{ code: 'too_deep', start: MAX_JSON_DEPTH }]);
  });

  test.each([
    ['closed', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['never closed', '[{"a":'.repeat(50_000)],
    ['begun as a string', `"${'['.repeat(50_000)}`],
  ])('survives 50,000 levels, %s', (_name, text) => {
    expect(readJson(text).part.value).toBeUndefined();
  });

  test('is no JSON part where the bytes are no UTF-8', () => {
    expect(readJsonBytes(new Uint8Array([0x7b, 0xff]))).toBeUndefined();
    expect(readJsonBytes(new TextEncoder().encode('{"ä":1}'))?.object).toEqual({ ä: 1 });
  });

  test('agrees with JSON.parse on what is JSON and what it says, whatever is broken in it', () => {
    const damaged = fc
      .tuple(
        fc.json({ stringUnit: 'binary' }),
        fc.nat(),
        fc.constantFrom(
          '',
          ',',
          '"',
          '}',
          ']',
          '{',
          '[',
          ':',
          '\\',
          '0',
          '-',
          'e',
          '\n',
          '\u0007',
          'tru',
          '1.',
        ),
      )
      .map(([json, at, insert]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + insert + json.slice(place);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const valid = isJson(text);
        expect(walkJson(text, () => undefined) === undefined).toBe(valid);
        const { part } = readJson(text);
        expect(part.value !== undefined).toBe(valid);
        if (valid) expect(JSON.stringify(part.value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('the place of a JSON pointer', () => {
  const text = ' {"a": {"b/c" : [1, "two", {"d":null}]}, "é": "x", "a~": true, "n": -1.50e3 } ';
  test.each<[pointer: string, key: string | undefined, value: string]>([
    ['', undefined, text.trim()],
    ['/a/b~1c', '"b/c"', '[1, "two", {"d":null}]'],
    ['/a/b~1c/1', undefined, '"two"'],
    ['/a/b~1c/2/d', '"d"', 'null'],
    ['/é', '"é"', '"x"'],
    ['/a~0', '"a~"', 'true'],
    ['/n', '"n"', '-1.50e3'],
  ])('is found for "%s"', (pointer, key, value) => {
    const found = pointerRange(text, pointer);
    expect(found && text.slice(found.value.start, found.value.end)).toBe(value);
    expect(found?.key && text.slice(found.key.start, found.key.end)).toBe(key);
  });

  test('is the last of duplicates, past a byte order mark too', () => {
    expect(pointerRange('\uFEFF{"a":1,"a":22}', '/a')).toEqual({
      key: { start: 8, end: 11 },
      value: { start: 12, end: 14 },
    });
  });

  test.each(['/missing', '/a/b', '/a/b~1c/3', 'a'])('is nowhere for "%s"', (pointer) => {
    expect(pointerRange(text, pointer)).toBeUndefined();
  });
});
