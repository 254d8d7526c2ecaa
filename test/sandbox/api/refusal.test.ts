import { describe, expect, test } from 'vitest';
import { challengesOf, invalidToken } from '../../../src/sandbox/api/refusal.ts';

const METADATA = 'http://127.0.0.1:1/.well-known/oauth-protected-resource/api';

describe('the challenges of a refusal', () => {
  test('carry no error code when no credentials came (RFC 6750, section 3.1)', () => {
    const challenges = challengesOf({ status: 401, scheme: 'Bearer' }, METADATA);
    expect(challenges.join()).not.toContain('error');
    expect(challenges.map((challenge) => challenge.split(' ')[0])).toEqual(['Bearer', 'DPoP']);
  });

  test('put the error with the scheme that was used and offer the other one plainly', () => {
    const [bearer, dpop] = challengesOf(invalidToken('DPoP', 'bound to another key'), METADATA);
    expect(bearer).not.toContain('error');
    expect(dpop).toContain('error="invalid_token", error_description="bound to another key"');
    expect(dpop).toContain('algs="ES256 EdDSA Ed25519"');
  });

  test('quote what would end a quoted string', () => {
    const [bearer] = challengesOf(invalidToken('Bearer', 'a "b" \\c'), METADATA);
    expect(bearer).toContain(String.raw`error_description="a \"b\" \\c"`);
  });
});
