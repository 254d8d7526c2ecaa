import { describe, expect, test } from 'vitest';
import { MAX_TOKEN_LENGTH, parseToken } from '../../../src/core/jose/parse.ts';
import { segmentRange } from '../../../src/core/jose/segment.ts';
import type { ParsedJws } from '../../../src/core/jose/token.ts';
import { pointerRange } from '../../../src/core/text/json.ts';
import { jwt, segment } from './tokens.ts';
import { vectors } from './vectors/rfc7520.ts';

const HEADER = segment('{"alg":"RS256"}');
const PAYLOAD = segment('{"sub":"alice"}');
const SIGNATURE = segment(new Uint8Array(32).fill(7));
const decode = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));

function parseJws(text: string): ParsedJws {
  const parsed = parseToken(text);
  if (parsed.format !== 'jws') throw new Error(`parsed as ${parsed.format}`);
  return parsed;
}

function problemsOf(text: string): string[] {
  return parseToken(text).problems.map(({ code, part, start, end }) => `${code} ${part} ${start}-${end}`);
}

describe('published vectors', () => {
  test.each(vectors.jws)(
    '$from is a JWS with the header and payload that it says',
    ({ compact, header, payload }) => {
      const parsed = parseJws(compact);
      expect(parsed.header.json?.object).toEqual(header);
      expect(new TextDecoder().decode(parsed.payload.bytes)).toBe(payload);
      expect(parsed.signature.bytes).toEqual(decode(compact.split('.')[2] ?? ''));
      expect(parsed.problems.map(({ code, part }) => [code, part])).toEqual([['not_json', 'payload']]);
    },
  );

  test.each(vectors.jwe)('$from is a JWE with the header that it says', ({ compact, header }) => {
    const parsed = parseToken(compact);
    if (parsed.format !== 'jwe') throw new Error(parsed.format);
    expect(parsed.header.json?.object).toEqual(header);
    expect(parsed.parts.map(({ text }) => text)).toEqual(compact.split('.').slice(1));
    expect(parsed.parts.every(({ bytes }) => bytes !== undefined)).toBe(true);
    expect(parsed.problems).toEqual([]);
  });

  test('a detached payload is an empty segment and not a broken one', () => {
    expect(parseJws(vectors.detached.compact).header.json?.object).toEqual(vectors.detached.header);
    expect(parseToken(vectors.detached.compact)).toMatchObject({ isDetached: true, problems: [] });
  });
});

describe('a good token', () => {
  const text = jwt({ alg: 'ES256', typ: 'JWT' }, { iss: 'https://as.example', ä: ['b'] });

  test('has its parts, where they stand, and no problem', () => {
    const parsed = parseJws(text);
    expect(parsed.problems).toEqual([]);
    expect(
      [parsed.header, parsed.payload, parsed.signature].map(({ start, end }) => text.slice(start, end)),
    ).toEqual(text.split('.'));
    expect(parsed.payload.json?.object).toEqual({ iss: 'https://as.example', ä: ['b'] });
  });

  test.each([
    ['decode', { decode }],
    [
      'decodeStrictly',
      { decodeStrictly: (part: string) => (/^[\w-]*$/.test(part) ? decode(part) : undefined) },
    ],
  ])('parses the same with the capability %s', (_name, options) => {
    expect(parseToken(text, options)).toEqual(parseToken(text));
    expect(parseToken(`${text}+`, options)).toEqual(parseToken(`${text}+`));
  });

  test('tells where a claim stands in the token', () => {
    const { payload } = parseJws(text);
    const range = pointerRange(payload.json?.text ?? '', '/ä')?.key;
    const place = segmentRange(payload, range ?? { start: 0, end: 0 });
    // base64url has no exact place for a byte: the characters that hold it, decoded on their boundary.
    const aligned = payload.start + (((place.start - payload.start) >> 2) << 2);
    expect(Buffer.from(text.slice(aligned, place.end), 'base64url').toString()).toContain('"ä"');
    expect(place.end - place.start).toBeLessThanOrEqual(8);
  });

  test('may be unsecured: the empty signature is its own kind of right', () => {
    expect(problemsOf(jwt({ alg: 'none' }, { sub: 'a' }, ''))).toEqual([]);
    expect(parseToken(jwt({ alg: 'none' }, { sub: 'a' }, '')).format).toBe('jws');
  });

  test('may carry a payload that is not encoded', () => {
    const parsed = parseJws(`${segment('{"alg":"HS256","b64":false,"crit":["b64"]}')}.$-02.${SIGNATURE}`);
    expect(parsed.problems).toEqual([]);
    expect(new TextDecoder().decode(parsed.payload.bytes)).toBe('$-02');
  });
});

