import { expect, test } from 'vitest';
import { EXIT } from '../../../src/cli/exit-status.ts';
import { statusOfToken, statusOfTokens } from '../../../src/cli/inspect/judged-token.ts';
import type { Finding } from '../../../src/core/findings/finding.ts';
import type { SignatureVerdict } from '../../../src/core/jose/verification.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import { VERIFIED, compactJws } from '../../support/jwt.ts';

const UNCHECKED: SignatureVerdict = { state: 'unchecked', reason: 'no_keys', message: 'No key.' };
const EXPIRED: Finding = { code: 'token.exp.expired', outcome: 'fail', evidence: {} };
const VIOLATION: Finding = { code: 'token.alg.none', outcome: 'fail', evidence: {} };
const RISK: Finding = { code: 'token.exp.missing', outcome: 'fail', evidence: {} };
const NOTE: Finding = { code: 'token.signature.unchecked', outcome: 'fail', evidence: {} };
const PASSED: Finding = { code: 'token.alg.none', outcome: 'pass' };

const JWT = parseToken(compactJws({ alg: 'RS256' }, { sub: 'alice' }));
const STRICT = { failOn: 'violation', allowUnverified: false } as const;

test.each([
  ['nothing is wrong', [PASSED], VERIFIED, STRICT, EXIT.good],
  ['only a risk', [RISK], VERIFIED, STRICT, EXIT.good],
  ['a risk, and risks are asked for', [RISK], VERIFIED, { ...STRICT, failOn: 'risk' }, EXIT.findings],
  ['a note, and risks are asked for', [NOTE], VERIFIED, { ...STRICT, failOn: 'risk' }, EXIT.good],
  ['a note, and notes are asked for', [NOTE], VERIFIED, { ...STRICT, failOn: 'note' }, EXIT.findings],
  ['a violation', [VIOLATION], VERIFIED, STRICT, EXIT.findings],
  ['not verified', [PASSED], UNCHECKED, STRICT, EXIT.findings],
  ['not verified, which is allowed', [PASSED], UNCHECKED, { ...STRICT, allowUnverified: true }, EXIT.good],
  ['expired alone', [EXPIRED], VERIFIED, STRICT, EXIT.expired],
  ['expired alone, whatever is asked for', [EXPIRED], VERIFIED, { ...STRICT, failOn: 'note' }, EXIT.expired],
  ['expired and a violation', [EXPIRED, VIOLATION], VERIFIED, STRICT, EXIT.findings],
  ['expired and not verified', [EXPIRED], UNCHECKED, STRICT, EXIT.findings],
] as const)('%s', (_what, findings, signature, strictness, status) => {
  expect(statusOfToken({ parsed: JWT, findings, signature }, strictness)).toBe(status);
});

test('of several tokens the worst one counts', () => {
  const good = { parsed: JWT, findings: [PASSED], signature: VERIFIED };
  const expired = { parsed: JWT, findings: [EXPIRED], signature: VERIFIED };
  const bad = { parsed: JWT, findings: [VIOLATION], signature: VERIFIED };
  expect(statusOfTokens([good, expired], STRICT)).toBe(EXIT.expired);
  expect(statusOfTokens([expired, bad, good], STRICT)).toBe(EXIT.findings);
  expect(statusOfTokens([good, good], STRICT)).toBe(EXIT.good);
});

test.each([
  ['half a token', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0'],
  ['a text that is too large', 'a'.repeat(3_000_000)],
  ['claims that are no JSON', 'eyJhbGciOiJSUzI1NiJ9.bm90IEpTT04.c2ln'],
])('%s is not good, whatever is allowed', (_what, text) => {
  const token = { parsed: parseToken(text), findings: [], signature: UNCHECKED };
  expect(statusOfToken(token, { failOn: 'violation', allowUnverified: true })).toBe(EXIT.findings);
});
