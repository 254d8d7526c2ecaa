import type { JwtInput } from '../../../../src/core/checks/inputs.ts';
import type { OwnPolicy } from '../../../../src/core/checks/own-policy.ts';
import { ownPolicyRules } from '../../../../src/core/checks/policy/own-policy.ts';
import { claimAt } from '../../../../src/core/findings/finding.ts';
import { accessToken, API, type Changes, expecting, idToken } from '../../../support/jwt.ts';
import type { RuleCases } from '../rule-cases.ts';

const inClaims = (name: string) => claimAt('payload', name);
const under = (policy: OwnPolicy, claims: Changes = {}) =>
  accessToken({ claims, expected: expecting({ policy }) });

export const OWN_POLICY_CASES: RuleCases<JwtInput> = {
  rules: ownPolicyRules,
  cases: {
    'policy.aud.unmet': {
      fails: [
        [
          'one of two is missing',
          under({ audiences: [API, 'https://b.example'] }),
          inClaims('aud'),
          { missing: ['https://b.example'], aud: [API] },
        ],
      ],
      holds: [
        ['it is there', under({ audiences: [API] }), 'pass'],
        ['nothing is demanded', accessToken(), 'not_applicable'],
        [
          'it is an ID token',
          idToken({ expected: expecting({ policy: { audiences: [API] } }) }),
          'not_applicable',
        ],
      ],
    },
    'policy.scope.missing': {
      fails: [
        [
          'one is missing',
          under({ scopes: ['invoice:read', 'invoice:void'] }),
          inClaims('scope'),
          { missing: ['invoice:void'] },
        ],
      ],
      holds: [
        ['all are there', under({ scopes: ['invoice:read'] }), 'pass'],
        [
          'they were granted and are not in the token',
          under({ scopes: ['openid'] }, { scope: undefined }),
          'pass',
        ],
        [
          'nothing is known',
          accessToken({
            claims: { scope: undefined },
            expected: expecting({ scopeGranted: undefined, policy: { scopes: ['a'] } }),
          }),
          'unchecked',
        ],
        ['nothing is demanded', under({ scopes: [] }), 'not_applicable'],
      ],
    },
    'policy.claim.missing': {
      fails: [
        [
          'it is absent',
          under({ claims: [{ token: 'access_token', name: 'tenant' }] }),
          inClaims('tenant'),
          { claims: ['tenant'] },
        ],
      ],
      holds: [
        ['it is there', under({ claims: [{ token: 'access_token', name: 'sub' }] }), 'pass'],
        [
          'it is demanded of ID tokens',
          under({ claims: [{ token: 'id_token', name: 'email' }] }),
          'not_applicable',
        ],
      ],
    },
    'policy.claim.other_value': {
      fails: [
        [
          'it is another text',
          under({ claims: [{ token: 'access_token', name: 'sub', value: 'bob' }] }),
          inClaims('sub'),
          { claims: ['sub'], wanted: ['bob'], found: ['alice'] },
        ],
        [
          'it is false',
          under({ claims: [{ token: 'access_token', name: 'mfa', value: 'true' }] }, { mfa: false }),
          inClaims('mfa'),
          { claims: ['mfa'], wanted: ['true'], found: ['false'] },
        ],
      ],
      holds: [
        [
          'it is that text',
          under({ claims: [{ token: 'access_token', name: 'sub', value: 'alice' }] }),
          'pass',
        ],
        [
          'it is that truth',
          under({ claims: [{ token: 'access_token', name: 'mfa', value: 'true' }] }, { mfa: true }),
          'pass',
        ],
        [
          'a list holds it',
          under(
            { claims: [{ token: 'access_token', name: 'roles', value: 'admin' }] },
            { roles: ['a', 'admin'] },
          ),
          'pass',
        ],
        [
          'it is absent, which is another matter',
          under({ claims: [{ token: 'access_token', name: 'tenant', value: 'x' }] }),
          'pass',
        ],
        [
          'no value is demanded',
          under({ claims: [{ token: 'access_token', name: 'sub' }] }),
          'not_applicable',
        ],
      ],
    },
    'policy.lifetime.too_long': {
      fails: [
        [
          'it lives an hour',
          under({ longestLifetimeSeconds: 600 }),
          inClaims('exp'),
          { lifetimeSeconds: 3600, longestSeconds: 600 },
        ],
      ],
      holds: [
        ['it lives an hour, and may', under({ longestLifetimeSeconds: 3600 }), 'pass'],
        ['it names no end', under({ longestLifetimeSeconds: 600 }, { exp: undefined }), 'unchecked'],
        ['nothing is demanded', accessToken(), 'not_applicable'],
      ],
    },
  },
};