describe('a bad token', () => {
  const nested = (depth: number) => segment(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);
  const deep = nested(50_000);

  test.each<[name: string, text: string, format: string, problems: string[]]>([
    ['the empty text', '', 'broken', ['empty token 0-0']],
    ['white space', ' \n\t', 'broken', ['empty token 0-3']],
    ['one dot', '.', 'broken', ['wrong_segment_count token 0-1']],
    [
      'two dots',
      '..',
      'jws',
      ['empty_segment header 0-0', 'empty_segment payload 1-1', 'empty_segment signature 2-2'],
    ],
    [
      'four dots',
      '....',
      'jwe',
      [
        'empty_segment header 0-0',
        'empty_segment iv 2-2',
        'empty_segment ciphertext 3-3',
        'empty_segment tag 4-4',
      ],
    ],
    ['five dots', '.....', 'broken', ['wrong_segment_count token 0-5']],
    ['a megabyte of dots', '.'.repeat(1 << 20), 'broken', ['wrong_segment_count token 0-1048576']],
    ['a header alone', HEADER, 'broken', ['wrong_segment_count token 0-20']],
    ['half a header', HEADER.slice(0, 9), 'broken', ['wrong_segment_count token 0-9']],
    ['half a JWT', `${HEADER}.${PAYLOAD.slice(0, 11)}`, 'broken', ['wrong_segment_count token 0-32']],
    ['a fourth part', `${HEADER}.${PAYLOAD}.${SIGNATURE}.AA`, 'broken', ['wrong_segment_count token 0-88']],
    ['five dots behind a header', `${HEADER}.....`, 'broken', ['wrong_segment_count token 0-25']],
    ['no payload', `${HEADER}..${SIGNATURE}`, 'jws', []],
    ['no signature', `${HEADER}.${PAYLOAD}.`, 'jws', ['empty_segment signature 42-42']],
    ['no header', `.${PAYLOAD}.${SIGNATURE}`, 'jws', ['empty_segment header 0-0']],
    ['a line end behind it', `${HEADER}.${PAYLOAD}.${SIGNATURE}\n`, 'jws', ['white_space token 85-86']],
    [
      'spaces around it',
      `  ${HEADER}.${PAYLOAD}.${SIGNATURE} `,
      'jws',
      ['white_space token 0-2', 'white_space token 87-88'],
    ],
    [
      'a space inside',
      `${HEADER}.${PAYLOAD.slice(0, 8)} ${PAYLOAD.slice(8)}.${SIGNATURE}`,
      'jws',
      ['white_space payload 29-30'],
    ],
    ['a line break before a dot', `${HEADER}\n.${PAYLOAD}.${SIGNATURE}`, 'jws', ['white_space header 20-21']],
    ['padding', `${segment('{"alg":"HS"}')}.${PAYLOAD}.AAA=`, 'jws', ['padding signature 41-42']],
    ['a base64 character', `${HEADER}.${PAYLOAD}.AA+A`, 'jws', ['not_base64url signature 44-45']],
    ['trailing bits', `${HEADER}.${PAYLOAD}.AB`, 'jws', ['non_canonical_base64url signature 43-44']],
    ['an impossible length', `${HEADER}.${PAYLOAD}.AAAAA`, 'jws', ['not_base64url signature 46-47']],
    [
      'a header that is no UTF-8',
      `${segment(new Uint8Array([0x7b, 0x22, 0xff]))}.${PAYLOAD}.AA`,
      'jws',
      ['not_utf8 header 2-4'],
    ],
    [
      'a payload that is no UTF-8',
      `${HEADER}.${segment(new Uint8Array([0xc3, 0x28]))}.AA`,
      'jws',
      ['not_utf8 payload 21-23'],
    ],
    [
      'a header with a byte order mark',
      `${segment('\uFEFF{"alg":"RS256"}')}.${PAYLOAD}.AA`,
      'jws',
      ['byte_order_mark header 0-4'],
    ],
    [
      'a header that is half an object',
      `${segment('{"alg":')}.${PAYLOAD}.AA`,
      'jws',
      ['not_json header 9-10'],
    ],
    [
      'a header that is a list',
      `${segment('["RS256"]')}.${PAYLOAD}.AA`,
      'jws',
      ['not_an_object header 0-12'],
    ],
    [
      'a payload that is a string',
      `${HEADER}.${segment('"alice"')}.AA`,
      'jws',
      ['not_an_object payload 21-31'],
    ],
    ['a payload that is null', `${HEADER}.${segment('null')}.AA`, 'jws', ['not_an_object payload 21-27']],
    ['data behind the payload', `${HEADER}.${segment('{}{}')}.AA`, 'jws', ['trailing_data payload 23-27']],
    [
      'a header member twice',
      `${segment('{"alg":"none","alg":"RS256"}')}.${PAYLOAD}.AA`,
      'jws',
      ['duplicate_member header 18-26'],
    ],
    [
      'a lone surrogate',
      `${HEADER}.${segment('{"a":"\\ud800"}')}.AA`,
      'jws',
      ['lone_surrogate payload 27-39'],
    ],
    [
      'a payload 50,000 levels deep',
      `${HEADER}.${deep}.AA`,
      'jws',
      [`too_deep payload ${21 + 688}-${21 + deep.length}`],
    ],
    ['a header 50,000 levels deep', `${deep}.${PAYLOAD}.AA`, 'jws', [`too_deep header 688-${deep.length}`]],
  ])('%s is read as far as it goes', (_name, text, format, problems) => {
    expect(parseToken(text).format).toBe(format);
    expect(problemsOf(text)).toEqual(problems);
  });

  test('has no bytes where the gate refused, and can still be shown', () => {
    const { payload } = parseJws(`${HEADER}.${PAYLOAD}==.${SIGNATURE}`);
    expect(payload.bytes).toBeUndefined();
    expect(payload.json?.object).toEqual({ sub: 'alice' });
  });

  test('keeps every problem, not only the first', () => {
    const text = ` ${segment('{"alg":"HS256","alg":"HS256"}')}.${segment('[]')}.A+== `;
    expect(parseToken(text).problems.map(({ code }) => code)).toEqual([
      'white_space',
      'white_space',
      'duplicate_member',
      'not_an_object',
      'not_base64url',
      'padding',
    ]);
  });

  test('never has a whole segment or a claim in what it says of itself', () => {
    const secret = 'hunter2hunter2hunter2';
    const text = `${segment(`{"alg":"HS256","x":"${secret}`)}.${segment(`{"${secret}`)}.${segment(secret)}!`;
    expect(JSON.stringify(parseToken(text).problems)).not.toContain(secret);
    expect(JSON.stringify(parseToken(text).problems)).not.toContain(segment(secret));
  });
});

describe('a text of any size', () => {
  test.each([
    ['letters', 'A'.repeat(10_000_000)],
    ['a JWT', jwt({ alg: 'RS256' }, { pad: 'x'.repeat(7_500_000) })],
    ['brackets', '['.repeat(10_000_000)],
    ['NULs', '\0'.repeat(10_000_000)],
  ])('of 10 MB, %s, is answered without being read', (_name, text) => {
    const parsed = parseToken(text);
    expect(parsed.format).toBe('broken');
    expect(parsed.problems).toMatchObject([{ code: 'too_large', start: 0, end: text.length }]);
  });

  test('is taken apart up to the limit and not past it', () => {
    expect(parseToken('A'.repeat(MAX_TOKEN_LENGTH)).format).toBe('opaque');
    expect(parseToken('A'.repeat(MAX_TOKEN_LENGTH + 1)).format).toBe('broken');
    expect(parseToken('AAAA', { maxLength: 3 }).problems).toMatchObject([{ code: 'too_large' }]);
  });

  test('of a megabyte is taken apart within a frame or few', () => {
    const text = jwt({ alg: 'RS256' }, { pad: 'x'.repeat(750_000) });
    parseToken(text);
    const started = performance.now();
    expect(parseToken(text).problems).toEqual([]);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('an opaque token', () => {
  test.each<[name: string, text: string, alphabet: string, maxEntropyBits: number]>([
    ['a random UUID', '3f1c8d0e-6a52-4c1b-9f0e-2b7a1d3c4e5f', 'uuid', 122],
    ['another UUID', '3f1c8d0e-6a52-1c1b-9f0e-2b7a1d3c4e5f', 'uuid', 128],
    ['lower-case hex', 'deadbeef', 'hex', 32],
    ['upper-case hex', 'DEADBEEF', 'hex', 32],
    ['hex in both cases', 'deadBEEF', 'base64url', 48],
    ['oidc-provider’s form', 'mW8wc0rjV_Yz8_6gqS3xqfBSF0Yq3kGzC4ZyW8xuJ3-', 'base64url', 258],
    ['base64', 'ab+/cd==', 'base64', 36],
    ['one of Google’s', 'ya29.a0AfH6SMBx', 'printable', 98],
    ['Latin letters', 'é'.repeat(4), 'binary', 64],
    ['bytes', '\u0000\u0001', 'binary', 16],
    ['three words with dots', 'www.example.com', 'printable', 98],
    ['PASETO', 'v4.public.AAAA', 'printable', 91],
  ])('%s tells its alphabet and how much it holds at most', (_name, text, alphabet, maxEntropyBits) => {
    expect(parseToken(text)).toMatchObject({
      format: 'opaque',
      text,
      alphabet,
      maxEntropyBits,
      problems: [],
    });
  });

  test.each([
    ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'GitHub', 'ghp_'],
    ['github_pat_11ABCDEFG0123456789_abcdef', 'GitHub', 'github_pat_'],
    ['ya29.a0AfH6SMBx1234', 'Google', 'ya29.'],
  ])('%s begins like those of %s', (text, issuer, prefix) => {
    expect(parseToken(text)).toMatchObject({ format: 'opaque', prefix: { issuer, text: prefix } });
  });

  test('without a known beginning, or with nothing behind it, is nobody’s', () => {
    expect(parseToken('mW8wc0rjV_Yz8_6gqS3xqf')).not.toHaveProperty('prefix');
    expect(parseToken('ghp_1')).not.toHaveProperty('prefix');
  });

  test('that is JSON is read as such', () => {
    expect(parseToken(' {"active": true}')).toMatchObject({ json: { object: { active: true } } });
  });

  test('may be base64url JSON of some server’s own', () => {
    expect(parseToken(segment('{"id":"abc","n":1}')).format).toBe('opaque');
  });

  test('keeps its place when white space stands around or inside', () => {
    expect(problemsOf(' ab cd ')).toEqual([
      'white_space token 0-1',
      'white_space token 6-7',
      'white_space token 3-4',
    ]);
  });
});
