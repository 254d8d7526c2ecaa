import { describe, expect, it } from 'vitest';
import { FINDING_CODES } from '../../../src/core/findings/catalogue.ts';
import { ACCESS_TOKEN_CASES } from './cases/access-token.ts';
import { AUTHORIZATION_CASES } from './cases/authorization.ts';
import { ENCRYPTION_CASES } from './cases/encryption.ts';
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
import { PROFILE_CASES, PROFILE_ENDPOINT_CASES } from './cases/profile.ts';
import { STRUCTURE_CASES } from './cases/structure.ts';
import { TOKEN_RESPONSE_CASES } from './cases/token-response.ts';
import { TOKEN_CASES } from './cases/token.ts';
import type { CodeCases } from './rule-cases.ts';

const TABLES = [
  STRUCTURE_CASES,
  TOKEN_CASES,
  ENCRYPTION_CASES,
  ACCESS_TOKEN_CASES,
  ID_TOKEN_CASES,
  JWS_JSON_CASES,
  DPOP_PROOF_CASES,
  CLIENT_ASSERTION_CASES,
  REQUEST_OBJECT_CASES,
  LOGOUT_TOKEN_CASES,
  INTROSPECTION_JWT_CASES,
  ENTITY_STATEMENT_CASES,
  SD_JWT_CASES,
  TOKEN_RESPONSE_CASES,
  AUTHORIZATION_CASES,
  INTROSPECTION_CASES,
  METADATA_CASES,
  PROFILE_CASES,
  PROFILE_ENDPOINT_CASES,
  OWN_POLICY_CASES,
];
const RULES = TABLES.flatMap(({ rules }) => rules.map(({ code }) => code));
const CASES = new Map<string, CodeCases<never>>(TABLES.flatMap(({ cases }) => Object.entries(cases)));

describe('every code of the catalogue', () => {
  it('has exactly one rule, and every rule a code', () => {
    expect([...RULES].sort()).toEqual([...FINDING_CODES].sort());
  });

  it.each(FINDING_CODES)('%s has a case that produces it and one in which its rule holds', (code) => {
    const cases = CASES.get(code);
    expect(cases?.fails.length ?? 0).toBeGreaterThan(0);
    expect(cases?.holds.filter(([, , outcome]) => outcome === 'pass').length ?? 0).toBeGreaterThan(0);
  });
});
