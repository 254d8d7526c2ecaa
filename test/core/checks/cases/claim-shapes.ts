import type { JwtInput } from '../../../../src/core/checks/inputs.ts';
import { claimAt } from '../../../../src/core/findings/finding.ts';
import { accessToken, type Changes, expecting, idToken, NOW } from '../../../support/jwt.ts';
import type { RuleCases } from '../rule-cases.ts';

const inClaims = (name: string) => claimAt('payload', name);
const having = (claims: Changes) => accessToken({ claims });
const received = (atSeconds: number, claims: Changes = {}) =>
  accessToken({ claims, expected: expecting({ receivedAtSeconds: atSeconds }) });
const ofLength = (length: number): JwtInput => {
  const input = accessToken();
  return { ...input, token: { ...input.token, text: 'e'.repeat(length) } };
};

/** Of any token: the form of its claims. */
export const CLAIM_SHAPE_CASES: RuleCases<JwtInput>['cases'] = {
  'token.sub.not_a_string': {
    fails: [['it is a number', having({ sub: 7 }), inClaims('sub'), { found: 'a number' }]],
    holds: [
      ['it is a text', accessToken(), 'pass'],
      ['it is absent', having({ sub: undefined }), 'pass'],
      ['the payload is no object', accessToken({ rawPayload: [] }), 'unchecked'],
    ],
  },
  'token.jti.not_a_string': {
    fails: [['it is a number', having({ jti: 7 }), inClaims('jti'), { found: 'a number' }]],
    holds: [['it is a text', accessToken(), 'pass']],
  },
  'token.iss.placeholder': {
    fails: [
      [
        'the tenant was not filled in',
        having({ iss: 'https://login.example/{tenantid}/v2.0' }),
        inClaims('iss'),
        { iss: 'https://login.example/{tenantid}/v2.0' },
      ],
    ],
    holds: [
      ['it is a name', accessToken(), 'pass'],
      ['it is absent', having({ iss: undefined }), 'not_applicable'],
    ],
  },
  'token.time.fractional': {
    fails: [
      ['exp has halves', having({ exp: NOW + 0.5 }), inClaims('exp'), { claims: ['exp'] }],
      ['iat and nbf have', having({ iat: 1.5, nbf: 1.5 }), inClaims('nbf'), { claims: ['nbf', 'iat'] }],
    ],
    holds: [['all are whole', accessToken(), 'pass']],
  },
  'token.time.implausible': {
    fails: [
      ['iat is zero', having({ iat: 0 }), inClaims('iat'), { claims: ['iat'] }],
      [
        'exp lies a century ahead',
        having({ exp: NOW + 3_155_760_000 }),
        inClaims('exp'),
        { claims: ['exp'] },
      ],
    ],
    holds: [
      ['all are of our time', accessToken(), 'pass'],
      ['exp is in milliseconds, which is another matter', having({ exp: NOW * 1000 }), 'pass'],
    ],
  },
  'token.exp.past_on_arrival': {
    fails: [
      ['it came a minute late', received(NOW, { exp: NOW - 60 }), inClaims('exp'), { lateSeconds: 60 }],
    ],
    holds: [
      ['it came in time', received(NOW), 'pass'],
      ['when it came is not known', accessToken(), 'not_applicable'],
      ['it names no end', received(NOW, { exp: undefined }), 'not_applicable'],
    ],
  },
  'token.iat.old_on_arrival': {
    fails: [
      ['it was an hour old', received(NOW, { iat: NOW - 3600 }), inClaims('iat'), { ageSeconds: 3600 }],
    ],
    holds: [
      ['it was a minute old', received(NOW), 'pass'],
      ['when it came is not known', accessToken(), 'not_applicable'],
      ['it does not say when it was issued', received(NOW, { iat: undefined }), 'not_applicable'],
    ],
  },
  'token.size.over_cookie_limit': {
    fails: [['it has 4097 bytes', ofLength(4097), { kind: 'whole' }, { bytes: 4097, limitBytes: 4096 }]],
    holds: [['it has 4096 bytes', ofLength(4096), 'pass']],
  },
};

/** Of ID tokens. */
export const ID_TOKEN_SHAPE_CASES: RuleCases<JwtInput>['cases'] = {
  'id_token.iss.not_https': {
    fails: [
      [
        'it is http',
        idToken({ claims: { iss: 'http://login.example' } }),
        inClaims('iss'),
        { iss: 'http://login.example' },
      ],
      ['it is no address', idToken({ claims: { iss: 'login' } }), inClaims('iss'), { iss: 'login' }],
    ],
    holds: [
      ['it is https', idToken(), 'pass'],
      ['it never leaves this machine', idToken({ claims: { iss: 'http://127.0.0.1:9000' } }), 'pass'],
      ['it is absent', idToken({ claims: { iss: undefined } }), 'unchecked'],
    ],
  },
  'id_token.iss.has_query': {
    fails: [
      [
        'it has a query',
        idToken({ claims: { iss: 'https://login.example/?t=1' } }),
        inClaims('iss'),
        { iss: 'https://login.example/?t=1' },
      ],
    ],
    holds: [
      ['it has none', idToken(), 'pass'],
      ['it is absent', idToken({ claims: { iss: undefined } }), 'unchecked'],
    ],
  },
  'id_token.azp.not_a_string': {
    fails: [['it is a list', idToken({ claims: { azp: ['a'] } }), inClaims('azp'), { found: 'a list' }]],
    holds: [
      ['it is a text', idToken({ claims: { azp: 'a' } }), 'pass'],
      ['it is absent', idToken(), 'pass'],
    ],
  },
  'id_token.at_hash.missing': {
    fails: [
      [
        'both came through the browser',
        idToken({ expected: expecting({ isFrontChannel: true, accessToken: 'SECRET' }) }),
        inClaims('at_hash'),
        {},
      ],
    ],
    holds: [
      ['it is there', idToken({ claims: { at_hash: 'x' } }), 'pass'],
      [
        'it came from the token endpoint',
        idToken({ expected: expecting({ accessToken: 'S' }) }),
        'not_applicable',
      ],
      ['no access token came', idToken({ expected: expecting({ isFrontChannel: true }) }), 'not_applicable'],
    ],
  },
  'id_token.c_hash.missing': {
    fails: [
      [
        'both came through the browser',
        idToken({ expected: expecting({ isFrontChannel: true, code: 'SECRET' }) }),
        inClaims('c_hash'),
        {},
      ],
    ],
    holds: [
      ['it is there', idToken({ claims: { c_hash: 'x' } }), 'pass'],
      ['it came from the token endpoint', idToken({ expected: expecting({ code: 'S' }) }), 'not_applicable'],
    ],
  },
  'id_token.s_hash.mismatch': {
    fails: [
      [
        'it is over another state',
        idToken({
          claims: { s_hash: 'x' },
          expected: expecting({ state: 'af0ifjsldkj' }),
          sha2: (bits) => new Uint8Array(bits / 8),
        }),
        inClaims('s_hash'),
        { received: 'x', expected: 'A'.repeat(22), alg: 'RS256' },
      ],
    ],
    holds: [
      [
        'it is over this state',
        idToken({
          claims: { s_hash: 'A'.repeat(22) },
          expected: expecting({ state: 'af0ifjsldkj' }),
          sha2: (bits) => new Uint8Array(bits / 8),
        }),
        'pass',
      ],
      ['there is none', idToken(), 'not_applicable'],
      ['the state is not at hand', idToken({ claims: { s_hash: 'x' } }), 'unchecked'],
    ],
  },
};
