import { structureRules } from '../../../../src/core/checks/index.ts';
import type { StructureInput } from '../../../../src/core/checks/inputs.ts';
import type { FindingCode } from '../../../../src/core/findings/catalogue.ts';
import { parseToken } from '../../../../src/core/jose/parse.ts';
import type { ParseProblem } from '../../../../src/core/jose/token.ts';
import { compactJws } from '../../../support/jwt.ts';
import type { CodeCases, RuleCases } from '../rule-cases.ts';

const GOOD = compactJws({ alg: 'RS256' }, { sub: 'alice' });

export function pasted(text: string): StructureInput {
  return { token: parseToken(text) };
}

/** A token with exactly these problems, whatever a parser would say of it. */
function withProblems(...problems: readonly ParseProblem[]): StructureInput {
  return { token: { ...parseToken(GOOD), problems } };
}

/** The rule fails on this problem and no other, counts, and points at the first place. */
function casesOf(
  code: ParseProblem['code'],
  other: ParseProblem['code'],
  jose: boolean,
): CodeCases<StructureInput> {
  const first: ParseProblem = { code, part: 'payload', start: 7, end: 9, detail: 'the first' };
  const second: ParseProblem = { code, part: 'signature', start: 20, end: 21 };
  const opaque = pasted('dGhpcyBpcyBubyBKV1Q');
  return {
    fails: [
      [
        'the parser saw it twice',
        withProblems(first, second),
        { kind: 'bytes', start: 7, end: 9 },
        { part: 'payload', count: 2, detail: 'the first' },
      ],
      [
        'the parser saw it in the whole text, without a detail',
        withProblems({ code, part: 'token', start: 0, end: 40 }),
        { kind: 'bytes', start: 0, end: 40 },
        { part: 'token', count: 1 },
      ],
    ],
    holds: [
      ['the token is well built', pasted(GOOD), 'pass'],
      ['the parser saw something else', withProblems({ ...first, code: other }), 'pass'],
      ['the token is opaque', opaque, jose ? 'not_applicable' : 'pass'],
      ...(jose ? ([['the text is too broken to look', pasted('..'.repeat(4)), 'unchecked']] as const) : []),
    ],
  };
}

export const STRUCTURE_CASES: RuleCases<StructureInput> = {
  rules: structureRules,
  cases: {
    'token.text.empty': casesOf('empty', 'padding', false),
    'token.text.too_large': casesOf('too_large', 'empty', false),
    'token.text.white_space': casesOf('white_space', 'too_large', false),
    'token.segments.wrong_count': {
      ...casesOf('wrong_segment_count', 'empty_segment', true),
      holds: [
        ['there are three parts', pasted(GOOD), 'pass'],
        ['the token is opaque', pasted('dGhpcyBpcyBubyBKV1Q'), 'not_applicable'],
        ['the text is too large to count them', { token: parseToken(GOOD, { maxLength: 5 }) }, 'unchecked'],
      ],
    },
    'token.segments.empty': casesOf('empty_segment', 'wrong_segment_count', true),
    'token.entropy.too_low': {
      fails: [
        [
          'it is a random UUID',
          pasted('9b2c3e1a-7f0d-4a6b-8c1d-2e3f4a5b6c7d'),
          undefined,
          { bits: 122, length: 36, alphabet: 'uuid' },
        ],
        ['it is a word', pasted('hello'), undefined, { bits: 30, length: 5, alphabet: 'base64url' }],
      ],
      holds: [
        ['it has 22 characters', pasted('mW8wc0rjV_Yz8_6gqS3xqf'), 'pass'],
        ['it is a JWT', pasted(GOOD), 'not_applicable'],
        ['it is JSON', pasted('{"active":true}'), 'not_applicable'],
      ],
    },
    'token.segments.no_final_tilde': casesOf('no_final_tilde', 'empty_segment', true),
    'token.encoding.not_base64url': casesOf('not_base64url', 'padding', true),
    'token.encoding.padding': casesOf('padding', 'non_canonical_base64url', true),
    'token.encoding.non_canonical': casesOf('non_canonical_base64url', 'not_base64url', true),
    'token.json.not_utf8': casesOf('not_utf8', 'byte_order_mark', true),
    'token.json.byte_order_mark': casesOf('byte_order_mark', 'not_utf8', true),
    'token.json.malformed': casesOf('not_json', 'trailing_data', true),
    'token.json.trailing_data': casesOf('trailing_data', 'not_json', true),
    'token.json.inexact_number': casesOf('inexact_number', 'lone_surrogate', true),
    'token.json.wrong_member': casesOf('wrong_member', 'not_json', true),
    'token.json.not_an_object': casesOf('not_an_object', 'not_json', true),
    'token.json.duplicate_member': casesOf('duplicate_member', 'not_an_object', true),
    'token.json.too_deep': casesOf('too_deep', 'duplicate_member', true),
    'token.json.lone_surrogate': casesOf('lone_surrogate', 'too_deep', true),
  },
};

