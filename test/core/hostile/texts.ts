import { segment } from '../jose/tokens.ts';
import { repeated } from './cpu-time.ts';

/** Characters that make readers look again and again when a text is nothing but them. */
const CHARACTERS = ' \t\n\r\u2028\u00a0\uFEFFae-_="\'`\\{[<%&?#/:;,$^~.!\0\ud800\u202e'.split('');

/** The same for words; a row of them has spaces between, and a word of its own ends where the next row begins. */
const WORDS = [
  'ey eyJ ew ey. ~eyJ Bearer authorization: dpop: a: a= a=b& &a =& %41 \\" \\\' \\u \\ud800 ^\n \\\n',
  '[{ {" {"a": {"a":" {"a":[ http: "a" a\n :\n x-y:z\n $x {{ <a> %a% token= code= token=" password:',
  '"token":" <token> ://a: token\\u003d',
].flatMap((row) => row.split(' '));

/** Words with white space in or after them. */
const PHRASES = [
  'bearer ',
  'curl ',
  'a: ',
  '-H ',
  '-d token=x ',
  "-H'a:b' ",
  'a b',
  'AAAA ',
  '<token ',
  'client_secret: ',
];

const LINES = ['eyJ.eyJ.x ', 'authorization: Bearer x\n', 'name="token" ', 'name="token"\n'];

export const PIECES: readonly string[] = [...CHARACTERS, ...WORDS, ...PHRASES, ...LINES];

/** What such a text may begin with, so that one reader or another takes it for its own. */
const BEGINNINGS: readonly string[] = [
  '',
  'curl ',
  'curl "',
  "curl $'",
  'Authorization: Bearer ',
  '{"access_token":"',
  'https://a/?',
  'bearer ',
  'eyJhbGciOiJub25lIn0.',
  'eyJhbGciOiJub25lIn0.e30.',
  '{',
  'a=',
  '?code=',
];

export type NamedText = readonly [name: string, text: () => string];

/** Every beginning with every piece again and again, about so many characters each: made when asked for. */
export function repetitions(length: number, beginnings = BEGINNINGS): readonly NamedText[] {
  return beginnings.flatMap((beginning) =>
    PIECES.map((piece): NamedText => {
      const name = `${JSON.stringify(beginning)} and then ${JSON.stringify(piece)} again and again`;
      return [name, () => `${beginning}${repeated(piece, length)}!`];
    }),
  );
}

const many = (count: number, each: (index: number) => string, between = ',') =>
  Array.from({ length: count }, (_, index) => each(index)).join(between);
const signed = (header: string, payload: string) => `${segment(header)}.${segment(payload)}.c2ln`;
const HEADER = '{"alg":"ES256"}';
const LONG = 'x'.repeat(300_000);

/** JWTs that are small enough to be pasted and made to be slow to read. */
export const bombs: readonly NamedText[] = [
  ['lists 50,000 deep', () => signed(HEADER, '['.repeat(50_000) + ']'.repeat(50_000))],
  ['objects 50,000 deep', () => signed(HEADER, `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)],
  ['a header 50,000 deep', () => signed(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, '{}')],
  ['lists that never close', () => signed(HEADER, '['.repeat(700_000))],
  ['objects that never close', () => signed(HEADER, '{"a":'.repeat(140_000))],
  ['a hundred thousand claims', () => signed(HEADER, `{${many(100_000, (at) => `"a${at}":1`)}}`)],
  ['one claim a hundred thousand times', () => signed(HEADER, `{${many(100_000, () => '"a":1')}}`)],
  ['fifty thousand claims twice', () => signed(HEADER, `{${many(100_000, (at) => `"a${at % 50_000}":1`)}}`)],
  [
    'claims twice under a long name',
    () => signed(HEADER, `{"${LONG}":{${many(60_000, (at) => `"a${at % 30_000}":1`)}}}`),
  ],
  [
    'one claim again and again under a long name',
    () => signed(HEADER, `{"${LONG}":{${many(60_000, () => '"a":1')}}}`),
  ],
  [
    'half characters under a long name',
    () => signed(HEADER, `{"${LONG}":[${many(40_000, () => '"\\ud800"')}]}`),
  ],
  [
    'fifty thousand critical extensions',
    () => signed(`{"alg":"ES256","crit":[${many(80_000, (at) => `"a${at}"`)}]}`, '{}'),
  ],
  ['a hundred thousand audiences', () => signed(HEADER, `{"aud":[${many(90_000, (at) => `"a${at}"`)}]}`)],
  [
    'a hundred thousand scopes',
    () => signed(HEADER, `{"scope":"${many(100_000, (at) => `s${at}`, ' ')}","client_id":"a"}`),
  ],
  ['a key id of a megabyte', () => signed(`{"alg":"ES256","kid":"${'k'.repeat(1_000_000)}"}`, '{}')],
  ['an alg of a megabyte', () => signed(`{"alg":"${'A'.repeat(1_000_000)}"}`, '{}')],
  ['an exp of a megabyte of digits', () => signed(HEADER, `{"exp":1${'0'.repeat(700_000)}}`)],
  ['an exp of many exponents', () => signed(HEADER, `{"exp":1e${'9'.repeat(700_000)}}`)],
  ['a megabyte of escapes', () => signed(HEADER, `{"a":"${'\\u0041'.repeat(150_000)}"}`)],
  [
    'certificates by the thousand',
    () => signed(`{"alg":"RS256","x5c":[${many(90_000, () => '"AAAA"')}]}`, '{}'),
  ],
  [
    'nested actors',
    () => signed(HEADER, `{"sub":"a",${'"act":{"sub":"a",'.repeat(500)}"x":1${'}'.repeat(501)}`),
  ],
  ['a million dots', () => '.'.repeat(1_000_000)],
  ['a header and a million dots', () => `${segment(HEADER)}${'.'.repeat(1_000_000)}`],
  ['two megabytes of a good token', () => signed(HEADER, `{"a":"${'a'.repeat(1_500_000)}"}`)],
];
