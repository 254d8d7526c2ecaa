import { profileEndpointRules, profileRules } from '../../../../src/core/checks/profile/check-profile.ts';
import type {
  CheckedProfile,
  EndpointInput,
  ProfileInput,
} from '../../../../src/core/checks/profile/input.ts';
import type { Place } from '../../../../src/core/findings/finding.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import { ISSUER } from '../../../support/jwt.ts';
import type { HoldCase, RuleCases } from '../rule-cases.ts';

const PARAMETER = (name: string): Place => ({ kind: 'parameter', name });
const REDIRECT = PARAMETER('redirect_uri');
const AUTH = PARAMETER('token_endpoint_auth_method');

const METADATA: JsonObject = {
  issuer: ISSUER,
  token_endpoint: `${ISSUER}/token`,
  scopes_supported: ['openid', 'invoice:read'],
  grant_types_supported: ['authorization_code'],
  token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
};
const GOOD: CheckedProfile = {
  issuer: ISSUER,
  endpoints: {},
  grantType: 'authorization_code',
  clientAuthMethod: 'none',
  scope: 'openid invoice:read',
  redirect: { host: '127.0.0.1', port: 8765, path: '/callback', isAnyPort: false },
};

/** A profile with which every rule is content, changed, and its server, changed. */
export function profileInput(changes: Partial<CheckedProfile> = {}, metadata: JsonObject = {}): ProfileInput {
  return { profile: { ...GOOD, ...changes }, metadata: { ...METADATA, ...metadata } };
}

function withRedirect(changes: Partial<CheckedProfile['redirect']>): ProfileInput {
  return profileInput({ redirect: { ...GOOD.redirect, ...changes } });
}

function endpointInput(url: string, more: Partial<EndpointInput> = {}): EndpointInput {
  return { ...profileInput(), name: 'token_endpoint', url, ...more };
}

const WITHOUT_LISTS: ProfileInput = { ...profileInput(), metadata: { issuer: ISSUER } };
const UNKNOWN: ProfileInput = { ...profileInput(), metadata: undefined };
const MACHINE = { grantType: 'client_credentials', clientAuthMethod: 'private_key_jwt' } as const;

const unknownServer: HoldCase<ProfileInput> = ['nothing is known of the server', UNKNOWN, 'unchecked'];
const noPerson: HoldCase<ProfileInput> = ['nobody signs in', profileInput(MACHINE), 'not_applicable'];

