import { describe, expect, it } from 'vitest';
import { inWords } from '../../../src/core/findings/explain.ts';
import { countFindings } from '../../../src/core/findings/explanation.ts';
import { type Finding, POLICY_NAMES } from '../../../src/core/findings/finding.ts';
import { POLICIES, policyNames, severityUnder } from '../../../src/core/findings/policies.ts';

describe('the policies', () => {
  it('are the ones that can be named, each once, with words', () => {
    expect(POLICIES.map(({ id }) => id)).toEqual([...POLICY_NAMES]);
    for (const { name, summary } of POLICIES) {
      expect(name).toMatch(/^[A-Z].{5,40}$/);
      expect(summary).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('severityUnder', () => {
  it('is the policy’s own word, else that of what it builds on, else the default', () => {
    const severity = { default: 'note', rfc9700: 'risk', rfc8725: 'violation' } as const;
    expect(severityUnder(severity, 'rfc9700')).toBe('risk');
    expect(severityUnder(severity, 'fapi2_security')).toBe('violation');
    expect(severityUnder(severity, 'fapi2_message_signing')).toBe('violation');
    expect(severityUnder(severity, 'rfc9068')).toBe('note');
  });

  it('is nothing for a rule of other policies', () => {
    const severity = { fapi2_message_signing: 'violation' } as const;
    expect(severityUnder(severity, 'default')).toBeUndefined();
    expect(severityUnder(severity, 'fapi2_security')).toBeUndefined();
    expect(policyNames(severity)).toBe('FAPI 2.0 Message Signing');
  });
});

describe('a rule of one policy', () => {
  const finding: Finding = { code: 'token.alg.not_fapi', outcome: 'fail', evidence: { alg: 'RS256' } };

  it('does not apply under another, and says to whom it belongs', () => {
    const [shown] = inWords([finding]);
    expect(shown).toMatchObject({
      outcome: 'not_applicable',
      words: {
        title: 'Does not apply: one of the algorithms of FAPI 2.0',
        text: 'Not every token is judged by this: it belongs to FAPI 2.0 Security Profile.',
      },
    });
    expect(shown?.evidence).toBeUndefined();
    expect(countFindings(inWords([finding]))).toMatchObject({ violation: 0, not_applicable: 1 });
  });

  it('fails under its own', () => {
    expect(countFindings(inWords([finding], 'fapi2_security'))).toMatchObject({ violation: 1 });
  });
});
