import { describe, expect, test } from 'vitest';
import { CLAIM_NAMES, explainClaim } from '../../../src/core/glossary/claims.ts';
import { ERROR_MEANINGS, explainError } from '../../../src/core/glossary/errors.ts';
import { explainHeaderParameter } from '../../../src/core/glossary/header-parameters.ts';
import { indexMeanings } from '../../../src/core/glossary/meaning.ts';
import { explainParameter, PARAMETER_NAMES } from '../../../src/core/glossary/parameters.ts';

const SOURCE = /^(?:RFC \d{4}|OpenID (?:Connect|Federation|Identity Assurance)|SD-JWT VC|FAPI|JARM)/;

describe('the glossary of claims', () => {
  test.each([
    ['iss', 'RFC 7519 §4.1.1', 'text'],
    ['aud', 'RFC 7519 §4.1.3', 'text_or_list'],
    ['exp', 'RFC 7519 §4.1.4', 'time'],
    ['auth_time', 'OpenID Connect Core 1.0 §2', 'time'],
    ['at_hash', 'OpenID Connect Core 1.0 §3.1.3.6', 'text'],
    ['email_verified', 'OpenID Connect Core 1.0 §5.1', 'boolean'],
    ['address', 'OpenID Connect Core 1.0 §5.1.1', 'object'],
    ['cnf', 'RFC 7800 §3.1', 'object'],
    ['vct', 'SD-JWT VC §2.2.2.1', 'text'],
    ['aka_vcts', 'SD-JWT VC §2.2.2.2', 'list'],
    ['scope', 'RFC 8693 §4.2', 'scope'],
    ['may_act', 'RFC 8693 §4.4', 'object'],
    ['vot', 'RFC 8485 §3.2', 'text'],
    ['verified_claims', 'OpenID Identity Assurance Schema Definition 1.0 §5', 'any'],
    ['entitlements', 'RFC 9068 §2.2.3.1', 'any'],
    ['authorization_details', 'RFC 9396 §9.1', 'objects'],
    ['ath', 'RFC 9449 §4.2', 'text'],
  ])('explains %s by %s', (name, section, type) => {
    expect(explainClaim(name)).toMatchObject({ name, section, type, isRegistered: true });
  });

  test('tells what a product made up from what is registered', () => {
    expect(explainClaim('realm_access')).toMatchObject({ section: 'Keycloak', isRegistered: false });
    expect(explainClaim('scp')).toMatchObject({ section: 'Microsoft Entra ID', isRegistered: false });
  });

  test.each(['toString', '__proto__', 'constructor', 'Iss', ''])('does not know "%s"', (name) => {
    expect(explainClaim(name)).toBeUndefined();
  });

  test('is written in whole sentences, each with its source', () => {
    const rows = CLAIM_NAMES.map((name) => explainClaim(name));
    expect(rows.filter((row) => !/^[A-Za-z0-9].*\.$/.test(row?.meaning ?? '') || row?.title === '')).toEqual(
      [],
    );
    expect(rows.filter((row) => SOURCE.test(row?.section ?? '') !== row?.isRegistered)).toEqual([]);
  });
});

describe('the glossary of parameters', () => {
  test.each([
    ['redirect_uri', 'RFC 6749 §3.1.2'],
    ['code_verifier', 'RFC 7636 §4.1'],
    ['nonce', 'OpenID Connect Core 1.0 §3.1.2.1'],
    ['iss', 'RFC 9207 §2'],
    ['resource', 'RFC 8707 §2'],
    ['subject_token', 'RFC 8693 §2.1'],
    ['device_code', 'RFC 8628 §3.2'],
    ['client_assertion', 'RFC 7521 §4.2'],
  ])('explains %s by %s', (name, section) => {
    expect(explainParameter(name)?.section).toBe(section);
  });

  test('is written in whole sentences, each with its source', () => {
    const rows = PARAMETER_NAMES.map((name) => explainParameter(name));
    expect(
      rows.filter((row) => row?.meaning.endsWith('.') !== true || !SOURCE.test(row?.section ?? '')),
    ).toEqual([]);
    expect(explainParameter('hasOwnProperty')).toBeUndefined();
  });

  test('knows header parameters apart from claims', () => {
    expect(explainHeaderParameter('kid')?.section).toBe('RFC 7515 §4.1.4');
    expect(explainHeaderParameter('x5t#S256')?.section).toBe('RFC 7515 §4.1.8');
    expect(explainHeaderParameter('exp')).toBeUndefined();
  });
});

describe('the glossary of errors', () => {
  test.each<[specification: string, codes: string[]]>([
    [
      'RFC 6749 §4.1.2.1',
      [
        'invalid_request',
        'unauthorized_client',
        'access_denied',
        'unsupported_response_type',
        'invalid_scope',
        'server_error',
        'temporarily_unavailable',
      ],
    ],
    [
      'RFC 6749 §5.2',
      [
        'invalid_request',
        'invalid_client',
        'invalid_grant',
        'unauthorized_client',
        'unsupported_grant_type',
        'invalid_scope',
      ],
    ],
    ['RFC 6750 §3.1', ['invalid_request', 'invalid_token', 'insufficient_scope']],
    ['RFC 7009 §2.2.1', ['unsupported_token_type']],
    ['RFC 8628 §3.5', ['authorization_pending', 'slow_down', 'access_denied', 'expired_token']],
    [
      'OpenID Connect Core 1.0 §3.1.2.6',
      [
        'interaction_required',
        'login_required',
        'account_selection_required',
        'consent_required',
        'invalid_request_uri',
        'invalid_request_object',
        'request_not_supported',
        'request_uri_not_supported',
        'registration_not_supported',
      ],
    ],
    ['RFC 9449 §8', ['use_dpop_nonce']],
    ['RFC 9396 §5', ['invalid_authorization_details']],
    ['RFC 8707 §2', ['invalid_target']],
    ['RFC 9470 §3', ['insufficient_user_authentication']],
    ['OpenID Connect CIBA Core 1.0 §12', ['transaction_failed']],
  ])('has every code of %s', (section, codes) => {
    expect(ERROR_MEANINGS.filter((row) => row.section === section).map(({ code }) => code)).toEqual(codes);
  });

  test('means by a code what it means where it came from', () => {
    expect(explainError('invalid_request', 'resource')?.section).toBe('RFC 6750 §3.1');
    expect(explainError('invalid_request', 'token')?.section).toBe('RFC 6749 §5.2');
    expect(explainError('access_denied', 'device')?.section).toBe('RFC 8628 §3.5');
  });

  test('means by a code of another specification what that one says', () => {
    expect(explainError('invalid_client', 'revocation')?.section).toBe('RFC 6749 §5.2');
    expect(explainError('invalid_grant')?.place).toBe('token');
    expect(explainError('no_such_code', 'token')).toBeUndefined();
  });

  test('has no two meanings for one code at one place', () => {
    const keys = ERROR_MEANINGS.map(({ code, place }) => `${place} ${code}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('a name that two chapters define keeps its first meaning', () => {
  const index = indexMeanings([
    { source: 'A', sections: { '1': [['x', 'X', 'text', 'First.']] } },
    {
      source: 'B',
      isRegistered: false,
      sections: {
        '': [
          ['x', 'X', 'text', 'Second.'],
          ['y', 'Y', 'any', 'Other.'],
        ],
      },
    },
  ]);
  expect(index.get('x')).toMatchObject({ meaning: 'First.', section: 'A §1', isRegistered: true });
  expect(index.get('y')).toMatchObject({ section: 'B', isRegistered: false });
});
