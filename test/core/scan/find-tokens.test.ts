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

const wrapped = (text: string, width: number, end = '\r\n'): string =>
  text.match(new RegExp(`.{1,${width}}`, 'gs'))?.join(end) ?? '';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
/** In each of the three places among groups of three bytes. */
const hidden = [`"${JWS}"`, `x "${JWS}"`, `:: "${JWS}"`];

describe('what is written otherwise', () => {
  test.each([
    ['dots as JSON escapes them', JWS.replaceAll('.', '\\u002e'), JWS],
    ['in JSON in JSON', SD_JWT.replaceAll('.', '\\\\u002E').replaceAll('~', '\\\\u007e'), SD_JWT],
    [
      'hyphens and low lines',
      'eyJhbGciOiJub25lIn0.eyJhIjoiLSJ9.a-b_c'.replace('-', '\\u002d').replace('_', '%5F'),
      'eyJhbGciOiJub25lIn0.eyJhIjoiLSJ9.a-b_c',
    ],
    [
      'encoded twice for an address',
      encodeURIComponent(encodeURIComponent(BOUND)).replaceAll('.', '%252E'),
      BOUND,
    ],
  ])('%s is found', (_, text, token) => {
    expect(textsIn(`a "${text}" b`)).toEqual([token]);
  });

  test.each([
    ['of 76 characters', `\r\n${wrapped(JWS, 76)}\r\n`, [JWS]],
    ['of 64 characters', `\n${wrapped(JWE, 64, '\n')}\n-----`, [JWE]],
    ['of an SD-JWT', wrapped(BOUND, 76), [BOUND]],
    [
      'from the middle of the first line on',
      `\r\n${wrapped(`Authorization: Bearer ${JWS}`, 76)}\r\nAccept: */*`,
      [JWS],
    ],
    ['as a text in JSON has them', `{"body":"a\\r\\n${wrapped(JWS, 76, '\\r\\n')}\\r\\n"}`, [JWS]],
    ['by soft line breaks', wrapped(`token is ${JWS}`, 75, '=\r\n'), [JWS]],
    ['one after the other', `${wrapped(JWS, 64, '\n')}\n\n${wrapped(JWE, 64, '\n')}\n`, [JWS, JWE]],
  ])('lines %s are put together', (_, text, tokens) => {
    expect(textsIn(text)).toEqual(tokens);
  });

  const line = `${segment({ alg: 'RS256' })}.${segment({ sub: 'a' })}.`;
  const full = (width: number) => `${line}${'S'.repeat(width - line.length)}`;
  test.each([
    ['a log’s next line', `${full(76)}\nINFO it failed`],
    ['a log’s next line of one word and more', `${full(64)}\r\nGET / HTTP/1.1`],
    ['the next token', `${full(76)}\n${full(76)}`],
    ['lines of another width', `${full(70)}\nSSSS\n`],
    ['an empty line', `${full(76)}\n\nSSSS\n`],
    ['a padded value at the end of its line', `t=${full(50)}=\nnext`],
  ])('%s is not put together with it', (_, text) => {
    const [first] = textsIn(text);
    expect(first).toMatch(/^eyJ[\w-]+\.[\w-]+\.S+$/);
  });
});

describe('what is base64 of a text with tokens', () => {
  test.each(hidden)('is found wherever it stands in it: %#', (text) => {
    expect(textsIn(`"encoding":"base64","text":"${base64(text)}"`)).toEqual([JWS]);
  });

  test.each([
    ['Basic credentials', `Authorization: Basic ${base64(`client:${JWS}`)}\r\n`, [JWS]],
    [
      'base64url',
      `?state=${Buffer.from(JSON.stringify({ id_token: JWS })).toString('base64url')}&x=1`,
      [JWS],
    ],
    [
      'several tokens',
      base64(JSON.stringify({ access_token: JWS, id_token: JWE, vp: SD_JWT })),
      [JWS, JWE, SD_JWT],
    ],
    ['a MIME part', `\r\n${wrapped(base64(`The token: ${JWS}\r\nregards`), 76)}\r\n\r\n--b`, [JWS]],
    ['escaped slashes', base64(`{"t":"??>>??${'?'.repeat(40)}${JWS}"}`).replaceAll('/', '\\/'), [JWS]],
    ['an address', encodeURIComponent(base64(`>>>>>>${JWS}>>>>`)), [JWS]],
    ['a token that ends with it', `${base64(`id ${JWS}`)} next words`, [JWS]],
    ['a header with white space and a plain one around', `${JWS} ${base64(JWE)} ${JWS}`, [JWS, JWE, JWS]],
  ])('%s', (_, text, tokens) => {
    expect(textsIn(text)).toEqual(tokens);
  });

  test('has the place of its characters', () => {
    for (const text of hidden) {
      const outer = `xx "${base64(text)}" yy`;
      const [token] = find(outer);
      const characters = outer.slice(token?.start, token?.end);
      expect(base64(text)).toContain(characters);
      expect(Math.abs(characters.length - (JWS.length * 4) / 3)).toBeLessThan(4);
    }
  });

  test.each([
    ['names in a program', 'fileUpload handleUpdate roleUrl ZXlK V5Sh leUp'],
    ['base64 of base64 of a text', base64(base64(`"${JWS}"`))],
    ['base64 of JSON that is no token', base64('{"a":"eyJzdWIiOiJhIn0"}')],
  ])('%s is none', (_, text) => {
    expect(textsIn(text)).toEqual([]);
  });

  test('longer than any that is taken apart is named without its text, and reading goes on after it', () => {
    const huge = `"${segment({ alg: 'RS256' })}.${'A'.repeat(MAX_TOKEN_LENGTH + 5)}.AA"`;
    expect(find(`${base64(huge)} ${JWS}`, 100_000).map(({ text }) => text)).toEqual(['', JWS]);
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
    '\n',
    '\r\n',
    '=\r\n',
    '\\u002e',
    '%252E',
    wrapped(JWS, 76),
    wrapped(BOUND, 64, '\\n'),
    wrapped(base64(`a ${JWE} b`), 76),
    base64(`"${JWS}"`),
    base64(`x${JWE} ${SD_JWT}`),
    base64(`xy${HALF}`),
    'ZXl',
    'leU',
    'V5S',
    'x'.repeat(17),
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
    'leUp',
    'ZXlK',
    'V5Sh',
    base64('eyJhbGciOiJB'),
    base64('eyJhbGciOiJB.'),
    `${'S'.repeat(76)}\n`,
    `${segment({ alg: 'x' })}.${'S'.repeat(58)}\n`,
    '\\u002e',
    '%2525',
  ]) {
    const startedAt = performance.now();
    find(text.repeat(Math.ceil(1_000_000 / text.length)), 65_536);
    expect(performance.now() - startedAt).toBeLessThan(1500);
  }
});
