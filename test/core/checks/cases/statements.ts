import {
  entityStatementRules,
  introspectionJwtRules,
  logoutTokenRules,
  requestObjectRules,
} from '../../../../src/core/checks/index.ts';
import type { JwtInput } from '../../../../src/core/checks/inputs.ts';
import { claimAt } from '../../../../src/core/findings/finding.ts';
import { accessToken, type Changes, CLIENT, ISSUER, NOW } from '../../../support/jwt.ts';
import type { RuleCases } from '../rule-cases.ts';

const inClaims = (name: string) => claimAt('payload', name);
const TYP = claimAt('header', 'typ');
const JWT = { typ: 'the text "JWT"' };
const UNREADABLE: JwtInput = { ...accessToken(), header: undefined, claims: undefined };

interface Statement {
  readonly header?: Changes;
  readonly claims?: Changes;
  readonly signature?: JwtInput['signature'];
  readonly expected?: JwtInput['expected'];
}

function of(kind: JwtInput['kind'], base: { header: Changes; claims: Changes }) {
  return ({ header, claims, signature, expected }: Statement = {}): JwtInput =>
    accessToken({
      kind,
      rawHeader: JSON.parse(JSON.stringify({ ...base.header, ...header })),
      rawPayload: JSON.parse(JSON.stringify({ ...base.claims, ...claims })),
      ...(signature ? { signature } : {}),
      ...(expected ? { expected } : {}),
    });
}

const request = of('request_object', {
  header: { alg: 'RS256', typ: 'oauth-authz-req+jwt' },
  claims: {
    iss: CLIENT,
    aud: ISSUER,
    client_id: CLIENT,
    response_type: 'code',
    nbf: NOW,
    exp: NOW + 300,
  },
});

export const REQUEST_OBJECT_CASES: RuleCases<JwtInput> = {
  rules: requestObjectRules,
  cases: {
    'request_object.typ.missing': {
      fails: [['it is JWT', request({ header: { typ: 'JWT' } }), TYP, JWT]],
      holds: [
        ['it is right', request(), 'pass'],
        ['the header is no object', UNREADABLE, 'unchecked'],
      ],
    },
    'request_object.claims.missing': {
      fails: [
        ['iss is missing', request({ claims: { iss: undefined } }), inClaims('iss'), { claims: ['iss'] }],
      ],
      holds: [['both are there', request(), 'pass']],
    },
    'request_object.aud.not_the_server': {
      fails: [
        [
          'it is another server',
          request({ claims: { aud: 'https://other.example' } }),
          inClaims('aud'),
          { received: 'https://other.example', expected: ISSUER },
        ],
      ],
      holds: [
        ['it is this server', request(), 'pass'],
        ['it is a list that has this server', request({ claims: { aud: [ISSUER, 'x'] } }), 'pass'],
        ['it is missing', request({ claims: { aud: undefined } }), 'unchecked'],
        ['no server is known', request({ expected: {} }), 'not_applicable'],
      ],
    },
    'request_object.nbf.not_recent': {
      fails: [
        ['it is missing', request({ claims: { nbf: undefined } }), inClaims('nbf'), { ageSeconds: null }],
        [
          'it is two hours ago',
          request({ claims: { nbf: NOW - 7200 } }),
          inClaims('nbf'),
          { ageSeconds: 7200 },
        ],
      ],
      holds: [
        ['it is now', request(), 'pass'],
        ['it is an hour ago', request({ claims: { nbf: NOW - 3600 } }), 'pass'],
      ],
    },
    'request_object.exp.too_late': {
      fails: [
        ['it is missing', request({ claims: { exp: undefined } }), inClaims('exp'), { seconds: null }],
        [
          'it is a day after nbf',
          request({ claims: { exp: NOW + 86_400 } }),
          inClaims('exp'),
          { seconds: 86_400 },
        ],
      ],
      holds: [
        ['it is an hour after nbf', request({ claims: { exp: NOW + 3600 } }), 'pass'],
        ['it does not say from when', request({ claims: { nbf: undefined } }), 'unchecked'],
      ],
    },
    'request_object.client_id.missing': {
      fails: [
        [
          'it is missing',
          request({ claims: { client_id: 1 } }),
          inClaims('client_id'),
          { found: 'a number' },
        ],
      ],
      holds: [['it is there', request(), 'pass']],
    },
    'request_object.request.nested': {
      fails: [
        [
          'it has request_uri',
          request({ claims: { request_uri: 'urn:x' } }),
          inClaims('request_uri'),
          { names: ['request_uri'] },
        ],
      ],
      holds: [['it has neither', request(), 'pass']],
    },
    'request_object.sub.is_client': {
      fails: [['sub is the client', request({ claims: { sub: CLIENT } }), inClaims('sub'), {}]],
      holds: [['there is no sub', request(), 'pass']],
    },
  },
};

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const logout = of('logout_token', {
  header: { alg: 'RS256', typ: 'logout+jwt' },
  claims: {
    iss: ISSUER,
    aud: CLIENT,
    iat: NOW,
    exp: NOW + 120,
    jti: 'x',
    sub: 'alice',
    events: { [EVENT]: {} },
  },
});

