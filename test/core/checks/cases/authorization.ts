import { authorizationResponseRules } from '../../../../src/core/checks/exchanges.ts';
import type { AuthorizationResponseInput } from '../../../../src/core/checks/inputs.ts';
import type { Place } from '../../../../src/core/findings/finding.ts';
import { ISSUER } from '../../../support/jwt.ts';
import { authorizationResponse, STATE, without } from '../examples.ts';
import { AUTHORIZATION_REQUEST_CASES } from './answers.ts';
import type { RuleCases } from '../rule-cases.ts';

const parameter = (name: string): Place => ({ kind: 'parameter', name });
const PKCE = parameter('code_challenge_method');

const JARM = authorizationResponse({
  code: undefined,
  state: undefined,
  iss: undefined,
  response: 'SECRET.jwt.response',
});
const denied = (more: { readonly [name: string]: string | undefined } = {}) =>
  authorizationResponse({ code: undefined, error: 'access_denied', ...more });

export const AUTHORIZATION_CASES: RuleCases<AuthorizationResponseInput> = {
  rules: authorizationResponseRules,
  cases: {
    'authorization_request.pkce.off': {
      fails: [['it was switched off', authorizationResponse({}, { pkceMethod: 'none' }), PKCE, {}]],
      holds: [
        ['it was S256', authorizationResponse(), 'pass'],
        ['it was plain', authorizationResponse({}, { pkceMethod: 'plain' }), 'pass'],
        [
          'no code was asked for',
          authorizationResponse({}, { pkceMethod: 'none', responseType: 'id_token' }),
          'not_applicable',
        ],
      ],
    },
    'authorization_request.pkce.plain': {
      fails: [['it was plain', authorizationResponse({}, { pkceMethod: 'plain' }), PKCE, {}]],
      holds: [
        ['it was S256', authorizationResponse(), 'pass'],
        ['it was off', authorizationResponse({}, { pkceMethod: 'none' }), 'not_applicable'],
        [
          'no code was asked for',
          authorizationResponse({}, { pkceMethod: 'plain', responseType: 'token' }),
          'not_applicable',
        ],
      ],
    },
    'authorization_response.state.missing': {
      fails: [
        ['it did not come back', authorizationResponse({ state: undefined }), parameter('state'), {}],
        ['it came back empty', authorizationResponse({ state: '' }), parameter('state'), {}],
        ['it did not come back with an error either', denied({ state: undefined }), parameter('state'), {}],
      ],
      holds: [
        ['it came back', authorizationResponse(), 'pass'],
        ['the response is a JWT', JARM, 'unchecked'],
      ],
    },
    'authorization_response.state.mismatch': {
      fails: [
        [
          'it is another one',
          authorizationResponse({ state: 'SECRET-other' }),
          parameter('state'),
          { sentLength: STATE.length, receivedLength: 12 },
        ],
        [
          'it differs in case only',
          authorizationResponse({ state: STATE.toUpperCase() }),
          parameter('state'),
          { sentLength: STATE.length, receivedLength: STATE.length },
        ],
      ],
      holds: [
        ['it is the one that was sent', authorizationResponse(), 'pass'],
        ['none came back', authorizationResponse({ state: undefined }), 'unchecked'],
      ],
    },
    'authorization_response.iss.not_sent': {
      fails: [
        [
          'the server does not announce it',
          authorizationResponse({ iss: undefined }, { issParameterSupported: false }),
          parameter('iss'),
          {},
        ],
      ],
      holds: [
        ['it came', authorizationResponse(), 'pass'],
        [
          'the server announces it, which is another finding',
          authorizationResponse({ iss: undefined }),
          'not_applicable',
        ],
        ['the response is a JWT', JARM, 'unchecked'],
      ],
    },
    'authorization_response.iss.missing': {
      fails: [
        [
          'the server announces it',
          authorizationResponse({ iss: undefined }),
          parameter('iss'),
          { expected: ISSUER },
        ],
        [
          'the server announces it, and this is an error',
          denied({ iss: undefined }),
          parameter('iss'),
          { expected: ISSUER },
        ],
        [
          'the server announces it, and its issuer is not known',
          without(authorizationResponse({ iss: undefined }), 'issuer'),
          parameter('iss'),
          { expected: null },
        ],
      ],
      holds: [
        ['it came', authorizationResponse(), 'pass'],
        [
          'the server does not announce it',
          authorizationResponse({ iss: undefined }, { issParameterSupported: false }),
          'not_applicable',
        ],
        ['the response is a JWT', JARM, 'unchecked'],
      ],
    },
    'authorization_response.iss.mismatch': {
      fails: [
        [
          'it is another server, whether announced or not',
          authorizationResponse({ iss: 'https://evil.example' }, { issParameterSupported: false }),
          parameter('iss'),
          { iss: 'https://evil.example', expected: ISSUER, near: [] },
        ],
        [
          'only a slash separates them',
          authorizationResponse({ iss: `${ISSUER}/` }),
          parameter('iss'),
          { iss: `${ISSUER}/`, expected: ISSUER, near: ['trailing_slash'] },
        ],
      ],
      holds: [
        ['it is the server that was asked', authorizationResponse(), 'pass'],
        ['it is absent', authorizationResponse({ iss: undefined }), 'not_applicable'],
        ['no issuer is known', without(authorizationResponse(), 'issuer'), 'unchecked'],
      ],
    },
    'authorization_response.iss.unannounced': {
      fails: [
        [
          'the metadata does not announce it',
          authorizationResponse({}, { issParameterSupported: false }),
          parameter('iss'),
          {},
        ],
      ],
      holds: [
        ['the metadata announces it', authorizationResponse(), 'pass'],
        ['it is absent', authorizationResponse({ iss: undefined }), 'not_applicable'],
        ['there is no metadata', without(authorizationResponse(), 'issParameterSupported'), 'unchecked'],
      ],
    },
    'authorization_response.parameters.repeated': {
      fails: [
        [
          'code came twice',
          authorizationResponse({}, { again: [['code', 'SECRET-other']] }),
          parameter('code'),
          { names: ['code'] },
        ],
        [
          'state and an unknown one came twice',
          authorizationResponse(
            { x: '1' },
            {
              again: [
                ['state', STATE],
                ['x', '1'],
              ],
            },
          ),
          parameter('state'),
          { names: ['state', 'x'] },
        ],
      ],
      holds: [['each came once', authorizationResponse(), 'pass']],
    },
    'authorization_response.error.malformed': {
      fails: [
        [
          'the description has a quote',
          denied({ error_description: 'say "no"' }),
          parameter('error_description'),
          { members: ['error_description'] },
        ],
      ],
      holds: [
        ['all is well formed', denied({ error_description: 'The person said no.' }), 'pass'],
        ['there is no error', authorizationResponse(), 'not_applicable'],
      ],
    },
    'authorization_response.error.unknown_code': {
      fails: [['the code is made up', denied({ error: 'nope' }), parameter('error'), { error: 'nope' }]],
      holds: [
        ['the code is that of OAuth', denied(), 'pass'],
        ['the code is that of OpenID Connect', denied({ error: 'login_required' }), 'pass'],
        ['there is no error', authorizationResponse(), 'not_applicable'],
      ],
    },
    'authorization_response.error.with_code': {
      fails: [
        [
          'both came',
          authorizationResponse({ error: 'access_denied' }),
          parameter('error'),
          { error: 'access_denied' },
        ],
      ],
      holds: [
        ['only the error came', denied(), 'pass'],
        ['only the code came', authorizationResponse(), 'not_applicable'],
      ],
    },
    'authorization_response.code.missing': {
      fails: [
        [
          'nothing came but state',
          authorizationResponse({ code: undefined }),
          parameter('code'),
          { responseType: 'code' },
        ],
        [
          'the hybrid flow brought an ID token only',
          authorizationResponse({ code: undefined, id_token: 'SECRET' }, { responseType: 'code id_token' }),
          parameter('code'),
          { responseType: 'code id_token' },
        ],
      ],
      holds: [
        ['it came', authorizationResponse(), 'pass'],
        ['an error came', denied(), 'not_applicable'],
        [
          'no code was asked for',
          authorizationResponse({ code: undefined }, { responseType: 'id_token' }),
          'not_applicable',
        ],
        ['the response is a JWT', JARM, 'unchecked'],
      ],
    },
    'authorization_response.access_token.front_channel': {
      fails: [
        [
          'it came in the fragment',
          authorizationResponse({ access_token: 'SECRET' }, { receivedBy: 'fragment' }),
          parameter('access_token'),
          { receivedBy: 'fragment' },
        ],
        [
          'it came by form post',
          authorizationResponse({ access_token: 'SECRET' }, { receivedBy: 'form_post' }),
          parameter('access_token'),
          { receivedBy: 'form_post' },
        ],
      ],
      holds: [['only a code came', authorizationResponse(), 'pass']],
    },
    'authorization_response.access_token.in_query': {
      fails: [
        [
          'it came in the query',
          authorizationResponse({ access_token: 'SECRET' }),
          parameter('access_token'),
          {},
        ],
      ],
      holds: [
        [
          'it came in the fragment',
          authorizationResponse({ access_token: 'SECRET' }, { receivedBy: 'fragment' }),
          'pass',
        ],
        ['only a code came', authorizationResponse(), 'pass'],
      ],
    },
    ...AUTHORIZATION_REQUEST_CASES,
  },
};
