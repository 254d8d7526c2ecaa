import type {
  AuthorizationResponseInput,
  IntrospectionInput,
  TokenResponseInput,
} from '../../../../src/core/checks/inputs.ts';
import type { Place } from '../../../../src/core/findings/finding.ts';
import { type Changes, NOW } from '../../../support/jwt.ts';
import { authorizationResponse, introspection, TOKEN_CLAIMS, tokenResponse, without } from '../examples.ts';
import type { RuleCases } from '../rule-cases.ts';

const parameter = (name: string): Place => ({ kind: 'parameter', name });
const WHOLE: Place = { kind: 'whole' };
const ACCESS = parameter('access_token');
const brought = (body: { readonly [name: string]: string | number | undefined }) => tokenResponse({ body });
const JWT = 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln';

/** Of the token endpoint's answer: its tokens. */
export const RESPONSE_TOKENS_CASES: RuleCases<TokenResponseInput>['cases'] = {
  'token_response.access_token.guessable': {
    fails: [['it has eight digits', brought({ access_token: '12345678' }), ACCESS, { bits: 26, length: 8 }]],
    holds: [
      ['it is long', tokenResponse(), 'pass'],
      ['it is a JWT', brought({ access_token: JWT }), 'not_applicable'],
      ['there is none', brought({ access_token: undefined }), 'not_applicable'],
    ],
  },
  'token_response.refresh_token.guessable': {
    fails: [
      [
        'it is short',
        brought({ refresh_token: 'abcdefgh' }),
        parameter('refresh_token'),
        { bits: 48, length: 8 },
      ],
    ],
    holds: [
      ['it is long', tokenResponse(), 'pass'],
      ['there is none', brought({ refresh_token: undefined }), 'not_applicable'],
    ],
  },
  'token_response.access_token.not_sendable': {
    fails: [['it has a space', brought({ access_token: 'SECRET token' }), ACCESS, {}]],
    holds: [
      ['it ends with padding', brought({ access_token: 'SECRET-and-long-enough==' }), 'pass'],
      ['there is none', brought({ access_token: undefined }), 'not_applicable'],
    ],
  },
  'token_response.access_token.is_id_token': {
    fails: [['one text is both', brought({ access_token: JWT, id_token: JWT }), ACCESS, {}]],
    holds: [
      ['they are two', tokenResponse(), 'pass'],
      ['there is no ID token', brought({ id_token: undefined }), 'not_applicable'],
    ],
  },
  'token_response.id_token.without_openid': {
    fails: [
      ['openid was not asked for', tokenResponse({}, { scopeAsked: ['a'] }), parameter('id_token'), {}],
    ],
    holds: [
      ['openid was asked for', tokenResponse(), 'pass'],
      ['there is none', brought({ id_token: undefined }), 'not_applicable'],
      ['it came by a refresh', tokenResponse({}, { grantType: 'refresh_token' }), 'not_applicable'],
      ['what was asked is not known', without(tokenResponse(), 'scopeAsked'), 'unchecked'],
    ],
  },
  'token_response.expires_in.not_positive': {
    fails: [['it is zero', brought({ expires_in: 0 }), parameter('expires_in'), { seconds: 0 }]],
    holds: [
      ['it is an hour', tokenResponse(), 'pass'],
      ['it is absent', brought({ expires_in: undefined }), 'not_applicable'],
    ],
  },
  'token_response.refresh_token.rotated': {
    fails: [
      [
        'it is another one',
        tokenResponse({}, { grantType: 'refresh_token', refreshTokenReturned: 'rotated' }),
        parameter('refresh_token'),
        {},
      ],
    ],
    holds: [
      [
        'it is the same',
        tokenResponse({}, { grantType: 'refresh_token', refreshTokenReturned: 'same' }),
        'pass',
      ],
      ['this was no refresh', tokenResponse(), 'not_applicable'],
      ['it is not known', tokenResponse({}, { grantType: 'refresh_token' }), 'unchecked'],
    ],
  },
};