export const LOGOUT_TOKEN_CASES: RuleCases<JwtInput> = {
  rules: logoutTokenRules,
  cases: {
    'logout_token.typ.missing': {
      fails: [['it is JWT', logout({ header: { typ: 'JWT' } }), TYP, JWT]],
      holds: [['it is logout+jwt', logout(), 'pass']],
    },
    'logout_token.claims.missing': {
      fails: [
        [
          'exp and jti are missing',
          logout({ claims: { exp: undefined, jti: '' } }),
          inClaims('exp'),
          { claims: ['exp', 'jti'] },
        ],
      ],
      holds: [['all are there', logout(), 'pass']],
    },
    'logout_token.events.wrong': {
      fails: [
        ['it is a list', logout({ claims: { events: [EVENT] } }), inClaims('events'), { found: 'a list' }],
        [
          'it is another event',
          logout({ claims: { events: { x: {} } } }),
          inClaims('events'),
          { found: 'an object without that event' },
        ],
        [
          'the event is a text',
          logout({ claims: { events: { [EVENT]: 'x' } } }),
          inClaims('events'),
          { found: 'an object in which the event is a string' },
        ],
      ],
      holds: [['the event is there', logout(), 'pass']],
    },
    'logout_token.subject.missing': {
      fails: [['it has neither', logout({ claims: { sub: undefined } }), inClaims('sub'), {}]],
      holds: [
        ['it has sub', logout(), 'pass'],
        ['it has sid', logout({ claims: { sub: undefined, sid: 's' } }), 'pass'],
      ],
    },
    'logout_token.nonce.present': {
      fails: [['it has one', logout({ claims: { nonce: 'n' } }), inClaims('nonce'), {}]],
      holds: [['it has none', logout(), 'pass']],
    },
  },
};

const answer = of('introspection_jwt', {
  header: { alg: 'RS256', typ: 'token-introspection+jwt' },
  claims: { iss: ISSUER, aud: 'https://api.example', iat: NOW, token_introspection: { active: true } },
});
const ANSWER = inClaims('token_introspection');

export const INTROSPECTION_JWT_CASES: RuleCases<JwtInput> = {
  rules: introspectionJwtRules,
  cases: {
    'introspection_jwt.typ.wrong': {
      fails: [['it is JWT', answer({ header: { typ: 'JWT' } }), TYP, JWT]],
      holds: [['it is right', answer(), 'pass']],
    },
    'introspection_jwt.claims.missing': {
      fails: [
        [
          'the answer is a text',
          answer({ claims: { token_introspection: '{}' } }),
          ANSWER,
          { claims: ['token_introspection'] },
        ],
      ],
      holds: [['all are there', answer(), 'pass']],
    },
    'introspection_jwt.active.missing': {
      fails: [
        [
          'it is a text',
          answer({ claims: { token_introspection: { active: 'true' } } }),
          ANSWER,
          { found: 'a string' },
        ],
      ],
      holds: [
        ['it is true', answer(), 'pass'],
        ['there is no answer', answer({ claims: { token_introspection: undefined } }), 'unchecked'],
      ],
    },
    'introspection_jwt.claims.extra': {
      fails: [['it has exp', answer({ claims: { exp: NOW } }), inClaims('exp'), { names: ['exp'] }]],
      holds: [['it has neither', answer(), 'pass']],
    },
  },
};

