import type { JwtInput } from '../../../../src/core/checks/inputs.ts';
import { claimAt } from '../../../../src/core/findings/finding.ts';
import { accessToken, type Changes, expecting, idToken, NOW } from '../../../support/jwt.ts';
import type { RuleCases } from '../rule-cases.ts';

const inClaims = (name: string) => claimAt('payload', name);
const having = (claims: Changes) => accessToken({ claims });
const ACT = inClaims('act');
const CHAIN = { sub: 'a', act: { sub: 'b', act: { sub: 'c', act: { sub: 'd' } } } };

/** Of any token: how somebody signed in, and who acts for whom. */
export const AUTHENTICATION_CASES: RuleCases<JwtInput>['cases'] = {
  'token.auth_time.not_a_number': {
    fails: [['it is a text', having({ auth_time: '1' }), inClaims('auth_time'), { found: 'the text "1"' }]],
    holds: [
      ['it is a number', having({ auth_time: NOW }), 'pass'],
      ['it is absent', accessToken(), 'pass'],
    ],
  },
  'token.auth_time.milliseconds': {
    fails: [
      ['it counts them', having({ auth_time: NOW * 1000 }), inClaims('auth_time'), { value: NOW * 1000 }],
    ],
    holds: [['it counts seconds', having({ auth_time: NOW }), 'pass']],
  },
  'token.auth_time.after_iat': {
    fails: [
      [
        'the sign-in is still to come',
        having({ auth_time: NOW, iat: NOW - 60 }),
        inClaims('auth_time'),
        { aheadSeconds: 60 },
      ],
    ],
    holds: [
      ['the sign-in was before', having({ auth_time: NOW - 90 }), 'pass'],
      [
        'clocks may differ',
        accessToken({ claims: { auth_time: NOW - 50 }, clock: { skewSeconds: 30 } }),
        'pass',
      ],
      ['there is no time of sign-in', accessToken(), 'not_applicable'],
    ],
  },
  'token.acr.not_a_string': {
    fails: [['it is a number', having({ acr: 2 }), inClaims('acr'), { found: 'a number' }]],
    holds: [
      ['it is a text', having({ acr: 'urn:mace:incommon:iap:silver' }), 'pass'],
      ['it is absent', accessToken(), 'pass'],
    ],
  },
  'token.amr.malformed': {
    fails: [
      ['it is one text', having({ amr: 'pwd' }), inClaims('amr'), { found: 'a string' }],
      [
        'it holds a number',
        having({ amr: ['pwd', 1] }),
        inClaims('amr'),
        { found: 'a list with something else than texts in it' },
      ],
    ],
    holds: [
      ['it is a list of texts', having({ amr: ['pwd', 'otp'] }), 'pass'],
      ['it is absent', accessToken(), 'pass'],
    ],
  },
  'token.amr.unregistered': {
    fails: [
      ['one is the server’s own', having({ amr: ['pwd', 'magic'] }), inClaims('amr'), { values: ['magic'] }],
    ],
    holds: [
      ['all are registered', having({ amr: ['pwd', 'otp', 'mfa'] }), 'pass'],
      ['there are none', accessToken(), 'not_applicable'],
    ],
  },
  'token.act.present': {
    fails: [
      [
        'a service acts for alice',
        having({ act: { sub: 'service' } }),
        ACT,
        { sub: 'alice', actor: 'service' },
      ],
    ],
    holds: [['nobody acts', accessToken(), 'pass']],
  },
  'token.act.malformed': {
    fails: [
      ['it is a text', having({ act: 'service' }), ACT, { depth: 1, found: 'a string' }],
      [
        'the one before is a list',
        having({ act: { sub: 'a', act: [] } }),
        ACT,
        { depth: 2, found: 'a list' },
      ],
    ],
    holds: [
      ['it is an object', having({ act: { sub: 'a' } }), 'pass'],
      ['it is absent', accessToken(), 'pass'],
    ],
  },
  'token.act.nameless': {
    fails: [
      ['it is empty', having({ act: {} }), ACT, { depth: 1 }],
      ['the one before has no name', having({ act: { sub: 'a', act: { iss: 'x' } } }), ACT, { depth: 2 }],
    ],
    holds: [
      ['both are named', having({ act: { sub: 'a', act: { sub: 'b' } } }), 'pass'],
      ['nobody acts', accessToken(), 'not_applicable'],
    ],
  },
  'token.act.other_claims': {
    fails: [
      [
        'it has a life of its own',
        having({ act: { sub: 'a', exp: NOW, aud: 'x' } }),
        ACT,
        { claims: ['exp', 'aud'] },
      ],
    ],
    holds: [
      ['it says who', having({ act: { sub: 'a', iss: 'https://a.example' } }), 'pass'],
      ['nobody acts', accessToken(), 'not_applicable'],
    ],
  },
  'token.act.subject_itself': {
    fails: [['alice acts for alice', having({ act: { sub: 'alice' } }), ACT, { sub: 'alice' }]],
    holds: [
      ['somebody else acts', having({ act: { sub: 'bob' } }), 'pass'],
      [
        'another issuer’s alice acts',
        having({ act: { sub: 'alice', iss: 'https://other.example' } }),
        'pass',
      ],
      ['nobody acts', accessToken(), 'not_applicable'],
    ],
  },
  'token.act.long_chain': {
    fails: [['four acted in turn', having({ act: CHAIN }), ACT, { actors: ['a', 'b', 'c', 'd'], length: 4 }]],
    holds: [
      ['one acts', having({ act: { sub: 'a' } }), 'pass'],
      ['nobody acts', accessToken(), 'not_applicable'],
    ],
  },
  'token.may_act.malformed': {
    fails: [['it is a text', having({ may_act: 'a' }), inClaims('may_act'), { found: 'a string' }]],
    holds: [
      ['it is an object', having({ may_act: { sub: 'a' } }), 'pass'],
      ['it is absent', accessToken(), 'pass'],
    ],
  },
};

/** Of access tokens. */
export const ACCESS_AUTHENTICATION_CASES: RuleCases<JwtInput>['cases'] = {
  'access_token.auth_time.too_old': {
    fails: [
      [
        'the sign-in was an hour ago',
        accessToken({
          claims: { auth_time: NOW - 3660 },
          expected: expecting({ maxAgeSeconds: 600 }),
        }),
        inClaims('auth_time'),
        { ageSeconds: 3600, maxAgeSeconds: 600 },
      ],
    ],
    holds: [
      [
        'the sign-in was a minute ago',
        accessToken({ claims: { auth_time: NOW - 90 }, expected: expecting({ maxAgeSeconds: 600 }) }),
        'pass',
      ],
      ['no age was asked', accessToken(), 'not_applicable'],
      ['the time is not known', accessToken({ expected: expecting({ maxAgeSeconds: 600 }) }), 'unchecked'],
    ],
  },
};

/** Of ID tokens. */
export const ID_TOKEN_AUTHENTICATION_CASES: RuleCases<JwtInput>['cases'] = {
  'id_token.acr.level_zero': {
    fails: [['acr is 0', idToken({ claims: { acr: '0' } }), inClaims('acr'), {}]],
    holds: [
      ['acr is 1', idToken({ claims: { acr: '1' } }), 'pass'],
      ['there is none', idToken(), 'not_applicable'],
    ],
  },
};