export const PROFILE_CASES: RuleCases<ProfileInput> = {
  rules: profileRules,
  cases: {
    'profile.grant_type.not_listed': {
      fails: [
        [
          'it lists another',
          profileInput(MACHINE),
          PARAMETER('grant_type'),
          { grantType: 'client_credentials', listed: ['authorization_code'] },
        ],
      ],
      holds: [
        ['it is listed', profileInput(), 'pass'],
        ['nothing is listed', WITHOUT_LISTS, 'unchecked'],
        unknownServer,
      ],
    },
    'profile.redirect.rewritten': {
      fails: [
        [
          'the port is the one that goes without saying',
          withRedirect({ port: 80 }),
          REDIRECT,
          { written: 'http://127.0.0.1:80/callback', read: 'http://127.0.0.1/callback' },
        ],
        [
          'the path goes up',
          withRedirect({ path: '/a/../callback' }),
          REDIRECT,
          { written: 'http://127.0.0.1:8765/a/../callback', read: 'http://127.0.0.1:8765/callback' },
        ],
      ],
      holds: [
        ['it is as a browser writes it', profileInput(), 'pass'],
        ['it is on the other loopback address', withRedirect({ host: '[::1]' }), 'pass'],
        ['any port will do', withRedirect({ isAnyPort: true, port: 80 }), 'pass'],
        noPerson,
      ],
    },
    'profile.redirect.localhost': {
      fails: [['the host is a name', withRedirect({ host: 'localhost' }), REDIRECT, {}]],
      holds: [['the host is an address', profileInput(), 'pass'], noPerson],
    },
    'profile.scope.not_listed': {
      fails: [
        [
          'one is not on the list',
          profileInput({ scope: 'openid  invoice:void' }),
          PARAMETER('scope'),
          { scopes: ['invoice:void'] },
        ],
      ],
      holds: [
        ['all are on the list', profileInput(), 'pass'],
        ['none is asked for', profileInput({ scope: ' ' }), 'not_applicable'],
        ['there is no list', WITHOUT_LISTS, 'not_applicable'],
        unknownServer,
      ],
    },
    'profile.client_auth.machine_without': {
      fails: [
        [
          'it has no secret',
          profileInput({ grantType: 'client_credentials', clientAuthMethod: 'none' }),
          AUTH,
          {},
        ],
      ],
      holds: [
        ['it has a key', profileInput(MACHINE), 'pass'],
        ['a person signs in', profileInput(), 'not_applicable'],
      ],
    },
    'profile.client_auth.not_listed': {
      fails: [
        [
          'it lists others',
          profileInput({ clientAuthMethod: 'client_secret_post' }),
          AUTH,
          { method: 'client_secret_post', listed: ['none', 'private_key_jwt'] },
        ],
        [
          'it does not say that it takes public clients',
          profileInput({}, { token_endpoint_auth_methods_supported: ['client_secret_basic'] }),
          AUTH,
          { method: 'none', listed: ['client_secret_basic'] },
        ],
      ],
      holds: [
        ['it is listed', profileInput(), 'pass'],
        ['nothing is listed', WITHOUT_LISTS, 'unchecked'],
        unknownServer,
      ],
    },
    'profile.client_auth.not_fapi': {
      fails: [
        ['the client has no secret', profileInput(), AUTH, { method: 'none' }],
        [
          'the secret is sent',
          profileInput({ clientAuthMethod: 'client_secret_basic' }),
          AUTH,
          { method: 'client_secret_basic' },
        ],
      ],
      holds: [['the client signs', profileInput({ clientAuthMethod: 'private_key_jwt' }), 'pass']],
    },
  },
};

const TOKEN = PARAMETER('token_endpoint');

export const PROFILE_ENDPOINT_CASES: RuleCases<EndpointInput> = {
  rules: profileEndpointRules,
  cases: {
    'profile.endpoint.not_https': {
      fails: [
        ['it is http', endpointInput('http://login.example/token'), TOKEN, { endpoint: 'token_endpoint' }],
      ],
      holds: [
        ['it is https', endpointInput(`${ISSUER}/token`), 'pass'],
        ['it is on this machine', endpointInput('http://127.0.0.1:9/token'), 'pass'],
        ['it is no URL', endpointInput('/token'), 'unchecked'],
      ],
    },
    'profile.endpoint.elsewhere': {
      fails: [
        [
          'it is on another host',
          endpointInput('https://other.example/token'),
          TOKEN,
          { endpoint: 'token_endpoint', origin: 'https://other.example', issuer: ISSUER },
        ],
      ],
      holds: [
        ['it is where the issuer is', endpointInput(`${ISSUER}/other`), 'pass'],
        [
          'it is where the metadata has it',
          endpointInput('https://tokens.example/x', {
            metadata: { ...METADATA, token_endpoint: 'https://tokens.example/t' },
          }),
          'pass',
        ],
        [
          'there is no issuer',
          endpointInput('https://other.example/t', {
            profile: { endpoints: {}, ...MACHINE, redirect: GOOD.redirect },
            metadata: undefined,
          }),
          'not_applicable',
        ],
        ['it is no URL', endpointInput('token'), 'unchecked'],
      ],
    },
    'profile.endpoint.overridden': {
      fails: [
        [
          'the metadata has another',
          endpointInput(`${ISSUER}/token2`),
          TOKEN,
          { endpoint: 'token_endpoint', named: `${ISSUER}/token` },
        ],
      ],
      holds: [
        ['the metadata has the same', endpointInput(`${ISSUER}/token`), 'pass'],
        [
          'the metadata has none',
          endpointInput(`${ISSUER}/r`, { name: 'revocation_endpoint' }),
          'not_applicable',
        ],
        [
          'nothing is known of the server',
          endpointInput(`${ISSUER}/t`, { metadata: undefined }),
          'unchecked',
        ],
      ],
    },
  },
};
