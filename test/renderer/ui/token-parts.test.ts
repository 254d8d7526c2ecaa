import { CLAIM_MEANINGS } from '../../../src/core/glossary/claims.ts';
import { describe, expect, test } from 'vitest';
import { inWords } from '../../../src/core/findings/explain.ts';
import type { ShownFinding } from '../../../src/core/findings/explanation.ts';
import type { Finding } from '../../../src/core/findings/finding.ts';
import { momentFraction } from '../../../src/renderer/ui/clock/life.model.ts';
import { countKinds, filterFindings } from '../../../src/renderer/ui/findings/findings.model.ts';
import { cutSegments, firstCharacters } from '../../../src/renderer/ui/secret/segments.model.ts';
import {
  claimRows,
  markedRows,
  filterClaims,
  topPointer,
} from '../../../src/renderer/ui/token/claims.model.ts';
import { rawPieces } from '../../../src/renderer/ui/token/raw-pieces.model.ts';
import { compactJws } from '../../support/jwt.ts';

const TOKEN = compactJws(
  { alg: 'ES256', kid: 'k' },
  { iss: 'https://issuer.example', sub: 'آليس', cnf: { jkt: 't' } },
  'c2lnbmF0dXJl',
);

describe('a token’s text, cut for drawing', () => {
  test('is the text again when its pieces are joined', () => {
    for (const text of [TOKEN, 'opaque', 'a.b', '', TOKEN.slice(0, 40), 'x'.repeat(70_000), `${TOKEN}.a.b`]) {
      expect(
        rawPieces(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });

  test('has a piece for each member, whose bytes hold its name', () => {
    const pieces = rawPieces(TOKEN);
    expect(pieces.flatMap(({ pointer }) => pointer ?? [])).toEqual(['/alg', '/kid', '/iss', '/sub', '/cnf']);
    expect(new Set(pieces.map(({ kind }) => kind))).toEqual(
      new Set(['header', 'dot', 'payload', 'signature']),
    );
  });

  test('has whole parts where they hold no JSON object', () => {
    const pieces = rawPieces('eyJhbGciOiJub25lIn0.bm90IGpzb24.');
    expect(pieces.filter(({ kind }) => kind === 'payload')).toEqual([
      { kind: 'payload', text: 'bm90IGpzb24' },
    ]);
  });

  test('is drawn up to a number of characters, in the colours of the whole', () => {
    const first = firstCharacters(cutSegments(TOKEN), 10);
    expect(first).toEqual([{ kind: 'header', text: TOKEN.slice(0, 10) }]);
    expect(firstCharacters(cutSegments(TOKEN), 0)).toEqual([]);
  });
});

const SHORT: Finding = {
  code: 'access_token.jti.short',
  outcome: 'fail',
  at: { kind: 'claim', part: 'payload', pointer: '/jti' },
  evidence: { bits: 24 },
};
const INSIDE: Finding = { ...SHORT, at: { kind: 'claim', part: 'payload', pointer: '/cnf/jkt' } };
const PASSED: Finding = { code: 'token.iss.mismatch', outcome: 'pass' };
const [short, inside, passed] = inWords([SHORT, INSIDE, PASSED]) as [
  ShownFinding,
  ShownFinding,
  ShownFinding,
];

const MEANINGS = new Map(CLAIM_MEANINGS.map((one) => [one.name, one]));

describe('claims', () => {
  test('bear the findings about them, also about what is inside them', () => {
    const rows = claimRows('{"jti":"x","cnf":{"jkt":"t"},"a~b":1}', MEANINGS) ?? [];
    expect(
      markedRows(rows, 'payload', [short, inside, passed]).map(({ name, pointer, marks }) => [
        name,
        pointer,
        marks.length,
      ]),
    ).toEqual([
      ['jti', '/jti', 1],
      ['cnf', '/cnf', 1],
      ['a~b', '/a~0b', 0],
    ]);
  });

  test('are found by name, value and meaning', () => {
    const rows = claimRows('{"iss":"https://a.example","role":"admin"}', MEANINGS) ?? [];
    expect(filterClaims(rows, 'ADMIN').map(({ name }) => name)).toEqual(['role']);
    expect(filterClaims(rows, ' who made ').map(({ name }) => name)).toEqual(['iss']);
    expect(filterClaims(rows, '')).toBe(rows);
  });

  test.each([
    ['/a', '/a'],
    ['/a/b/0', '/a'],
    ['', ''],
  ])('the member of %s is %s', (pointer, top) => {
    expect(topPointer(pointer)).toBe(top);
  });
});

describe('findings', () => {
  test('are counted by kind, and narrowed by kind and words', () => {
    const all = [short, passed];
    expect([...countKinds(all)]).toEqual([
      ['risk', 1],
      ['pass', 1],
    ]);
    expect(filterFindings(all, new Set(['pass']), '')).toEqual([passed]);
    expect(filterFindings(all, new Set(), 'JTI')).toEqual([short]);
    expect(filterFindings(all, new Set(['pass']), 'jti')).toEqual([]);
  });
});

describe('a moment on the bar of a life', () => {
  const life = { issuedAtSeconds: 100, expiresAtSeconds: 200 };
  test.each([
    [150, 0.5],
    [100, undefined],
    [90, undefined],
    [200, undefined],
    [undefined, undefined],
  ])('at %s is %s', (seconds, fraction) => {
    expect(momentFraction(life, seconds)).toBe(fraction);
  });
});
