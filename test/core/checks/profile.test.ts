import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPkce, checkProfile } from '../../../src/core/checks/profile/check-profile.ts';
import { explainFinding, inWords } from '../../../src/core/findings/explain.ts';
import { ISSUER } from '../../support/jwt.ts';
import { PROFILE_CASES, PROFILE_ENDPOINT_CASES, profileInput } from './cases/profile.ts';
import { describeCases } from './rule-cases.ts';

describeCases(PROFILE_CASES);
describeCases(PROFILE_ENDPOINT_CASES);

describe('a profile', () => {
  it('that fits its server brings no fail', () => {
    const findings = inWords(checkProfile(profileInput()));
    expect(findings).toHaveLength(7);
    expect(findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  });

  it('that fits its server fails under FAPI 2.0 all the same where the client proves itself by no key', () => {
    const fails = inWords(checkProfile(profileInput()), 'fapi2_security').filter(
      ({ outcome }) => outcome === 'fail',
    );
    expect(fails.map(({ code }) => code)).toEqual(['profile.client_auth.not_fapi']);
  });

  it('is judged at each endpoint that it names itself, and nowhere else', () => {
    const findings = inWords(
      checkProfile(
        profileInput({ endpoints: { token_endpoint: `${ISSUER}/token2`, jwks_uri: 'http://keys.example' } }),
      ),
    );
    const fails = findings.filter(({ outcome }) => outcome === 'fail');
    expect(fails.map(({ code, at }) => [code, at?.kind === 'parameter' && at.name])).toEqual([
      ['profile.endpoint.overridden', 'token_endpoint'],
      ['profile.endpoint.not_https', 'jwks_uri'],
      ['profile.endpoint.elsewhere', 'jwks_uri'],
    ]);
  });

  it('of any text is judged without a throw, in words', () => {
    fc.assert(
      fc.property(fc.string(), fc.object(), fc.string(), fc.webUrl(), (text, object, host, url) => {
        const findings = checkProfile(
          profileInput(
            {
              issuer: text,
              endpoints: { token_endpoint: text, jwks_uri: url },
              grantType: text,
              clientAuthMethod: text,
              scope: text,
              redirect: { host, port: 80, path: text, isAnyPort: false },
            },
            { scopes_supported: Object.keys(object), token_endpoint: text, grant_types_supported: 7 },
          ),
        );
        for (const finding of findings) expect(explainFinding(finding).title).not.toBe('');
      }),
      { numRuns: 100 },
    );
  });

  it('without PKCE is found out before anything is sent', () => {
    const fails = (pkceMethod: 'S256' | 'none') =>
      checkPkce({ responseType: 'code', pkceMethod }).filter(({ outcome }) => outcome === 'fail');
    expect(fails('none').map(({ code }) => code)).toEqual(['authorization_request.pkce.off']);
    expect(fails('S256')).toEqual([]);
  });
});
