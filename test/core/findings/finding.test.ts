import { describe, expect, it } from 'vitest';
import { claimAt, fail, notApplicable, pass, unchecked } from '../../../src/core/findings/finding.ts';

describe('verdicts', () => {
  it('have a place only where there is one', () => {
    const at = claimAt('payload', 'aud');
    expect(fail({ a: 1 }, at)).toStrictEqual({ outcome: 'fail', evidence: { a: 1 }, at });
    expect(fail({})).toStrictEqual({ outcome: 'fail', evidence: {} });
    expect(pass(at)).toStrictEqual({ outcome: 'pass', at });
    expect(pass()).toStrictEqual({ outcome: 'pass' });
    expect(unchecked('Why.')).toStrictEqual({ outcome: 'unchecked', reason: 'Why.' });
    expect(notApplicable('Why.')).toStrictEqual({ outcome: 'not_applicable', reason: 'Why.' });
  });
});

describe('claimAt', () => {
  it('escapes what a JSON pointer must escape (RFC 6901 §3)', () => {
    expect(claimAt('payload', 'https://example.com/~role')).toStrictEqual({
      kind: 'claim',
      part: 'payload',
      pointer: '/https:~1~1example.com~1~0role',
    });
  });
});
