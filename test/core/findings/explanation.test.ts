import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES, type FindingCode } from '../../../src/core/findings/catalogue.ts';
import { inWords } from '../../../src/core/findings/explain.ts';
import { countFindings, worstSeverity } from '../../../src/core/findings/explanation.ts';
import { claimAt, type Finding } from '../../../src/core/findings/finding.ts';

const EXPIRED: Finding = {
  code: 'token.exp.expired',
  outcome: 'fail',
  at: claimAt('payload', 'exp'),
  evidence: { exp: 1000, nowSeconds: 1125, agoSeconds: 125 },
};
const NO_TYP: Finding = { code: 'access_token.typ.missing', outcome: 'fail', evidence: {} };
const LONG_LIFE: Finding = {
  code: 'access_token.lifetime.too_long',
  outcome: 'fail',
  evidence: { lifetimeSeconds: 90_000 },
};
const UNCHECKED: Finding = {
  code: 'token.iss.mismatch',
  outcome: 'unchecked',
  reason: 'No issuer is known to compare with.',
};
const NOT_APPLICABLE: Finding = {
  code: 'id_token.nonce.missing',
  outcome: 'not_applicable',
  reason: 'No nonce was sent.',
};
const PASSED: Finding = { code: 'authorization_request.pkce.off', outcome: 'pass' };

describe('worstSeverity', () => {
  it.each([
    ['nothing', [], 'default', undefined],
    ['no fail', [PASSED, UNCHECKED], 'default', undefined],
    ['a note', [PASSED, NO_TYP], 'default', 'note'],
    ['a note and a risk', [NO_TYP, LONG_LIFE], 'default', 'risk'],
    ['a risk, a violation and a note', [LONG_LIFE, EXPIRED, NO_TYP], 'default', 'violation'],
    ['a note that the policy takes more gravely', [NO_TYP], 'rfc9068', 'violation'],
  ] as const)('of %s', (_, findings, policy, expected) => {
    expect(worstSeverity(inWords(findings, policy))).toBe(expected);
  });
});

describe('countFindings', () => {
  const all = [EXPIRED, NO_TYP, LONG_LIFE, UNCHECKED, NOT_APPLICABLE, PASSED, PASSED];

  it('counts each severity and each other outcome under a policy', () => {
    expect(countFindings(inWords(all))).toEqual({
      violation: 1,
      risk: 1,
      note: 1,
      pass: 2,
      unchecked: 1,
      not_applicable: 1,
    });
    expect(countFindings(inWords(all, 'rfc9068'))).toMatchObject({ violation: 2, risk: 1, note: 0 });
  });

  it('loses none', () => {
    const finding = fc.record({
      code: fc.constantFrom<FindingCode>(...FINDING_CODES),
      outcome: fc.constantFrom<Finding['outcome']>('fail', 'pass', 'unchecked', 'not_applicable'),
    });
    fc.assert(
      fc.property(fc.array(finding), (findings) => {
        const counts = Object.values(countFindings(inWords(findings, 'fapi2_security')));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(findings.length);
      }),
    );
  });
});