/** Of what was asked in the browser, and what came back. */
export const AUTHORIZATION_REQUEST_CASES: RuleCases<AuthorizationResponseInput>['cases'] = {
  'authorization_request.response_type.not_code': {
    fails: [
      [
        'a token was asked for too',
        authorizationResponse({}, { responseType: 'code token' }),
        parameter('response_type'),
        { responseType: 'code token' },
      ],
    ],
    holds: [['a code was asked for', authorizationResponse(), 'pass']],
  },
  'authorization_request.response_type.token': {
    fails: [
      [
        'a token was asked for too',
        authorizationResponse({}, { responseType: 'code token' }),
        parameter('response_type'),
        { responseType: 'code token' },
      ],
    ],
    holds: [
      ['a code was asked for', authorizationResponse(), 'pass'],
      [
        'an ID token was asked for too, which is no access token',
        authorizationResponse({}, { responseType: 'code id_token' }),
        'pass',
      ],
    ],
  },
  'authorization_request.code.unprotected': {
    fails: [
      [
        'the client has no secret',
        authorizationResponse({}, { pkceMethod: 'none', isPublicClient: true, isNonceSent: true }),
        parameter('code_challenge'),
        { isPublic: true },
      ],
      [
        'there is no nonce either',
        authorizationResponse({}, { pkceMethod: 'none', isPublicClient: false, isNonceSent: false }),
        parameter('code_challenge'),
        { isPublic: false },
      ],
    ],
    holds: [
      ['PKCE is on', authorizationResponse(), 'pass'],
      [
        'a confidential client sent a nonce',
        authorizationResponse({}, { pkceMethod: 'none', isPublicClient: false, isNonceSent: true }),
        'pass',
      ],
      [
        'no code was asked for',
        authorizationResponse({}, { responseType: 'id_token', pkceMethod: 'none' }),
        'not_applicable',
      ],
      ['nothing is known of the client', authorizationResponse({}, { pkceMethod: 'none' }), 'unchecked'],
      [
        'it is not known whether a nonce was sent',
        authorizationResponse({}, { pkceMethod: 'none', isPublicClient: false }),
        'unchecked',
      ],
    ],
  },
  'authorization_request.par.unused': {
    fails: [['it was not pushed', authorizationResponse({}, { isPushed: false }), WHOLE, {}]],
    holds: [
      ['it was pushed', authorizationResponse({}, { isPushed: true }), 'pass'],
      ['it is not known', authorizationResponse(), 'unchecked'],
    ],
  },
  'authorization_response.jarm.unused': {
    fails: [['parameters came bare', authorizationResponse(), WHOLE, {}]],
    holds: [['a JWT came', authorizationResponse({ response: JWT }), 'pass']],
  },
  'authorization_response.code.guessable': {
    fails: [
      [
        'it has six digits',
        authorizationResponse({ code: '123456' }),
        parameter('code'),
        { bits: 19, length: 6 },
      ],
    ],
    holds: [
      ['it is long', authorizationResponse(), 'pass'],
      ['there is none', authorizationResponse({ code: undefined }), 'not_applicable'],
    ],
  },
};

const TOKEN = { ...TOKEN_CLAIMS, iat: NOW, nbf: NOW, jti: 'j1', cnf: { jkt: 'thumb' } };
const both = (body: Changes) =>
  introspection(
    { body: { iat: NOW, nbf: NOW, jti: 'j1', cnf: { jkt: 'thumb' }, ...body } },
    { tokenClaims: TOKEN },
  );
const INACTIVE = introspection({ text: '{"active":false}' });

/** Of introspection. */
export const INTROSPECTION_FORM_CASES: RuleCases<IntrospectionInput>['cases'] = {
  'introspection.iat.disagrees': {
    fails: [
      [
        'it is a minute off',
        both({ iat: NOW - 60 }),
        parameter('iat'),
        { claim: 'iat', introspected: String(NOW - 60), inToken: String(NOW) },
      ],
    ],
    holds: [
      ['it is the same', both({}), 'pass'],
      ['only one says it', introspection(), 'not_applicable'],
    ],
  },
  'introspection.nbf.disagrees': {
    fails: [
      [
        'it is a minute off',
        both({ nbf: NOW - 60 }),
        parameter('nbf'),
        { claim: 'nbf', introspected: String(NOW - 60), inToken: String(NOW) },
      ],
    ],
    holds: [['it is the same', both({}), 'pass']],
  },
  'introspection.jti.disagrees': {
    fails: [
      [
        'it is another',
        both({ jti: 'j2' }),
        parameter('jti'),
        { claim: 'jti', introspected: 'j2', inToken: 'j1' },
      ],
    ],
    holds: [['it is the same', both({}), 'pass']],
  },
  'introspection.cnf.disagrees': {
    fails: [
      [
        'introspection tells of none',
        both({ cnf: undefined }),
        parameter('cnf'),
        { introspected: 'bound to no key', inToken: 'bound by jkt thumb' },
      ],
    ],
    holds: [
      ['it is the same', both({}), 'pass'],
      ['neither tells of one', introspection(), 'pass'],
      ['it is inactive', INACTIVE, 'not_applicable'],
      ['the token cannot be read', without(introspection(), 'tokenClaims'), 'unchecked'],
    ],
  },
  'introspection.time.not_a_number': {
    fails: [['exp is a text', introspection({ body: { exp: '1' } }), parameter('exp'), { names: ['exp'] }]],
    holds: [
      ['exp is a number', introspection(), 'pass'],
      ['there is no answer', introspection({ text: 'no' }), 'not_applicable'],
    ],
  },
  'introspection.scope.not_a_string': {
    fails: [
      ['it is a list', introspection({ body: { scope: [] } }), parameter('scope'), { found: 'a list' }],
    ],
    holds: [
      ['it is a text', introspection(), 'pass'],
      ['there is no answer', introspection({ text: 'no' }), 'not_applicable'],
    ],
  },
  'introspection.active.before_nbf': {
    fails: [
      [
        'it begins in a minute',
        introspection({ body: { nbf: NOW + 60 } }),
        parameter('active'),
        { nbf: NOW + 60, inSeconds: 60 },
      ],
    ],
    holds: [
      ['it began', both({}), 'pass'],
      ['it names no beginning', introspection(), 'not_applicable'],
      ['it is inactive', INACTIVE, 'not_applicable'],
    ],
  },
};
