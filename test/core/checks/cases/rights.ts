import type { JwtInput } from '../../../../src/core/checks/inputs.ts';
import { claimAt } from '../../../../src/core/findings/finding.ts';
import { accessToken, API, type Changes, CLIENT, expecting } from '../../../support/jwt.ts';
import type { RuleCases } from '../rule-cases.ts';

const inClaims = (name: string) => claimAt('payload', name);
const having = (claims: Changes) => accessToken({ claims });
const SCOPE = inClaims('scope');
const AUD = inClaims('aud');
const CNF = inClaims('cnf');
const THUMBPRINT = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';

/** Of access tokens: what they allow, for whom, and to whom they are bound. */
export const RIGHTS_CASES: RuleCases<JwtInput>['cases'] = {
  'access_token.scope.malformed': {
    fails: [
      [
        'there are two spaces',
        having({ scope: 'a  b' }),
        SCOPE,
        { problem: 'There is more than one space between two values' },
      ],
      [
        'it ends with a space',
        having({ scope: 'a ' }),
        SCOPE,
        { problem: 'scope begins or ends with white space' },
      ],
      [
        'it has a quote',
        having({ scope: 'a "b"' }),
        SCOPE,
        { problem: 'A value has a character that is not allowed' },
      ],
      ['it is empty', having({ scope: '' }), SCOPE, { problem: 'scope is an empty string' }],
    ],
    holds: [
      ['it is as it should be', accessToken(), 'pass'],
      ['it is absent', having({ scope: undefined }), 'not_applicable'],
    ],
  },
  'access_token.scope.commas': {
    fails: [['two are joined', having({ scope: 'read,write' }), SCOPE, { scope: 'read,write' }]],
    holds: [
      ['spaces part them', accessToken(), 'pass'],
      ['one of several has a comma', having({ scope: 'range:1,2 read' }), 'pass'],
      ['it is absent', having({ scope: undefined }), 'not_applicable'],
    ],
  },
  'access_token.scope.repeated': {
    fails: [
      ['one is there three times', having({ scope: 'a b a a' }), SCOPE, { repeated: ['a'] }],
      [
        'scp repeats one',
        having({ scope: undefined, scp: ['a', 'a'] }),
        inClaims('scp'),
        { repeated: ['a'] },
      ],
    ],
    holds: [
      ['each is there once', accessToken(), 'pass'],
      ['there are none', having({ scope: undefined }), 'not_applicable'],
    ],
  },
  'access_token.scope.claims_disagree': {
    fails: [
      [
        'each has one of its own',
        having({ scope: 'a b', scp: ['b', 'c'] }),
        inClaims('scp'),
        { onlyScope: ['a'], onlyScp: ['c'] },
      ],
    ],
    holds: [
      ['both say the same', having({ scope: 'a b', scp: ['b', 'a'] }), 'pass'],
      ['there is one', accessToken(), 'not_applicable'],
    ],
  },
  'access_token.scp.malformed': {
    fails: [
      ['it is an object', having({ scp: {} }), inClaims('scp'), { found: 'an object' }],
      [
        'it lists a number',
        having({ scp: [1] }),
        inClaims('scp'),
        { found: 'a list with something else than texts in it' },
      ],
    ],
    holds: [
      ['it is a list', having({ scp: ['a'] }), 'pass'],
      ['it is a text', having({ scp: 'a b' }), 'pass'],
    ],
  },
  'access_token.roles.malformed': {
    fails: [
      [
        'roles is a text',
        having({ roles: 'admin' }),
        inClaims('roles'),
        { claims: ['roles'], found: 'a string' },
      ],
    ],
    holds: [
      ['roles is a list', having({ roles: ['admin'] }), 'pass'],
      ['there are none', accessToken(), 'pass'],
    ],
  },
  'access_token.scope.less_than_granted': {
    fails: [['one was left out', having({ scope: 'invoice:read' }), SCOPE, { missing: ['invoice:pay'] }]],
    holds: [
      ['all are there', accessToken(), 'pass'],
      ['there is no scope', having({ scope: undefined }), 'not_applicable'],
      [
        'what was granted is not known',
        accessToken({ expected: expecting({ scopeGranted: undefined }) }),
        'unchecked',
      ],
    ],
  },
  'access_token.scope.wildcard': {
    fails: [
      ['all of one thing', having({ scope: 'invoice:* read' }), SCOPE, { scopes: ['invoice:*'] }],
      ['all of everything', having({ scope: undefined, scp: ['*'] }), SCOPE, { scopes: ['*'] }],
    ],
    holds: [
      ['each is one thing', accessToken(), 'pass'],
      ['there are none', having({ scope: undefined }), 'not_applicable'],
    ],
  },
  'access_token.aud.many': {
    fails: [['it is for two', having({ aud: [API, 'b'] }), AUD, { aud: [API, 'b'] }]],
    holds: [
      ['it is for one', accessToken(), 'pass'],
      ['one is named twice', having({ aud: [API, API] }), 'pass'],
      ['it is for none', having({ aud: undefined }), 'not_applicable'],
    ],
  },
  'access_token.aud.client': {
    fails: [['it is for the client', having({ aud: CLIENT }), AUD, { clientId: CLIENT }]],
    holds: [
      ['it is for an API', accessToken(), 'pass'],
      [
        'the API is called so',
        accessToken({ claims: { aud: CLIENT }, expected: expecting({ audiences: [CLIENT] }) }),
        'pass',
      ],
      ['it is for none', having({ aud: [] }), 'not_applicable'],
      [
        'the client is not known',
        accessToken({ claims: { client_id: undefined }, expected: expecting({ clientId: undefined }) }),
        'unchecked',
      ],
    ],
  },
  'access_token.id_token_claims.present': {
    fails: [
      [
        'it has a nonce and at_hash',
        having({ nonce: 'n', at_hash: 'h' }),
        inClaims('nonce'),
        { claims: ['nonce', 'at_hash'] },
      ],
    ],
    holds: [['it has none', accessToken(), 'pass']],
  },
  'access_token.client_id.two_names': {
    fails: [
      [
        'azp is another',
        having({ azp: 'other' }),
        inClaims('azp'),
        { clientId: CLIENT, claim: 'azp', other: 'other' },
      ],
    ],
    holds: [
      ['azp is the same', having({ azp: CLIENT }), 'pass'],
      ['there is no client_id', having({ client_id: undefined, azp: 'x' }), 'not_applicable'],
    ],
  },
  'access_token.sub.personal': {
    fails: [
      [
        'it is a mail address',
        having({ sub: 'alice@example.com' }),
        inClaims('sub'),
        { kind: 'a mail address' },
      ],
      [
        'it is a phone number',
        having({ sub: '+49 30 1234567' }),
        inClaims('sub'),
        { kind: 'a phone number' },
      ],
    ],
    holds: [
      ['it means nothing', accessToken(), 'pass'],
      ['it is a service account without a host', having({ sub: 'svc@prod' }), 'pass'],
      ['it is absent', having({ sub: undefined }), 'not_applicable'],
    ],
  },
  'access_token.personal_data.in_value': {
    fails: [
      ['a claim holds one', having({ login: 'a@b.example' }), inClaims('login'), { claims: ['login'] }],
      [
        'it lies deep',
        having({ user: { contacts: ['+4930123456789'] } }),
        inClaims('user'),
        { claims: ['user'] },
      ],
    ],
    holds: [
      ['none does', accessToken(), 'pass'],
      ['it is personal by its name already', having({ email: 'a@b.example' }), 'pass'],
      ['it is long', having({ text: `${'a'.repeat(400)}@b.example` }), 'pass'],
    ],
  },
  'access_token.binding.absent': {
    fails: [['there is no cnf', accessToken(), CNF, {}]],
    holds: [
      ['it is bound', having({ cnf: { jkt: THUMBPRINT } }), 'pass'],
      ['the payload is no object', accessToken({ rawPayload: [] }), 'unchecked'],
    ],
  },
  'access_token.binding.several': {
    fails: [
      [
        'it is bound to a key and a certificate',
        having({ cnf: { jkt: THUMBPRINT, 'x5t#S256': THUMBPRINT } }),
        CNF,
        { members: ['jkt', 'x5t#S256'] },
      ],
    ],
    holds: [
      ['it is bound to one', having({ cnf: { jkt: THUMBPRINT } }), 'pass'],
      ['it is not bound', accessToken(), 'not_applicable'],
    ],
  },
  'access_token.binding.unknown_method': {
    fails: [
      ['cnf is empty', having({ cnf: {} }), CNF, { members: [] }],
      ['it is bound by magic', having({ cnf: { magic: 1 } }), CNF, { members: ['magic'] }],
    ],
    holds: [
      ['it is bound by a key', having({ cnf: { jwk: {} } }), 'pass'],
      ['it is bound by the name of one', having({ cnf: { kid: 'k' } }), 'pass'],
      ['it is not bound', accessToken(), 'not_applicable'],
    ],
  },
  'access_token.binding.private_key': {
    fails: [
      ['the key has d', having({ cnf: { jwk: { kty: 'OKP', x: 'x', d: 'd' } } }), CNF, { members: ['d'] }],
    ],
    holds: [
      ['the key is public', having({ cnf: { jwk: { kty: 'OKP', x: 'x' } } }), 'pass'],
      ['there is no key', accessToken(), 'not_applicable'],
    ],
  },
  'access_token.binding.certificate_called_dpop': {
    fails: [
      [
        'token_type is DPoP',
        accessToken({
          claims: { cnf: { 'x5t#S256': THUMBPRINT } },
          expected: expecting({ tokenType: 'DPoP' }),
        }),
        CNF,
        { tokenType: 'DPoP' },
      ],
    ],
    holds: [
      ['token_type is Bearer', having({ cnf: { 'x5t#S256': THUMBPRINT } }), 'pass'],
      ['it is bound to a DPoP key', having({ cnf: { jkt: THUMBPRINT } }), 'not_applicable'],
      [
        'what it was announced as is not known',
        accessToken({
          claims: { cnf: { 'x5t#S256': THUMBPRINT } },
          expected: expecting({ tokenType: undefined }),
        }),
        'unchecked',
      ],
    ],
  },
};
