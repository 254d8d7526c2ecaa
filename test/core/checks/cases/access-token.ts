import { accessTokenRules } from '../../../../src/core/checks/index.ts';
import type { JwtInput } from '../../../../src/core/checks/inputs.ts';
import { claimAt } from '../../../../src/core/findings/finding.ts';
import { accessToken, API, CLIENT, expecting, NOW } from '../../../support/jwt.ts';
import { ACCESS_AUTHENTICATION_CASES } from './authentication.ts';
import { ACCESS_ALG_CASES } from './header.ts';
import { RIGHTS_CASES } from './rights.ts';
import type { RuleCases } from '../rule-cases.ts';

const inClaims = (name: string) => claimAt('payload', name);
const TYP = claimAt('header', 'typ');
const THUMBPRINT = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const UNREADABLE = accessToken({ rawPayload: [] });

/** A token whose text has exactly so many characters. */
function ofLength(length: number): JwtInput {
  const input = accessToken();
  return { ...input, token: { ...input.token, text: 'e'.repeat(length) } };
}

export const ACCESS_TOKEN_CASES: RuleCases<JwtInput> = {
  rules: accessTokenRules,
  cases: {
    'access_token.typ.missing': {
      fails: [['typ is absent', accessToken({ header: { typ: undefined } }), TYP, {}]],
      holds: [
        ['typ is at+jwt', accessToken(), 'pass'],
        ['the header is no object', accessToken({ rawHeader: 1 }), 'unchecked'],
      ],
    },
    'access_token.typ.wrong': {
      fails: [
        ['typ is JWT', accessToken({ header: { typ: 'JWT' } }), TYP, { typ: 'the text "JWT"' }],
        ['typ is a number', accessToken({ header: { typ: 1 } }), TYP, { typ: '1' }],
      ],
      holds: [
        ['typ is at+jwt', accessToken(), 'pass'],
        [
          'typ is the whole media type in capitals',
          accessToken({ header: { typ: 'application/AT+JWT' } }),
          'pass',
        ],
        ['typ is absent', accessToken({ header: { typ: undefined } }), 'not_applicable'],
      ],
    },
    'access_token.aud.missing': {
      fails: [
        ['aud is absent', accessToken({ claims: { aud: undefined } }), inClaims('aud'), {}],
        ['aud is an empty list', accessToken({ claims: { aud: [] } }), inClaims('aud'), {}],
      ],
      holds: [
        ['aud names an API', accessToken(), 'pass'],
        ['the payload is no object', UNREADABLE, 'unchecked'],
      ],
    },
    'access_token.aud.mismatch': {
      fails: [
        [
          'it is for other APIs',
          accessToken({ claims: { aud: ['https://a.example', 'https://b.example'] } }),
          inClaims('aud'),
          { aud: ['https://a.example', 'https://b.example'], expected: [API], near: [] },
        ],
        [
          'only a slash separates them',
          accessToken({ claims: { aud: ['other', `${API}/`] } }),
          inClaims('aud'),
          { aud: ['other', `${API}/`], expected: [API], near: ['trailing_slash'] },
        ],
      ],
      holds: [
        ['it is for this API', accessToken(), 'pass'],
        ['it is for this API too', accessToken({ claims: { aud: ['x', API] } }), 'pass'],
        [
          'one of several names of the API is there',
          accessToken({ expected: expecting({ audiences: ['y', API] }) }),
          'pass',
        ],
        ['no audience is known', accessToken({ expected: expecting({ audiences: undefined }) }), 'unchecked'],
        ['aud is absent', accessToken({ claims: { aud: undefined } }), 'unchecked'],
      ],
    },
    'access_token.sub.missing': {
      fails: [
        ['sub is absent', accessToken({ claims: { sub: undefined } }), inClaims('sub'), { found: 'absent' }],
        ['sub is a number', accessToken({ claims: { sub: 7 } }), inClaims('sub'), { found: 'a number' }],
      ],
      holds: [['sub is there', accessToken(), 'pass']],
    },
    'access_token.client_id.missing': {
      fails: [
        [
          'no claim names the client',
          accessToken({ claims: { client_id: undefined } }),
          inClaims('client_id'),
          { instead: [] },
        ],
        [
          'azp does instead',
          accessToken({ claims: { client_id: undefined, azp: CLIENT } }),
          inClaims('client_id'),
          { instead: ['azp'] },
        ],
      ],
      holds: [['client_id is there', accessToken(), 'pass']],
    },
    'access_token.client_id.mismatch': {
      fails: [
        [
          'it was issued to another client',
          accessToken({ claims: { client_id: 'other' } }),
          inClaims('client_id'),
          { claim: 'client_id', clientId: 'other', expected: CLIENT },
        ],
        [
          'the vendor claim names another client',
          accessToken({ claims: { client_id: undefined, cid: 'other' } }),
          inClaims('cid'),
          { claim: 'cid', clientId: 'other', expected: CLIENT },
        ],
      ],
      holds: [
        ['it was issued to this client', accessToken(), 'pass'],
        [
          'the vendor claim names this client',
          accessToken({ claims: { client_id: undefined, appid: CLIENT } }),
          'pass',
        ],
        ['no claim names a client', accessToken({ claims: { client_id: undefined } }), 'unchecked'],
        ['no client is known', accessToken({ expected: {} }), 'unchecked'],
      ],
    },
    'access_token.iat.missing': {
      fails: [['iat is absent', accessToken({ claims: { iat: undefined } }), inClaims('iat'), {}]],
      holds: [['iat is there', accessToken(), 'pass']],
    },
    'access_token.jti.missing': {
      fails: [
        ['jti is absent', accessToken({ claims: { jti: undefined } }), inClaims('jti'), { found: 'absent' }],
        ['jti is empty', accessToken({ claims: { jti: '' } }), inClaims('jti'), { found: 'an empty string' }],
      ],
      holds: [['jti is there', accessToken(), 'pass']],
    },
    'access_token.jti.short': {
      fails: [
        [
          'jti is six hex digits',
          accessToken({ claims: { jti: '8f42c1' } }),
          inClaims('jti'),
          { bits: 24, length: 6 },
        ],
        [
          'jti is nineteen decimal digits',
          accessToken({ claims: { jti: '1'.repeat(19) } }),
          inClaims('jti'),
          { bits: 63, length: 19 },
        ],
        [
          'jti is ten characters',
          accessToken({ claims: { jti: 'q1Kx0mB2cz' } }),
          inClaims('jti'),
          { bits: 60, length: 10 },
        ],
      ],
      holds: [
        ['jti is sixteen hex digits', accessToken({ claims: { jti: 'a'.repeat(16) } }), 'pass'],
        ['jti is a UUID', accessToken({ claims: { jti: '5f0c2a4e-7c1f-4f6e-9d53-0c9a3a3b6d11' } }), 'pass'],
        ['jti is absent', accessToken({ claims: { jti: undefined } }), 'not_applicable'],
      ],
    },
    'access_token.scope.missing': {
      fails: [
        [
          'something was granted and the token does not say it',
          accessToken({ claims: { scope: undefined } }),
          inClaims('scope'),
          { granted: ['invoice:read', 'invoice:pay'] },
        ],
      ],
      holds: [
        ['scope is there', accessToken(), 'pass'],
        ['scp is there', accessToken({ claims: { scope: undefined, scp: ['a'] } }), 'pass'],
        [
          'only openid was granted, which is for no API',
          accessToken({ claims: { scope: undefined }, expected: expecting({ scopeGranted: ['openid'] }) }),
          'not_applicable',
        ],
        [
          'what was granted is not known',
          accessToken({ claims: { scope: undefined }, expected: {} }),
          'unchecked',
        ],
      ],
    },
    'access_token.scope.not_a_string': {
      fails: [
        [
          'scope is a list',
          accessToken({ claims: { scope: ['a', 'b'] } }),
          inClaims('scope'),
          { found: 'a list' },
        ],
        ['scope is null', accessToken({ claims: { scope: null } }), inClaims('scope'), { found: 'null' }],
      ],
      holds: [
        ['scope is a string', accessToken(), 'pass'],
        ['scope is absent', accessToken({ claims: { scope: undefined } }), 'pass'],
      ],
    },
    'access_token.scope.other_claim': {
      fails: [
        [
          'scp and roles stand in for it',
          accessToken({ claims: { scope: undefined, roles: ['admin'], scp: 'a b' } }),
          inClaims('scp'),
          { claims: ['scp', 'roles'] },
        ],
      ],
      holds: [
        ['scope is there', accessToken({ claims: { roles: ['admin'] } }), 'pass'],
        ['there is nothing of the kind', accessToken({ claims: { scope: undefined } }), 'pass'],
      ],
    },
    'access_token.scope.more_than_granted': {
      fails: [
        [
          'the token has one that was not granted',
          accessToken({ claims: { scope: 'invoice:read invoice:void' } }),
          inClaims('scope'),
          { extra: ['invoice:void'] },
        ],
        [
          'scp has one that was not granted',
          accessToken({ claims: { scope: undefined, scp: ['invoice:void'] } }),
          inClaims('scp'),
          { extra: ['invoice:void'] },
        ],
      ],
      holds: [
        ['the token has what was granted', accessToken(), 'pass'],
        ['the token has less', accessToken({ claims: { scope: 'invoice:read' } }), 'pass'],
        [
          'offline_access is there, which is no permission',
          accessToken({ claims: { scope: 'invoice:read offline_access' } }),
          'pass',
        ],
        ['the token has no scope', accessToken({ claims: { scope: undefined } }), 'not_applicable'],
        ['what was granted is not known', accessToken({ expected: {} }), 'unchecked'],
      ],
    },
    'access_token.personal_data.present': {
      fails: [
        [
          'name and address are there',
          accessToken({ claims: { name: 'Alice', email: 'alice@example.com' } }),
          inClaims('name'),
          { claims: ['name', 'email'] },
        ],
      ],
      holds: [
        ['only the subject is there', accessToken(), 'pass'],
        ['email is null', accessToken({ claims: { email: null } }), 'pass'],
      ],
    },
    'access_token.lifetime.too_long': {
      fails: [
        [
          'it lives an hour and a second',
          accessToken({ claims: { iat: NOW, exp: NOW + 3601 } }),
          inClaims('exp'),
          { lifetimeSeconds: 3601 },
        ],
        [
          'iat is absent, and it was received a day before its end',
          accessToken({
            claims: { iat: undefined, exp: NOW + 86_400 },
            expected: expecting({ receivedAtSeconds: NOW }),
          }),
          inClaims('exp'),
          { lifetimeSeconds: 86_400 },
        ],
      ],
      holds: [
        ['it lives an hour', accessToken(), 'pass'],
        [
          'it is bound to a key',
          accessToken({ claims: { exp: NOW + 9000, cnf: { jkt: THUMBPRINT } } }),
          'not_applicable',
        ],
        ['its beginning is not known', accessToken({ claims: { iat: undefined } }), 'unchecked'],
      ],
    },
    'access_token.auth_time.missing': {
      fails: [
        [
          'max_age was asked',
          accessToken({ expected: expecting({ maxAgeSeconds: 300 }) }),
          inClaims('auth_time'),
          { maxAgeSeconds: 300 },
        ],
      ],
      holds: [
        [
          'it is there',
          accessToken({ claims: { auth_time: NOW }, expected: expecting({ maxAgeSeconds: 300 }) }),
          'pass',
        ],
        ['max_age was not asked', accessToken(), 'not_applicable'],
      ],
    },
    'access_token.size.over_header_limit': {
      fails: [
        [
          'the header line has one byte more than Apache takes',
          ofLength(8169),
          { kind: 'whole' },
          { bytes: 8191, limitBytes: 8190, servers: ['Apache (8190)'] },
        ],
        [
          'it is more than any of them takes',
          ofLength(20_000),
          { kind: 'whole' },
          {
            bytes: 20_022,
            limitBytes: 8190,
            servers: [
              'Apache (8190)',
              'nginx (8192)',
              'Tomcat (8192)',
              'Amazon API Gateway (10240)',
              'Node.js (16384)',
              'IIS (16384)',
            ],
          },
        ],
      ],
      holds: [
        ['the header line has as many bytes as Apache takes', ofLength(8168), 'pass'],
        ['the token is small', accessToken(), 'pass'],
      ],
    },
    'access_token.binding.malformed': {
      fails: [
        [
          'cnf is a string',
          accessToken({ claims: { cnf: THUMBPRINT } }),
          inClaims('cnf'),
          { found: 'cnf is a string' },
        ],
        [
          'jkt is in hex',
          accessToken({ claims: { cnf: { jkt: 'ab'.repeat(32) } } }),
          inClaims('cnf'),
          { found: 'jkt in cnf is no SHA-256 thumbprint' },
        ],
        [
          'the certificate thumbprint is a number',
          accessToken({ claims: { cnf: { 'x5t#S256': 1 } } }),
          inClaims('cnf'),
          { found: 'x5t#S256 in cnf is no SHA-256 thumbprint' },
        ],
      ],
      holds: [
        ['cnf is absent', accessToken(), 'pass'],
        ['cnf has a thumbprint', accessToken({ claims: { cnf: { jkt: THUMBPRINT } } }), 'pass'],
        ['cnf has a method that is not judged here', accessToken({ claims: { cnf: { kid: 'x' } } }), 'pass'],
      ],
    },
    'access_token.binding.called_bearer': {
      fails: [
        [
          'a bound token was announced as Bearer',
          accessToken({ claims: { cnf: { jkt: THUMBPRINT } } }),
          inClaims('cnf'),
          { tokenType: 'Bearer' },
        ],
      ],
      holds: [
        [
          'it was announced as dpop',
          accessToken({ claims: { cnf: { jkt: THUMBPRINT } }, expected: expecting({ tokenType: 'dpop' }) }),
          'pass',
        ],
        ['it is not bound', accessToken(), 'not_applicable'],
        [
          'it is bound to a certificate, which stays Bearer',
          accessToken({ claims: { cnf: { 'x5t#S256': THUMBPRINT } } }),
          'not_applicable',
        ],
        [
          'the announced type is not known',
          accessToken({ claims: { cnf: { jkt: THUMBPRINT } }, expected: {} }),
          'unchecked',
        ],
      ],
    },
    'access_token.binding.not_in_token': {
      fails: [
        [
          'it was announced as DPoP and has no cnf',
          accessToken({ expected: expecting({ tokenType: 'DPoP' }) }),
          inClaims('cnf'),
          {},
        ],
      ],
      holds: [
        [
          'it has cnf.jkt',
          accessToken({ claims: { cnf: { jkt: THUMBPRINT } }, expected: expecting({ tokenType: 'DPoP' }) }),
          'pass',
        ],
        ['it was announced as Bearer', accessToken(), 'not_applicable'],
      ],
    },
    ...RIGHTS_CASES,
    ...ACCESS_ALG_CASES,
    ...ACCESS_AUTHENTICATION_CASES,
  },
};
