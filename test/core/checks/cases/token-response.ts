import { tokenResponseRules } from '../../../../src/core/checks/exchanges.ts';
import type { TokenResponseInput } from '../../../../src/core/checks/inputs.ts';
import type { Place } from '../../../../src/core/findings/finding.ts';
import { ISSUER, NOW } from '../../../support/jwt.ts';
import { refusedToken, tokenResponse, without } from '../examples.ts';
import { RESPONSE_TOKENS_CASES } from './answers.ts';
import type { RuleCases } from '../rule-cases.ts';

const parameter = (name: string): Place => ({ kind: 'parameter', name });
const responseHeader = (name: string): Place => ({ kind: 'response_header', name });
const WHOLE: Place = { kind: 'whole' };
const JSON_TYPE = ['Content-Type', 'application/json'] as const;
const HTML = {
  text: '<!doctype html><title>Sign in</title>',
  headers: [['Content-Type', 'text/html']],
} as const;
const WITH_BASIC = [['Authorization', 'Basic SECRET-credentials']] as const;

const refresh = { grantType: 'refresh_token', scopeFirstGranted: ['openid', 'invoice:read'] } as const;
const refreshed = (returned: 'same' | 'rotated' | 'none', more: object = {}) =>
  tokenResponse({}, { ...refresh, refreshTokenReturned: returned, ...more });

const replayed = (input: TokenResponseInput): TokenResponseInput => ({ ...input, isCodeUsed: true });

/** The same request without `scope`. */
const unasked = (input: TokenResponseInput) => without(input, 'scopeAsked');

