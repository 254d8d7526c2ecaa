import { describe, expect, it } from 'vitest';
import {
  checkAuthorizationResponse,
  checkIntrospection,
  checkMetadata,
  checkTokenResponse,
} from '../../../src/core/checks/exchanges.ts';
import { checkEncryption } from '../../../src/core/checks/formats.ts';
import { checkJwt, checkStructure } from '../../../src/core/checks/index.ts';
import { severityOf } from '../../../src/core/findings/explain.ts';
import type { Finding } from '../../../src/core/findings/finding.ts';
import { accessToken, idToken } from '../../support/jwt.ts';
import { ACCESS_TOKEN_CASES } from './cases/access-token.ts';
import { AUTHORIZATION_CASES } from './cases/authorization.ts';
import { ENCRYPTION_CASES, encrypted } from './cases/encryption.ts';
import { ID_TOKEN_CASES } from './cases/id-token.ts';
import { INTROSPECTION_CASES } from './cases/introspection.ts';
import { JWS_JSON_CASES } from './cases/jws-json.ts';
import { CLIENT_ASSERTION_CASES, DPOP_PROOF_CASES } from './cases/proofs.ts';
import { SD_JWT_CASES } from './cases/sd-jwt.ts';
import {
  ENTITY_STATEMENT_CASES,
  INTROSPECTION_JWT_CASES,
  LOGOUT_TOKEN_CASES,
  REQUEST_OBJECT_CASES,
} from './cases/statements.ts';
import { METADATA_CASES } from './cases/metadata.ts';
import { OWN_POLICY_CASES } from './cases/own-policy.ts';
import { pasted, REAL_TEXTS, STRUCTURE_CASES } from './cases/structure.ts';
import { TOKEN_RESPONSE_CASES } from './cases/token-response.ts';
import { TOKEN_CASES } from './cases/token.ts';
import { authorizationResponse, introspection, metadata, tokenResponse } from './examples.ts';
import { describeCases } from './rule-cases.ts';

describeCases(STRUCTURE_CASES);
describeCases(TOKEN_CASES);
describeCases(ENCRYPTION_CASES);
describeCases(ACCESS_TOKEN_CASES);
describeCases(ID_TOKEN_CASES);
describeCases(JWS_JSON_CASES);
describeCases(DPOP_PROOF_CASES);
describeCases(CLIENT_ASSERTION_CASES);
describeCases(REQUEST_OBJECT_CASES);
describeCases(LOGOUT_TOKEN_CASES);
describeCases(INTROSPECTION_JWT_CASES);
describeCases(ENTITY_STATEMENT_CASES);
describeCases(SD_JWT_CASES);
describeCases(TOKEN_RESPONSE_CASES);
describeCases(AUTHORIZATION_CASES);
describeCases(INTROSPECTION_CASES);
describeCases(METADATA_CASES);
describeCases(OWN_POLICY_CASES);

describe('structure rules on real texts', () => {
  it.each(REAL_TEXTS)('where %s, the code is found', (_, text, code) => {
    const failed = codesOfFails(checkStructure(pasted(text)));
    expect(failed).toContain(code);
  });
});

describe('what is right', () => {
  it.each([
    ['an access token', checkJwt(accessToken())],
    ['an ID token', checkJwt(idToken())],
    ['a JWT of unknown kind', checkJwt(accessToken({ kind: 'unknown' }))],
    ['an encrypted token', checkEncryption(encrypted())],
    ['a token response', checkTokenResponse(tokenResponse())],
    ['an authorization response', checkAuthorizationResponse(authorizationResponse())],
    ['an introspection response', checkIntrospection(introspection())],
    ['metadata', checkMetadata(metadata())],
  ])('brings no fail: %s', (_, findings) => {
    expect(findings.length).toBeGreaterThan(10);
    expect(codesOfFails(findings)).toEqual([]);
  });
});

describe('checkJwt', () => {
  it('judges structure and what holds for every JWT, then what holds for its kind', () => {
    const subjects = (findings: readonly Finding[]) =>
      new Set(findings.map(({ code }) => code.split('.')[0]));
    expect(subjects(checkJwt(accessToken()))).toEqual(new Set(['token', 'access_token']));
    expect(subjects(checkJwt(idToken()))).toEqual(new Set(['token', 'id_token']));
    expect(subjects(checkJwt(accessToken({ kind: 'logout_token' })))).toEqual(
      new Set(['token', 'logout_token']),
    );
    expect(subjects(checkJwt(accessToken({ kind: 'unknown' })))).toEqual(new Set(['token']));
  });

  it('runs every rule, however much is wrong', () => {
    const wrong = accessToken({ header: { alg: 7, typ: [], kid: {}, crit: 0 }, rawPayload: 7, expected: {} });
    expect(checkJwt(wrong).map(({ code }) => code)).toEqual(checkJwt(accessToken()).map(({ code }) => code));
  });
});

function codesOfFails(findings: readonly Finding[]): readonly string[] {
  return findings.filter((finding) => severityOf(finding) !== undefined).map(({ code }) => code);
}
