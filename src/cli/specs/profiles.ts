import type { CommandSpec } from '../arguments/options.ts';
import { JSON_FLAG, MEMORY } from './shared-options.ts';

export const PROFILES_LIST = {
  name: 'profiles list',
  summary: 'List the profiles',
  details: [],
  positionals: [],
  options: { json: JSON_FLAG, memory: MEMORY },
  examples: ['assay profiles list'],
} as const satisfies CommandSpec;

export const PROFILES_SHOW = {
  name: 'profiles show',
  summary: 'Show one profile, the redirect URI to register, and its tokens',
  details: [],
  positionals: [{ name: 'PROFILE', text: 'its name or id', isRequired: true }],
  options: { json: JSON_FLAG, memory: MEMORY },
  examples: ['assay profiles show billing-spa'],
} as const satisfies CommandSpec;

export const PROFILES_KEYS = {
  name: 'profiles keys',
  summary: 'Show the keys that the issuer has had, by the snapshots kept here',
  details: [
    'Each time the issuer’s key set is fetched, a snapshot of it is kept. A token that was signed with a key which is gone since can still be judged by the snapshot that had it. Nothing is fetched.',
  ],
  positionals: [{ name: 'PROFILE', text: 'its name or id', isRequired: true }],
  options: { json: JSON_FLAG, memory: MEMORY },
  examples: ['assay profiles keys billing-spa'],
} as const satisfies CommandSpec;

export const PROFILES_ADD = {
  name: 'profiles add',
  summary: 'Save a new profile, from options, from JSON on standard input, or both',
  details: [
    'With - it reads JSON in the form that profiles show --json prints under “profile”; options go before it, and what neither says has its default. That JSON may also have "clientSecret" or "privateKey". Secrets are never taken from the command line.',
  ],
  positionals: [{ name: '-', text: 'read JSON from standard input', isRequired: false }],
  options: {
    name: { kind: 'text', value: 'NAME', text: 'what you will call it' },
    issuer: { kind: 'text', value: 'URL', text: 'the authorization server' },
    'client-id': { kind: 'text', value: 'ID', text: 'the client, as registered there' },
    grant: {
      kind: 'choice',
      value: 'GRANT',
      text: 'how tokens are got',
      choices: ['authorization_code', 'client_credentials'],
    },
    auth: {
      kind: 'choice',
      value: 'METHOD',
      text: 'how the client authenticates; client_secret_basic where a secret is given, else none',
      choices: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    },
    scope: { kind: 'text', value: 'SCOPE', text: 'scopes, separated by spaces' },
    resource: {
      kind: 'texts',
      value: 'URI',
      text: 'resource indicator (RFC 8707); may be given several times',
    },
    'redirect-uri': {
      kind: 'text',
      value: 'URI',
      text: 'loopback redirect URI registered at the server, e.g. http://127.0.0.1:8765/callback',
    },
    environment: { kind: 'text', value: 'ENV', text: 'where it belongs: dev, staging, prod' },
    'client-secret-stdin': {
      kind: 'flag',
      text: 'read the client secret from standard input, or ask for it',
    },
    json: { kind: 'flag', text: 'print the saved profile as JSON' },
    memory: MEMORY,
  },
  examples: [
    'assay profiles add --name billing-spa --issuer https://issuer.example --client-id billing --scope "openid invoice:read"',
    'pass show billing | assay profiles add --name billing-web --issuer https://issuer.example --client-id web --client-secret-stdin',
    'assay profiles add - < profile.json',
  ],
} as const satisfies CommandSpec;

export const PROFILES_REMOVE = {
  name: 'profiles remove',
  summary: 'Remove a profile and its secrets; its tokens stay, and are not revoked',
  details: [],
  positionals: [{ name: 'PROFILE', text: 'its name or id', isRequired: true }],
  options: { json: JSON_FLAG, memory: MEMORY },
  examples: ['assay profiles remove billing-spa'],
} as const satisfies CommandSpec;
