import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_TOKEN_LENGTH } from '../../../src/core/jose/parse.ts';
import { type FoundToken, TokenFinder } from '../../../src/core/scan/find-tokens.ts';

const segment = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const JWS = `${segment({ alg: 'RS256', kid: 'k1' })}.${segment({ iss: 'https://login.example' })}.${'A'.repeat(86)}`;
const JWE = `${segment({ alg: 'dir', enc: 'A128GCM' })}..${segment('iv')}.${segment('text')}.${segment('tag')}`;
const SD_JWT = `${JWS}~${segment('["salt","name","Alice"]')}~${segment('["salt",true]')}~`;
const BOUND = `${SD_JWT}${segment({ alg: 'ES256', typ: 'kb+jwt' })}.${segment({ nonce: 'n' })}.${'B'.repeat(86)}`;
const SPACED = `${segment('{\n  "alg": "none"\n}')}.${segment({})}.`;
const HALF = `${segment({ alg: 'RS256', kid: 'k1' })}.${segment({ iss: 'x' }).slice(0, 7)}`;

function find(text: string | Uint8Array, chunk = Infinity): readonly FoundToken[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const finder = new TokenFinder();
  const found: FoundToken[] = [];
  for (let at = 0; at < bytes.length; at += chunk) found.push(...finder.push(bytes.slice(at, at + chunk)));
  return [...found, ...finder.end()];
}

const textsIn = (text: string): readonly string[] => find(text).map((token) => token.text);

describe('what is found', () => {
  test.each([
    ['a token alone', JWS, [JWS]],
    ['an Authorization header', `Authorization: Bearer ${JWS}\r\nAccept: */*`, [JWS]],
    ['a token at the end of a sentence', `The token was ${JWS}. It failed.`, [JWS]],
    ['JSON', JSON.stringify({ access_token: JWS, id_token: JWE }), [JWS, JWE]],
    ['JSON in JSON in JSON', JSON.stringify(JSON.stringify(JSON.stringify({ t: JWS }))), [JWS]],
    ['a line after an escaped line feed', `"log":"line\\n${JWS}\\r\\n"`, [JWS]],
    ['escaped slashes around', `"https:\\/\\/api.example\\/cb#id_token=${JWS}&state=x"`, [JWS]],
    ['a query', `https://app.example/cb?a=1&id_token=${JWS}&state=eyJ`, [JWS]],
    ['a whole address percent-encoded', encodeURIComponent(`https://app.example/cb?t=${JWS}&s=1`), [JWS]],
    [
      'percent-encoded dots and tildes',
      encodeURIComponent(BOUND).replaceAll('.', '%2E').replaceAll('~', '%7e'),
      [BOUND],
    ],
    ['an SD-JWT', `vp_token=${SD_JWT}&x`, [SD_JWT]],
    ['an SD-JWT with its key binding', `{"vp":"${BOUND}"}`, [BOUND]],
    ['a JWE with an empty key', `<${JWE}>`, [JWE]],
    ['a JWE at the end of a sentence', `${JWE}.`, [JWE]],
    ['a header that begins with white space', `"${SPACED}"`, [SPACED]],
    ['one after the other', `${JWS} ${JWS}\n${JWE}`, [JWS, JWS, JWE]],
    ['behind a word that begins alike', `keyJoin.some.thing ${JWS} monkeyJar.a.b`, [JWS]],
    ['text that is not UTF-8', `\u0080\uffff${JWS}\ud800`, [JWS]],
  ])('%s', (_, text, expected) => {
    expect(textsIn(text)).toEqual(expected);
  });
});

describe('what is malformed', () => {
  const padded = `${segment('{"a":1}')}==.${segment('{}')}=.AA`;
  test.each([
    ['half a token', HALF],
    ['padding before dots', padded],
    ['a header that is cut inside', `${segment('{"alg":"RS256"').slice(0, 16)}.${segment({ a: 1 })}.AA`],
    ['a payload that is none', `${segment({ alg: 'RS256' })}.????`.replace('????', '----.AA')],
    ['four parts', `${JWS}.CCCC`],
  ])('%s is found too', (_, token) => {
    expect(textsIn(`x ${token} y`)).toEqual([token]);
  });

  test.each([
    ['base64 of a source map', `data:application/json;base64,${segment('{"version":3,"sources":["a.ts"]}')}`],
    ['a JSON cookie with one dot that says no algorithm', `${segment({ user: 1 })}.abcdef`],
    ['names in a program', 'const keyJSON = monkeyJoin.eyJar.b; heyJude.a.b'],
    ['nothing', ''],
  ])('%s is no token', (_, text) => {
    expect(textsIn(text)).toEqual([]);
  });
});

test('offsets count bytes, and what stands there is the token', () => {
  const text = `ключ: ${JWS}, и ${encodeURIComponent(SD_JWT)}`;
  const bytes = new TextEncoder().encode(text);
  const [first, second] = find(text);
  expect(new TextDecoder().decode(bytes.slice(first?.start, first?.end))).toBe(JWS);
  expect(decodeURIComponent(new TextDecoder().decode(bytes.slice(second?.start, second?.end)))).toBe(SD_JWT);
});

test('where chunks end makes no difference', () => {
  const piece = fc.constantFrom(
    JWS,
    JWE,
    SD_JWT,
    BOUND,
    SPACED,
    HALF,
    'e',
    'ey',
    'eyJ',
    '%2',
    '%7E',
    ' ',
    '\\n',
    '"',
    '.',
    '~',
    '=',
    'é',
    'ewo',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 97 }), (pieces, chunk) => {
      const text = pieces.join('');
      expect(find(text, chunk)).toEqual(find(text));
    }),
    { numRuns: 3000 },
  );
});

test('chunks may stand anywhere in a buffer, aligned or not', () => {
  const text = new TextEncoder().encode(`${'x'.repeat(100)} ${JWS} ${'y'.repeat(40)} ${JWE}`);
  for (let shift = 0; shift < 9; shift++) {
    const buffer = new Uint8Array(text.length + shift);
    buffer.set(text, shift);
    expect(find(buffer.subarray(shift)).map((token) => token.text)).toEqual([JWS, JWE]);
    for (const length of [0, 1, 2, 3]) expect(find(buffer.subarray(shift, shift + length))).toEqual([]);
  }
});

test('what is held for the next chunk is a copy: a buffer may be filled again', () => {
  const finder = new TokenFinder();
  const buffer = Buffer.from(JWS);
  expect(finder.push(buffer.subarray(0, 50))).toEqual([]);
  const rest = Buffer.from(buffer.subarray(50));
  buffer.fill(0);
  finder.push(rest);
  expect(finder.end().map(({ text }) => text)).toEqual([JWS]);
});

test('a token longer than any that is taken apart is named without its text, and reading goes on after it', () => {
  const huge = `${segment({ alg: 'RS256' })}.${'A'.repeat(MAX_TOKEN_LENGTH + 5)}.AA`;
  const found = find(`${huge} ${JWS}`, 100_000);
  expect(found.map(({ text }) => text)).toEqual(['', JWS]);
  expect(found[0]?.start).toBe(0);
});

test('a megabyte of beginnings takes no longer than a megabyte', () => {
  for (const text of [
    'eyJhbGci',
    'eyJhbGciOiJB.',
    'eyJ0eXAi%26',
    'ewogICJh~',
    'eyJhbGciOiJB=',
    `${segment({ alg: 'x' })}.`,
  ]) {
    const startedAt = performance.now();
    find(text.repeat(Math.ceil(1_000_000 / text.length)), 65_536);
    expect(performance.now() - startedAt).toBeLessThan(1500);
  }
});