export const TOKEN_RESPONSE_CASES: RuleCases<TokenResponseInput> = {
  rules: tokenResponseRules,
  cases: {
    'token_response.transport.insecure': {
      fails: [
        [
          'the endpoint is plain http',
          tokenResponse({ url: 'http://login.example/token?secret=1' }),
          WHOLE,
          { origin: 'http://login.example' },
        ],
      ],
      holds: [
        ['the endpoint is https', tokenResponse(), 'pass'],
        ['the endpoint is on this machine', tokenResponse({ url: 'http://127.0.0.1:4000/token' }), 'pass'],
        [
          'the endpoint is on this machine, by IPv6',
          tokenResponse({ url: 'http://[::1]:4000/token' }),
          'pass',
        ],
        ['the address cannot be read', tokenResponse({ url: 'nonsense' }), 'unchecked'],
      ],
    },
    'token_response.status.error_with_success': {
      fails: [
        [
          'the body has an error and the status is 200',
          refusedToken({}, { status: 200 }),
          parameter('error'),
          { status: 200, error: 'invalid_grant' },
        ],
      ],
      holds: [
        ['the status is 400', refusedToken({}), 'pass'],
        ['there is no error', tokenResponse(), 'not_applicable'],
      ],
    },
    'token_response.status.success_with_error': {
      fails: [
        ['the token came with 201', tokenResponse({ status: 201 }), WHOLE, { status: 201 }],
        ['the token came with 500', tokenResponse({ status: 500 }), WHOLE, { status: 500 }],
      ],
      holds: [
        ['the token came with 200', tokenResponse(), 'pass'],
        ['no token came', refusedToken({}), 'not_applicable'],
      ],
    },
    'token_response.content_type.wrong': {
      fails: [
        [
          'JSON calls itself text/html',
          tokenResponse({ headers: [['content-type', 'text/html; charset=utf-8']] }),
          responseHeader('content-type'),
          { contentType: 'text/html' },
        ],
        [
          'Content-Type is absent',
          tokenResponse({ headers: [] }),
          responseHeader('content-type'),
          { contentType: null },
        ],
      ],
      holds: [['it is application/json with a charset', tokenResponse(), 'pass']],
    },
    'token_response.cache_control.missing': {
      fails: [
        [
          'Cache-Control is absent',
          tokenResponse({ headers: [JSON_TYPE] }),
          responseHeader('cache-control'),
          { cacheControl: null },
        ],
        [
          'Cache-Control says something weaker',
          tokenResponse({ headers: [JSON_TYPE, ['Cache-Control', 'no-cache, private']] }),
          responseHeader('cache-control'),
          { cacheControl: 'no-cache, private' },
        ],
        [
          'no-store is only a part of a word',
          tokenResponse({ headers: [JSON_TYPE, ['Cache-Control', 'x-no-store-me']] }),
          responseHeader('cache-control'),
          { cacheControl: 'x-no-store-me' },
        ],
      ],
      holds: [
        ['it says no-store', tokenResponse(), 'pass'],
        [
          'it says No-Store in a second header',
          tokenResponse({
            headers: [JSON_TYPE, ['Cache-Control', 'private'], ['cache-control', 'No-Store']],
          }),
          'pass',
        ],
        ['the response has no token', refusedToken({}), 'not_applicable'],
      ],
    },
    'token_response.body.not_json': {
      fails: [
        ['a sign-in page answered', tokenResponse(HTML), WHOLE, { looksLike: 'html', status: 200 }],
        ['the body is empty', tokenResponse({ text: '' }), WHOLE, { looksLike: 'empty', status: 200 }],
        ['the body is a list', tokenResponse({ text: '[]' }), WHOLE, { looksLike: 'json', status: 200 }],
        [
          'the body is form-encoded',
          tokenResponse({ text: 'access_token=SECRET' }),
          WHOLE,
          { looksLike: 'text', status: 200 },
        ],
      ],
      holds: [['the body is a JSON object', tokenResponse(), 'pass']],
    },
    'token_response.body.duplicate_member': {
      fails: [
        [
          'access_token stands twice',
          tokenResponse({
            text: '{"access_token":"SECRET-1","access_token":"SECRET-2","token_type":"Bearer"}',
          }),
          parameter('access_token'),
          { names: ['access_token'] },
        ],
      ],
      holds: [
        ['every name stands once', tokenResponse(), 'pass'],
        ['the body is no JSON object', tokenResponse(HTML), 'not_applicable'],
      ],
    },
    'token_response.access_token.missing': {
      fails: [
        [
          'it is absent',
          tokenResponse({ body: { access_token: undefined } }),
          parameter('access_token'),
          { found: 'absent' },
        ],
        [
          'it is a number',
          tokenResponse({ body: { access_token: 1 } }),
          parameter('access_token'),
          { found: 'a number' },
        ],
        [
          'it is empty',
          tokenResponse({ body: { access_token: '' } }),
          parameter('access_token'),
          { found: 'an empty string' },
        ],
      ],
      holds: [
        ['it is there', tokenResponse(), 'pass'],
        ['the server refused', refusedToken({}), 'not_applicable'],
        ['a sign-in page answered', tokenResponse(HTML), 'not_applicable'],
      ],
    },
    'token_response.token_type.missing': {
      fails: [
        [
          'it is absent',
          tokenResponse({ body: { token_type: undefined } }),
          parameter('token_type'),
          { found: 'absent' },
        ],
        [
          'it is null',
          tokenResponse({ body: { token_type: null } }),
          parameter('token_type'),
          { found: 'null' },
        ],
      ],
      holds: [
        ['it is there', tokenResponse(), 'pass'],
        ['the server refused', refusedToken({}), 'not_applicable'],
      ],
    },
    'token_response.token_type.unknown': {
      fails: [
        [
          'it is JWT',
          tokenResponse({ body: { token_type: 'JWT' } }),
          parameter('token_type'),
          { tokenType: 'JWT' },
        ],
      ],
      holds: [
        ['it is Bearer', tokenResponse(), 'pass'],
        ['it is dpop', tokenResponse({ body: { token_type: 'dpop' } }), 'pass'],
        ['it is N_A', tokenResponse({ body: { token_type: 'N_A' } }), 'pass'],
        ['it is absent', tokenResponse({ body: { token_type: undefined } }), 'not_applicable'],
      ],
    },
    'token_response.token_type.case': {
      fails: [
        [
          'it is bearer',
          tokenResponse({ body: { token_type: 'bearer' } }),
          parameter('token_type'),
          { tokenType: 'bearer', usual: 'Bearer' },
        ],
        [
          'it is DPOP',
          tokenResponse({ body: { token_type: 'DPOP' } }),
          parameter('token_type'),
          { tokenType: 'DPOP', usual: 'DPoP' },
        ],
      ],
      holds: [
        ['it is Bearer', tokenResponse(), 'pass'],
        ['it is unknown', tokenResponse({ body: { token_type: 'JWT' } }), 'not_applicable'],
      ],
    },
    'token_response.expires_in.missing': {
      fails: [
        ['it is absent', tokenResponse({ body: { expires_in: undefined } }), parameter('expires_in'), {}],
      ],
      holds: [
        ['it is there', tokenResponse(), 'pass'],
        ['the server refused', refusedToken({}), 'not_applicable'],
      ],
    },
    'token_response.expires_in.not_a_number': {
      fails: [
        [
          'it is a text',
          tokenResponse({ body: { expires_in: '3600' } }),
          parameter('expires_in'),
          { found: 'the text "3600"' },
        ],
        [
          'it is a text that only begins as a number',
          tokenResponse({ body: { expires_in: '3600abc' } }),
          parameter('expires_in'),
          { found: 'the text "3600abc"' },
        ],
        [
          'it is negative',
          tokenResponse({ body: { expires_in: -1 } }),
          parameter('expires_in'),
          { found: '-1' },
        ],
        [
          'it has a fraction',
          tokenResponse({ body: { expires_in: 59.5 } }),
          parameter('expires_in'),
          { found: '59.5' },
        ],
        [
          'it is null',
          tokenResponse({ body: { expires_in: null } }),
          parameter('expires_in'),
          { found: 'null' },
        ],
      ],
      holds: [
        ['it is a number', tokenResponse(), 'pass'],
        ['it is zero', tokenResponse({ body: { expires_in: 0 } }), 'pass'],
        ['it is absent', tokenResponse({ body: { expires_in: undefined } }), 'not_applicable'],
      ],
    },
    'token_response.expires_in.disagrees_with_exp': {
      fails: [
        [
          'exp is two seconds earlier',
          tokenResponse({}, { accessTokenClaims: { exp: NOW + 3598 } }),
          parameter('expires_in'),
          { expiresIn: 3600, exp: NOW + 3598, differenceSeconds: 2 },
        ],
        [
          'exp is an hour later',
          tokenResponse(
            {},
            { accessTokenClaims: { exp: NOW + 7200 }, clock: { nowSeconds: NOW, skewSeconds: 60 } },
          ),
          parameter('expires_in'),
          { expiresIn: 3600, exp: NOW + 7200, differenceSeconds: -3600 },
        ],
      ],
      holds: [
        ['both name the same end', tokenResponse({}, { accessTokenClaims: { exp: NOW + 3600 } }), 'pass'],
        [
          'a second was lost in rounding',
          tokenResponse({}, { accessTokenClaims: { exp: NOW + 3599 } }),
          'pass',
        ],
        [
          'the difference is within the tolerance',
          tokenResponse(
            {},
            { accessTokenClaims: { exp: NOW + 3661 }, clock: { nowSeconds: NOW, skewSeconds: 60 } },
          ),
          'pass',
        ],
        ['the access token is opaque', tokenResponse(), 'unchecked'],
        ['there is no expires_in', tokenResponse({ body: { expires_in: undefined } }), 'not_applicable'],
      ],
    },
    'token_response.scope.not_a_string': {
      fails: [
        [
          'it is a list',
          tokenResponse({ body: { scope: ['openid'] } }),
          parameter('scope'),
          { found: 'a list' },
        ],
      ],
      holds: [
        ['it is a string', tokenResponse(), 'pass'],
        ['it is absent', tokenResponse({ body: { scope: undefined } }), 'pass'],
      ],
    },
    'token_response.scope.narrowed': {
      fails: [
        [
          'one scope was not granted',
          tokenResponse({}, { scopeAsked: ['openid', 'invoice:read', 'invoice:void'] }),
          parameter('scope'),
          { missing: ['invoice:void'], basis: 'asked' },
        ],
        [
          'a refresh brought less than was first granted',
          unasked(
            tokenResponse(
              {},
              { grantType: 'refresh_token', scopeFirstGranted: ['openid', 'invoice:read', 'invoice:pay'] },
            ),
          ),
          parameter('scope'),
          { missing: ['invoice:pay'], basis: 'first_granted' },
        ],
      ],
      holds: [
        ['all were granted', tokenResponse(), 'pass'],
        [
          'an ID token came, so openid was granted though the scope does not name it',
          tokenResponse(
            { body: { scope: 'invoice:read', id_token: 'a.b.c' } },
            { scopeAsked: ['openid', 'invoice:read'] },
          ),
          'pass',
        ],
        [
          'the response has no scope, which says "as asked"',
          tokenResponse({ body: { scope: undefined } }),
          'not_applicable',
        ],
        ['no scope was asked', unasked(tokenResponse()), 'not_applicable'],
        ['the server refused', refusedToken({}), 'not_applicable'],
      ],
    },
    'token_response.scope.widened': {
      fails: [
        [
          'one scope came on top',
          tokenResponse({}, { scopeAsked: ['openid'] }),
          parameter('scope'),
          { extra: ['invoice:read'], basis: 'asked' },
        ],
        [
          'a refresh brought more than was first granted',
          unasked(tokenResponse({}, { grantType: 'refresh_token', scopeFirstGranted: ['openid'] })),
          parameter('scope'),
          { extra: ['invoice:read'], basis: 'first_granted' },
        ],
      ],
      holds: [
        ['what was asked was granted', tokenResponse(), 'pass'],
        ['no scope was asked, so the server chose', unasked(tokenResponse()), 'not_applicable'],
        ['the response has no scope', tokenResponse({ body: { scope: undefined } }), 'not_applicable'],
      ],
    },
    'token_response.scope.not_told': {
      fails: [
        [
          'the token has a scope that was not asked, and the response has none',
          tokenResponse(
            { body: { scope: undefined } },
            { accessTokenClaims: { scope: 'invoice:read invoice:pay' } },
          ),
          parameter('scope'),
          { asked: ['openid', 'invoice:read'], inToken: ['invoice:read', 'invoice:pay'] },
        ],
      ],
      holds: [
        ['the response has a scope', tokenResponse(), 'pass'],
        [
          'the token has what was asked, openid being no permission',
          tokenResponse({ body: { scope: undefined } }, { accessTokenClaims: { scope: 'invoice:read' } }),
          'pass',
        ],
        [
          'the token has less, which may be meant for one API',
          tokenResponse(
            { body: { scope: undefined } },
            { scopeAsked: ['a', 'b'], accessTokenClaims: { scp: ['a'] } },
          ),
          'unchecked',
        ],
        ['the token is opaque', tokenResponse({ body: { scope: undefined } }), 'unchecked'],
        ['no scope was asked', unasked(tokenResponse({ body: { scope: undefined } })), 'not_applicable'],
      ],
    },
    'token_response.refresh_token.not_rotated': {
      fails: [
        ['the same one came back', refreshed('same'), parameter('refresh_token'), { returned: 'same' }],
        [
          'none came, so the old one goes on',
          refreshed('none'),
          parameter('refresh_token'),
          { returned: 'none' },
        ],
      ],
      holds: [
        ['a new one came', refreshed('rotated'), 'pass'],
        [
          'the same one came, bound to a DPoP key',
          tokenResponse({ body: { token_type: 'DPoP' } }, { ...refresh, refreshTokenReturned: 'same' }),
          'pass',
        ],
        ['the client is confidential', refreshed('same', { isPublicClient: false }), 'not_applicable'],
        ['it was no refresh', tokenResponse({}, { refreshTokenReturned: 'same' }), 'not_applicable'],
        ['the server refused', { ...refusedToken({}), ...refresh }, 'not_applicable'],
        ['it is not known whether it changed', tokenResponse({}, refresh), 'unchecked'],
      ],
    },
    'token_response.code.replayed': {
      fails: [['it brought tokens again', replayed(tokenResponse()), parameter('code'), {}]],
      holds: [
        ['the server refuses it', replayed(refusedToken({})), 'pass'],
        ['it had not been used', tokenResponse(), 'not_applicable'],
        ['it brought nothing before', { ...tokenResponse(), isCodeUsed: false }, 'not_applicable'],
        ['the grant is another one', { ...replayed(tokenResponse()), ...refresh }, 'not_applicable'],
      ],
    },
    'token_response.refresh_token.for_client_credentials': {
      fails: [
        [
          'a machine got one',
          tokenResponse({}, { grantType: 'client_credentials' }),
          parameter('refresh_token'),
          {},
        ],
      ],
      holds: [
        [
          'a machine got none',
          tokenResponse({ body: { refresh_token: undefined } }, { grantType: 'client_credentials' }),
          'pass',
        ],
        ['a person is involved', tokenResponse(), 'not_applicable'],
      ],
    },
    'token_response.id_token.missing': {
      fails: [
        [
          'openid was asked and granted',
          tokenResponse({ body: { id_token: undefined } }),
          parameter('id_token'),
          {},
        ],
      ],
      holds: [
        ['it came', tokenResponse(), 'pass'],
        [
          'openid was not asked',
          tokenResponse({ body: { id_token: undefined } }, { scopeAsked: ['invoice:read'] }),
          'not_applicable',
        ],
        [
          'openid was not granted',
          tokenResponse({ body: { id_token: undefined, scope: 'invoice:read' } }),
          'not_applicable',
        ],
        [
          'it was a refresh',
          tokenResponse({ body: { id_token: undefined } }, { grantType: 'refresh_token' }),
          'not_applicable',
        ],
        ['the server refused', refusedToken({}), 'not_applicable'],
      ],
    },
    'token_response.error.missing': {
      fails: [
        [
          'the body of a 400 is a page',
          tokenResponse({ ...HTML, status: 400 }),
          parameter('error'),
          { status: 400 },
        ],
        ['error is a number', refusedToken({ error: 7 }), parameter('error'), { status: 400 }],
      ],
      holds: [
        ['the error is there', refusedToken({}), 'pass'],
        ['the server did not refuse', tokenResponse(), 'not_applicable'],
      ],
    },
    'token_response.error.malformed': {
      fails: [
        [
          'the description has a line break',
          refusedToken({ error_description: 'a\nb' }),
          parameter('error_description'),
          { members: ['error_description'] },
        ],
        [
          'code and URI have characters that may not stand there',
          refusedToken({ error: 'ungültig', error_uri: 'https://a b' }),
          parameter('error'),
          { members: ['error', 'error_uri'] },
        ],
      ],
      holds: [
        [
          'all are well formed',
          refusedToken({ error_description: 'The code is used.', error_uri: 'https://x.example/e' }),
          'pass',
        ],
        ['there is no error', tokenResponse(), 'not_applicable'],
      ],
    },
    'token_response.error.unknown_code': {
      fails: [
        [
          'the code is made up',
          refusedToken({ error: 'bad_thing' }),
          parameter('error'),
          { error: 'bad_thing' },
        ],
      ],
      holds: [
        ['the code is registered', refusedToken({}), 'pass'],
        ['the code is one of DPoP', refusedToken({ error: 'use_dpop_nonce' }), 'pass'],
        ['there is no error', tokenResponse(), 'not_applicable'],
      ],
    },
    'token_response.challenge.missing': {
      fails: [
        [
          'the client used Basic and got 400',
          refusedToken({ error: 'invalid_client' }, { requestHeaders: WITH_BASIC }),
          responseHeader('www-authenticate'),
          { status: 400 },
        ],
        [
          'the client used Basic and got 401 without a challenge',
          refusedToken({ error: 'invalid_client' }, { status: 401, requestHeaders: WITH_BASIC }),
          responseHeader('www-authenticate'),
          { status: 401 },
        ],
      ],
      holds: [
        [
          'the client got 401 and a challenge',
          refusedToken(
            { error: 'invalid_client' },
            {
              status: 401,
              requestHeaders: WITH_BASIC,
              headers: [JSON_TYPE, ['WWW-Authenticate', `Basic realm="${ISSUER}"`]],
            },
          ),
          'pass',
        ],
        ['the client did not use the header', refusedToken({ error: 'invalid_client' }), 'not_applicable'],
        [
          'it was not the client that was refused',
          refusedToken({}, { requestHeaders: WITH_BASIC }),
          'not_applicable',
        ],
      ],
    },
    ...RESPONSE_TOKENS_CASES,
  },
};
