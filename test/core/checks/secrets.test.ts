import { describe, expect, it } from 'vitest';
import {
  checkAuthorizationResponse,
  checkIntrospection,
  checkMetadata,
  checkTokenResponse,
} from '../../../src/core/checks/exchanges.ts';
import { checkJwt } from '../../../src/core/checks/index.ts';
import type { Finding } from '../../../src/core/findings/finding.ts';
import { explainFinding } from '../../../src/core/findings/explain.ts';
import { accessToken, expecting, idToken, rsaKey } from '../../support/jwt.ts';
import { AUTHORIZATION_CASES } from './cases/authorization.ts';
import { METADATA_CASES } from './cases/metadata.ts';
import { TOKEN_RESPONSE_CASES } from './cases/token-response.ts';
import { authorizationResponse, introspection, metadata, tokenResponse } from './examples.ts';
import type { RuleCases } from './rule-cases.ts';

const SECRET = 'SECRET-9f2c';
const SECRETS = { accessToken: `${SECRET}-token`, code: `${SECRET}-code`, nonce: `${SECRET}-nonce` };
const sha2 = (bits: 256 | 384 | 512) => new Uint8Array(bits / 8);

function inWords(findings: readonly Finding[]): string {
  return JSON.stringify([findings, findings.map((finding) => explainFinding(finding))]);
}

describe('no finding holds a token, a code, a state, a nonce or a key', () => {
  it.each([
    [
      'of an ID token that fits neither',
      checkJwt(
        idToken({
          sha2,
          expected: expecting(SECRETS),
          claims: { at_hash: 'x', c_hash: 'x', nonce: `${SECRET}!` },
        }),
      ),
    ],
    [
      'of a token response without anything right',
      checkTokenResponse(tokenResponse({ status: 500, headers: [], url: `http://a.example/?x=${SECRET}` })),
    ],
    [
      'of a token response with tokens of the wrong type',
      checkTokenResponse(tokenResponse({ body: { access_token: [SECRET], refresh_token: { x: SECRET } } })),
    ],
    [
      'of an authorization response with another state',
      checkAuthorizationResponse(authorizationResponse({ state: SECRET, access_token: SECRET, code: '' })),
    ],
    [
      'of an introspection over http',
      checkIntrospection(introspection({ url: `http://a.example/${SECRET}` })),
    ],
    [
      'of a published private key',
      checkMetadata(metadata({}, { jwks: { keys: [rsaKey('k1', { d: SECRET })] } })),
    ],
  ])('%s', (_, findings) => {
    expect(findings.some(({ outcome }) => outcome === 'fail')).toBe(true);
    expect(inWords(findings)).not.toMatch(/SECRET/);
  });

  it('of any example, all of which hold secrets', () => {
    const judge = <Input>({ rules, cases }: RuleCases<Input>) =>
      Object.values(cases).flatMap(({ fails }) =>
        fails.flatMap(([, input]) => rules.map(({ code, check }) => ({ code, ...check(input) }))),
      );
    const findings = [
      ...judge(TOKEN_RESPONSE_CASES),
      ...judge(AUTHORIZATION_CASES),
      ...judge(METADATA_CASES),
    ];
    expect(findings.length).toBeGreaterThan(500);
    expect(inWords(findings)).not.toMatch(/SECRET/);
  });

  it('of a token, whatever is wrong with it', () => {
    const input = accessToken({
      header: { alg: 'none', typ: 1, jwk: {} },
      claims: { exp: 1, iss: 1, aud: {} },
    });
    const segments = input.token.text.split('.').slice(1);
    for (const segment of segments) expect(inWords(checkJwt(input))).not.toContain(segment);
  });
});
