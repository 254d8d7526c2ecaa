import { describe, expect, it } from 'vitest';
import { type ComparedSide, compareTokens } from '../../../src/core/compare/compare-tokens.ts';
import type { MemberComparison } from '../../../src/core/compare/comparison.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import { jwt, segment } from '../jose/tokens.ts';

const HEADER = { alg: 'RS256', kid: 'k1' };

function side(text: string, more: Partial<ComparedSide> = {}): ComparedSide {
  return { parsed: parseToken(text), life: {}, ...more };
}

/** A token over a JSON text as it is written. */
function written(claims: string, header: object = HEADER): ComparedSide {
  return side(`${segment(JSON.stringify(header))}.${segment(claims)}.${segment('signature')}`);
}

function claim(left: string, right: string, name: string): MemberComparison | undefined {
  return compareTokens(written(left), written(right)).claims?.find((one) => one.name === name);
}

describe('claims that are only written otherwise', () => {
  it.each([
    ['aud as a text and as a list of one', '{"aud":"a"}', '{"aud":["a"]}', 'aud', ['list_of_one']],
    ['aud in another order', '{"aud":["a","b"]}', '{"aud":["b","a"]}', 'aud', ['order']],
    ['scope in another order', '{"scope":"read write"}', '{"scope":"write read"}', 'scope', ['order']],
    [
      'scp as a text and as a list',
      '{"scp":"read write"}',
      '{"scp":["read","write"]}',
      'scp',
      ['list_or_text'],
    ],
    ['a scope named twice', '{"scope":"read read"}', '{"scope":"read"}', 'scope', ['repeats']],
    ['a whole number with a fraction', '{"exp":1}', '{"exp":1.0}', 'exp', ['number_text']],
    ['a number with an exponent', '{"exp":1200}', '{"exp":1.2e3}', 'exp', ['number_text']],
    ['members in another order', '{"cnf":{"a":1,"b":2}}', '{"cnf":{"b":2,"a":1}}', 'cnf', ['member_order']],
    ['a text with an escape', '{"sub":"alice"}', String.raw`{"sub":"\u0061lice"}`, 'sub', ['written']],
    ['an object with spaces', '{"cnf":{"a":1}}', '{"cnf":{ "a": 1 }}', 'cnf', ['written']],
    ['minus zero and zero', '{"n":-0}', '{"n":0}', 'n', ['number_text']],
    ['amr in another order', '{"amr":["pwd","otp"]}', '{"amr":["otp","pwd"]}', 'amr', ['order']],
  ] as const)('%s are equal, and it is said why', (_, left, right, name, why) => {
    expect(claim(left, right, name)).toMatchObject({ change: 'equal', why, inside: [], items: [] });
    expect(compareTokens(written(left), written(right)).sameness).toBe('meaning');
  });
});