const ENTITY = 'https://op.example';
const SUBORDINATE = 'https://rp.example';
const KEY = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'e1' };
const entity = of('entity_statement', {
  header: { alg: 'ES256', typ: 'entity-statement+jwt', kid: 'e1' },
  claims: { iss: ENTITY, sub: ENTITY, iat: NOW, exp: NOW + 3600, jwks: { keys: [KEY] } },
});
const own = (fits: boolean) =>
  ({ state: 'self_asserted', alg: 'ES256', header: 'jwks', fits, attempts: [] }) as const;
const keys = (...list: readonly object[]) =>
  entity({ claims: { jwks: { keys: JSON.parse(JSON.stringify(list)) } } });
const JWKS = inClaims('jwks');

export const ENTITY_STATEMENT_CASES: RuleCases<JwtInput> = {
  rules: entityStatementRules,
  cases: {
    'entity_statement.typ.wrong': {
      fails: [['it is JWT', entity({ header: { typ: 'JWT' } }), TYP, JWT]],
      holds: [['it is right', entity(), 'pass']],
    },
    'entity_statement.claims.missing': {
      fails: [
        [
          'it is about itself and has no keys',
          entity({ claims: { jwks: undefined } }),
          JWKS,
          { claims: ['jwks'] },
        ],
        [
          'it is about another entity and has no keys',
          entity({ claims: { sub: SUBORDINATE, jwks: undefined } }),
          JWKS,
          { claims: ['jwks'] },
        ],
        ['exp is missing', entity({ claims: { exp: undefined } }), inClaims('exp'), { claims: ['exp'] }],
      ],
      holds: [
        ['all are there', entity(), 'pass'],
        [
          'it answers an explicit registration, which needs no keys',
          entity({ claims: { sub: SUBORDINATE, jwks: undefined, trust_anchor: 'https://ta.example' } }),
          'pass',
        ],
      ],
    },
    'entity_statement.claims.misplaced': {
      fails: [
        [
          'an entity limits itself as a superior would',
          entity({ claims: { constraints: {}, metadata_policy: {} } }),
          inClaims('metadata_policy'),
          { names: ['metadata_policy', 'constraints'], isOwn: true },
        ],
        [
          'a superior names superiors of another',
          entity({ claims: { sub: SUBORDINATE, authority_hints: ['https://ta.example'] } }),
          inClaims('authority_hints'),
          { names: ['authority_hints'], isOwn: false },
        ],
      ],
      holds: [
        [
          'an entity names its superiors',
          entity({ claims: { authority_hints: ['https://ta.example'] } }),
          'pass',
        ],
        ['a superior limits another', entity({ claims: { sub: SUBORDINATE, constraints: {} } }), 'pass'],
        [
          'it answers an explicit registration',
          entity({
            claims: {
              sub: SUBORDINATE,
              trust_anchor: 'https://ta.example',
              authority_hints: ['https://ta.example'],
            },
          }),
          'not_applicable',
        ],
        ['it names no issuer', entity({ claims: { iss: undefined } }), 'unchecked'],
      ],
    },
    'entity_statement.kid.missing': {
      fails: [['it is missing', entity({ header: { kid: undefined } }), claimAt('header', 'kid'), {}]],
      holds: [['it is there', entity(), 'pass']],
    },
    'entity_statement.jwks.malformed': {
      fails: [
        ['a key has no kid', keys({ ...KEY, kid: undefined }), JWKS, { why: 'a key has no kid' }],
        ['two have the same', keys(KEY, KEY), JWKS, { why: 'two keys have the same kid' }],
        ['one is private', keys({ ...KEY, d: 'd' }), JWKS, { why: 'a key has its private part' }],
        ['one is a text', entity({ claims: { jwks: { keys: ['k'] } } }), JWKS, { why: 'a key is no object' }],
        ['there is no list', entity({ claims: { jwks: {} } }), JWKS, { why: 'there is no list of keys' }],
      ],
      holds: [
        ['they are right', entity(), 'pass'],
        ['there are none', entity({ claims: { jwks: undefined } }), 'not_applicable'],
      ],
    },
    'entity_statement.signature.invalid': {
      fails: [
        [
          'no key of its own fits',
          entity({ signature: own(false) }),
          { kind: 'bytes', start: entity().token.signature.start, end: entity().token.signature.end },
          {},
        ],
      ],
      holds: [
        ['one of its own fits', entity({ signature: own(true) }), 'pass'],
        ['it is about another entity', entity({ claims: { sub: 'https://rp.example' } }), 'not_applicable'],
        ['the payload is no object', UNREADABLE, 'unchecked'],
      ],
    },
  },
};
