import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES } from '../../../src/core/findings/catalogue.ts';
import { PKCE } from '../../../src/core/findings/catalogue/pkce.ts';
import { explainWith } from '../../../src/core/findings/explain-with.ts';
import { explainFinding, severityOf } from '../../../src/core/findings/explain.ts';
import { POLICY_NAMES } from '../../../src/core/findings/finding.ts';
import { claimAt, type Finding } from '../../../src/core/findings/finding.ts';

const EXPIRED: Finding = {
  code: 'token.exp.expired',
  outcome: 'fail',
  at: claimAt('payload', 'exp'),
  evidence: { exp: 1000, nowSeconds: 1125, agoSeconds: 125 },
};
const NO_TYP: Finding = { code: 'access_token.typ.missing', outcome: 'fail', evidence: {} };
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
    expect(explainFinding(PASSED)).toEqual({
      title: 'PKCE is on',
      text: '',
      remedy: '',
      section: 'RFC 9700 §2.1.1',
      sectionUrl: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1',
    });
  });

  it('says why something was not checked or does not apply', () => {
    expect(explainFinding(UNCHECKED)).toMatchObject({
      title: 'Not checked: issued by the server that was expected',
      text: 'No issuer is known to compare with.',
      remedy: '',
    });
    expect(explainFinding(UNCHECKED)).not.toHaveProperty('severity');
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
          expect(POLICY_NAMES.some((policy) => explainFinding(finding, policy).severity)).toBe(true);
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

describe('explainWith', () => {
  it('says of a code of its table what the whole catalogue says', () => {
    expect(explainWith(PKCE, PASSED)).toEqual(explainFinding(PASSED));
    const failed: Finding = { ...PASSED, outcome: 'fail', evidence: {} };
    expect(explainWith(PKCE, failed, 'rfc9700')).toEqual(explainFinding(failed, 'rfc9700'));
  });

  it('shows a code that its table lacks rather than fail', () => {
    expect(explainWith(PKCE, EXPIRED)).toMatchObject({ title: 'token.exp.expired', severity: 'note' });
    const inherited = { code: 'toString', outcome: 'fail' } as unknown as Finding;
    expect(explainWith(PKCE, inherited)).toMatchObject({ title: 'toString', severity: 'note' });
  });
});
