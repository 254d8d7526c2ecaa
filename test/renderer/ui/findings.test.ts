import { describe, expect, test } from 'vitest';
import { inWords } from '../../../src/core/findings/explain.ts';
import type { Finding } from '../../../src/core/findings/finding.ts';
import { groupFindings } from '../../../src/renderer/ui/findings/findings.model.ts';
import { placeWords } from '../../../src/renderer/words/findings.ts';

const fails = (code: string): Finding => ({ code: code as Finding['code'], outcome: 'fail', evidence: {} });

describe('findings', () => {
  test('are grouped by outcome, fails with the gravest first and equals in the rules’ order', () => {
    const groups = groupFindings(
      inWords([
        { code: 'token.alg.missing', outcome: 'pass' },
        fails('access_token.typ.missing'),
        fails('token.alg.none'),
        { code: 'token.iss.missing', outcome: 'unchecked', reason: 'No keys.' },
        fails('token.crit.empty'),
        { code: 'access_token.aud.missing', outcome: 'not_applicable', reason: 'An ID token.' },
      ]),
    );
    expect(groups.fails.map(({ code }) => code)).toEqual([
      'token.alg.none',
      'token.crit.empty',
      'access_token.typ.missing',
    ]);
    expect([groups.passed.length, groups.unchecked.length, groups.notApplicable.length]).toEqual([1, 1, 1]);
    expect(groups.unchecked[0]?.words.text).toBe('No keys.');
  });

  test('of another version are drawn all the same', () => {
    const { fails: drawn } = groupFindings(inWords([fails('token.from.the_future')]));
    expect(drawn[0]?.words.title).toBe('token.from.the_future');
  });
});

test('places are said in words', () => {
  expect(placeWords({ kind: 'claim', part: 'payload', pointer: '/aud' })).toBe('payload /aud');
  expect(placeWords({ kind: 'bytes', start: 3, end: 4 })).toBe('character 3');
  expect(placeWords({ kind: 'bytes', start: 3, end: 9 })).toBe('characters 3 to 9');
  expect(placeWords({ kind: 'parameter', name: 'state' })).toBe('parameter state');
  expect(placeWords(undefined)).toBe('');
});