describe('claims that differ', () => {
  it.each([
    ['numbers that are one double', '{"n":9007199254740993}', '{"n":9007199254740992}', 'n'],
    ['a number and the same digits as a text', '{"exp":1}', '{"exp":"1"}', 'exp'],
    ['a list that is no set, in another order', '{"list":["a","b"]}', '{"list":["b","a"]}', 'list'],
    ['aud of which one is no text', '{"aud":["a",1]}', '{"aud":"a"}', 'aud'],
    ['null and nothing at all inside', '{"o":{"a":null}}', '{"o":{}}', 'o'],
    ['texts that differ in case', '{"iss":"https://A"}', '{"iss":"https://a"}', 'iss'],
    ['exponents too long to be read', '{"n":1e9999999999999}', '{"n":2e9999999999999}', 'n'],
  ])('%s', (_, left, right, name) => {
    expect(claim(left, right, name)).toMatchObject({ change: 'changed', why: [] });
    expect(compareTokens(written(left), written(right)).sameness).toBe('different');
  });

  it('say which values of a set only one of them has', () => {
    expect(claim('{"aud":"a"}', '{"aud":["b","a"]}', 'aud')?.items).toEqual([
      { text: 'a', left: true, right: true },
      { text: 'b', left: false, right: true },
    ]);
  });

  it('say where inside an object, and what stands there as it is written', () => {
    const left = '{"realm_access":{"roles":["a"],"n":1.50}}';
    const right = '{"realm_access":{"roles":["a","b"],"n":2}}';
    expect(claim(left, right, 'realm_access')?.inside).toEqual([
      { pointer: '/realm_access/roles/1', right: 'b' },
      { pointer: '/realm_access/n', left: '1.50', right: '2' },
    ]);
  });

  it('say by how much a time is later', () => {
    expect(claim('{"exp":1000}', '{"exp":4600}', 'exp')).toMatchObject({
      laterBySeconds: 3600,
      title: 'Expires',
    });
    expect(claim('{"own":1000}', '{"own":4600}', 'own')).not.toHaveProperty('laterBySeconds');
  });

  it('stand in the order of the left one, then those that only the right one has', () => {
    const { claims } = compareTokens(written('{"b":1,"a":1}'), written('{"c":1,"a":2}'));
    expect(claims?.map(({ name, change }) => [name, change])).toEqual([
      ['b', 'only_left'],
      ['a', 'changed'],
      ['c', 'only_right'],
    ]);
  });

  it('are listed up to a hundred inside one value, and it is said that there are more', () => {
    const list = (value: number) => JSON.stringify({ list: Array.from({ length: 150 }, () => value) });
    const found = claim(list(1), list(2), 'list');
    expect(found?.inside).toHaveLength(100);
    expect(found?.isCut).toBe(true);
  });
});

describe('two tokens', () => {
  it('of the same bytes are the same text', () => {
    const token = side(jwt(HEADER, { sub: 'alice' }));
    expect(compareTokens(token, token)).toMatchObject({
      sameness: 'text',
      claims: [{ name: 'sub', change: 'same' }],
      header: [
        { name: 'alg', change: 'same' },
        { name: 'kid', change: 'same' },
      ],
    });
  });

  it('that differ in the header alone are different', () => {
    const { sameness, header } = compareTokens(written('{}'), written('{}', { alg: 'none' }));
    expect(sameness).toBe('different');
    expect(header).toMatchObject([
      { name: 'alg', change: 'changed', left: 'RS256', right: 'none' },
      { name: 'kid', change: 'only_left' },
    ]);
  });

  it('of which one is opaque have no claims to compare, and still lives and scopes', () => {
    const compared = compareTokens(
      side('a-token-of-no-format', { scope: ['read'], life: { issuedAtSeconds: 0, expiresAtSeconds: 300 } }),
      side(jwt(HEADER, {}), { scope: ['read', 'write'], life: { expiresAtSeconds: 300 } }),
    );
    expect(compared.claims).toBeUndefined();
    expect(compared.header).toEqual([]);
    expect(compared.sameness).toBe('different');
    expect(compared.scopes).toEqual([
      { text: 'read', left: true, right: true },
      { text: 'write', left: false, right: true },
    ]);
    expect(compared.life).toEqual([
      { moment: 'issued', left: 0, change: 'only_left' },
      { moment: 'expires', left: 300, right: 300, change: 'same' },
      { moment: 'lifetime', left: 300, change: 'only_left' },
    ]);
  });

  it.each([
    ['with names of prototypes', '{"__proto__":{"a":1},"constructor":1}'],
    ['with a name twice, of which the last counts', '{"a":1.0,"a":2}'],
    ['nested deeply', `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`],
  ])('%s are compared with themselves, and nothing is thrown', (_, claims) => {
    expect(compareTokens(written(claims), written(`${claims} `)).sameness).toBe('meaning');
  });

  it('of a megabyte of claims are compared in a moment', () => {
    const many = (last: number) =>
      JSON.stringify(
        Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`claim-${i}`, i === 39_999 ? last : i])),
      );
    const started = performance.now();
    const { claims } = compareTokens(written(many(1)), written(many(2)));
    expect(claims?.filter(({ change }) => change !== 'same')).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