const encoder = new TextEncoder();
const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const [HEADER = '', PAYLOAD = '', SIGNATURE = ''] = GOOD.split('.');

/** Real texts, and the code that each must bring. */
export const REAL_TEXTS: readonly (readonly [name: string, text: string, code: FindingCode])[] = [
  ['nothing was pasted', '', 'token.text.empty'],
  ['three megabytes were pasted', 'a'.repeat(3_000_000), 'token.text.too_large'],
  ['a line break follows the token', `${GOOD}\n`, 'token.text.white_space'],
  ['half a JWT was pasted', `${HEADER}.${PAYLOAD}`, 'token.segments.wrong_count'],
  ['five dots were pasted', '.....', 'token.segments.wrong_count'],
  ['the signature is missing', `${HEADER}.${PAYLOAD}.`, 'token.segments.empty'],
  ['the signature is base64', `${HEADER}.${PAYLOAD}.ab+/`, 'token.encoding.not_base64url'],
  ['the signature is padded', `${HEADER}.${PAYLOAD}.YWI=`, 'token.encoding.padding'],
  ['the last bits are set', `${HEADER}.${PAYLOAD}.YWJ`, 'token.encoding.non_canonical'],
  [
    'the payload is Latin-1',
    `${HEADER}.${base64url(Uint8Array.of(0x7b, 0x22, 0xe9, 0x22))}.${SIGNATURE}`,
    'token.json.not_utf8',
  ],
  [
    'the payload begins with a byte order mark',
    `${HEADER}.${base64url(encoder.encode('\uFEFF{"sub":"alice"}'))}.${SIGNATURE}`,
    'token.json.byte_order_mark',
  ],
  ['the payload is cut off', `${HEADER}.${base64url('{"sub":')}.${SIGNATURE}`, 'token.json.malformed'],
  [
    'a second object follows',
    `${HEADER}.${base64url('{"sub":"a"}{"sub":"b"}')}.${SIGNATURE}`,
    'token.json.trailing_data',
  ],
  ['the payload is a list', `${HEADER}.${base64url('["alice"]')}.${SIGNATURE}`, 'token.json.not_an_object'],
  [
    'sub stands twice',
    `${HEADER}.${base64url('{"sub":"a","sub":"b"}')}.${SIGNATURE}`,
    'token.json.duplicate_member',
  ],
  [
    'the payload is nested 600 deep',
    `${HEADER}.${base64url(`{"a":${'['.repeat(600)}${']'.repeat(600)}}`)}.${SIGNATURE}`,
    'token.json.too_deep',
  ],
  [
    'half a character is escaped',
    `${HEADER}.${base64url('{"sub":"\\ud800"}')}.${SIGNATURE}`,
    'token.json.lone_surrogate',
  ],
];
