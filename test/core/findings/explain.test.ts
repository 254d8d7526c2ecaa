import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES, type FindingCode } from '../../../src/core/findings/catalogue.ts';
import {
  countFindings,
  explainFinding,
  severityOf,
  worstSeverity,
} from '../../../src/core/findings/explain.ts';
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

/** What a database of another version may hold. */
const FOREIGN = { code: 'token.moon.full', outcome: 'fail', evidence: {} } as unknown as Finding;

describe('explainFinding', () => {
  it('says of a fail what is true, what it means, what to do, where it is written and how grave it is', () => {
    expect(explainFinding(EXPIRED)).toEqual({
      title: 'Expired',
      text: 'It expired 2 min 5 s ago. From exp on it must not be accepted.',
      remedy: 'Refresh it or get a new one. An API that still accepts it does not check exp.',
      section: 'RFC 7519 §4.1.4',
      sectionUrl: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
      severity: 'violation',
    });
  });

  it('says of a pass what holds, and nothing to do', () => {
    expect(explainFinding(PASSED)).toMatchObject({
      title: 'PKCE is on',
      text: '',
      remedy: '',
      severity: undefined,
    });
  });

  it('says why something was not checked or does not apply', () => {
    expect(explainFinding(UNCHECKED)).toMatchObject({
      title: 'Not checked: issued by the server that was expected',
      text: 'No issuer is known to compare with.',
      remedy: '',
      severity: undefined,
    });
    expect(explainFinding(NOT_APPLICABLE)).toMatchObject({
      title: 'Does not apply: the nonce came back, where one was sent',
      text: 'No nonce was sent.',
    });
    expect(explainFinding({ ...PASSED, outcome: 'unchecked', reason: 'x' }).title).toBe(
      'Not checked: PKCE is on',
    );
  });

  it('judges by the policy that was asked', () => {
    expect(explainFinding(NO_TYP).severity).toBe('note');
    expect(explainFinding(NO_TYP, 'rfc8725').severity).toBe('risk');
    expect(explainFinding(NO_TYP, 'rfc9068').severity).toBe('violation');
    expect(explainFinding(NO_TYP, 'rfc9700').severity).toBe('note');
  });

  it('shows a finding of another version rather than fail', () => {
    expect(explainFinding(FOREIGN)).toMatchObject({ title: 'token.moon.full', severity: 'note' });
    expect(explainFinding(FOREIGN).text).not.toBe('');
  });

  it('never throws, whatever evidence was stored', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FINDING_CODES),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (code, evidence) => {
          const finding = { code, outcome: 'fail', evidence } as Finding;
          expect(explainFinding(finding).severity).toBeDefined();
        },
      ),
    );
  });
});

describe('severityOf', () => {
  it('is only said of fails', () => {
    expect([EXPIRED, UNCHECKED, NOT_APPLICABLE, PASSED].map((finding) => severityOf(finding))).toEqual([
      'violation',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('worstSeverity', () => {
  it.each([
    ['nothing', [], 'default', undefined],
    ['no fail', [PASSED, UNCHECKED], 'default', undefined],
    ['a note', [PASSED, NO_TYP], 'default', 'note'],
    ['a note and a risk', [NO_TYP, LONG_LIFE], 'default', 'risk'],
    ['a risk, a violation and a note', [LONG_LIFE, EXPIRED, NO_TYP], 'default', 'violation'],
    ['a note that the policy takes more gravely', [NO_TYP], 'rfc9068', 'violation'],
  ] as const)('of %s', (_, findings, policy, expected) => {
    expect(worstSeverity(findings, policy)).toBe(expected);
  });
});

describe('countFindings', () => {
  const all = [EXPIRED, NO_TYP, LONG_LIFE, UNCHECKED, NOT_APPLICABLE, PASSED, PASSED];

  it('counts each severity and each other outcome under a policy', () => {
    expect(countFindings(all)).toEqual({
      violation: 1,
      risk: 1,
      note: 1,
      pass: 2,
      unchecked: 1,
      not_applicable: 1,
    });
    expect(countFindings(all, 'rfc9068')).toMatchObject({ violation: 2, risk: 1, note: 0 });
  });

  it('loses none', () => {
    const finding = fc.record({
      code: fc.constantFrom<FindingCode>(...FINDING_CODES),
      outcome: fc.constantFrom<Finding['outcome']>('fail', 'pass', 'unchecked', 'not_applicable'),
    });
    fc.assert(
      fc.property(fc.array(finding), (findings) => {
        const counts = Object.values(countFindings(findings, 'fapi2'));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(findings.length);
      }),
    );
  });
});
