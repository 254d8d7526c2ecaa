import { SANDBOX_FAULTS } from '../sandbox/faults/names.ts';
import type { ChoiceOption, CommandSpec, FlagOption, TextOption } from './arguments/options.ts';

/*
 * Everything the command line has to say of itself: parsing, help and docs/cli.md come from these tables.
 * Data only; no command is loaded by reading them.
 */

const JSON_FLAG = { kind: 'flag', text: 'data as JSON' } as const satisfies FlagOption;
const PROFILE = {
  kind: 'text',
  short: 'p',
  value: 'PROFILE',
  text: 'name or id of the profile',
  isRequired: true,
} as const satisfies TextOption;
const TOKEN_ID = {
  kind: 'text',
  value: 'ID',
  text: 'another token of the profile, by its id or fingerprint (assay profiles show lists them)',
} as const satisfies TextOption;
const MEMORY = {
  kind: 'flag',
  text: 'work in memory for this command where the vault is locked',
} as const satisfies FlagOption;

const DEFAULT_TOKEN = 'Without --token-id it is the profile’s newest live access token.';

export const DEMO = {
  name: 'demo',
  summary: 'The whole main job against the sandbox, step by step',
  details: [
    'Gets a token from the built-in sandbox by the authorization code flow, looks inside, verifies it, calls two APIs with it, refreshes and revokes it, and shows which API notices. Login and consent are done by a scripted person; everything else is the real thing. Needs no account and no network, and leaves your own vault alone.',
    'With --json: one object a line for each step, last {"ok":true,"steps":[…]}.',
  ],
  positionals: [],
  options: { json: JSON_FLAG },
  examples: ['assay demo', 'assay demo --json'],
} as const satisfies CommandSpec;

export const TOKEN = {
  name: 'token',
  summary: 'Get an access token: from the store, refreshed, or acquired in the browser',
  details: [
    'The stored token is used while it has at least --min-validity seconds left; else it is refreshed; else you sign in in the browser. Without --bare, --header or --json the token is described and not printed.',
  ],
  positionals: [],
  options: {
    profile: PROFILE,
    'min-validity': {
      kind: 'seconds',
      value: 'SECONDS',
      text: 'how long the token must still be valid',
      default: 60,
    },
    bare: { kind: 'flag', text: 'print the token alone' },
    header: { kind: 'flag', text: 'print it as an Authorization header' },
    json: { kind: 'flag', text: 'print it as JSON with what is known of it' },
    memory: MEMORY,
  },
  exclusive: [['bare', 'header', 'json']],
  examples: [
    'assay token -p billing-spa --bare',
    'curl -H @<(assay token -p billing-spa --header) https://api.example/invoices',
  ],
} as const satisfies CommandSpec;

const SEVERITY = {
  kind: 'choice',
  value: 'SEVERITY',
  text: 'exit with 1 at findings of this severity or worse',
  choices: ['violation', 'risk', 'note'],
  default: 'violation',
} as const satisfies ChoiceOption;

export const INSPECT = {
  name: 'inspect',
  summary: 'Say what a token really is: decode, verify, check',
  details: [
    'Reads a file or standard input: a token, an Authorization header, a curl command, a callback address or a token response. Nothing is fetched unless --profile or a --jwks address is given. The signature counts as verified only with a key you named by one of these two; what the token brings itself proves nothing.',
    'Exit status: 1 where a finding is as bad as --fail-on, or where a signature is not verified (unless --allow-unverified); 5 where all is good and the token has expired.',
  ],
  positionals: [{ name: 'FILE', text: 'a file, or - for standard input', isRequired: false }],
  options: {
    profile: {
      kind: 'text',
      short: 'p',
      value: 'PROFILE',
      text: 'verify with the keys of this profile’s issuer, and expect what it expects',
    },
    jwks: {
      kind: 'text',
      value: 'URL|FILE',
      text: 'verify with these keys: a JWKS, a JWK or PEM in a file, or the address of a JWKS',
    },
    at: {
      kind: 'text',
      value: 'TIME',
      text: 'judge as if it were this time: ISO 8601, or seconds since 1970',
    },
    'fail-on': SEVERITY,
    'allow-unverified': { kind: 'flag', text: 'do not exit with 1 for want of a verified signature' },
    json: JSON_FLAG,
    memory: MEMORY,
  },
  examples: [
    'assay inspect token.jwt --jwks https://issuer.example/jwks',
    'pbpaste | assay inspect - --allow-unverified --json',
  ],
} as const satisfies CommandSpec;

export const INTROSPECT = {
  name: 'introspect',
  summary: 'Ask the server whether a token is active (RFC 7662)',
  details: [
    `${DEFAULT_TOKEN} Prints the server’s answer as it is. An inactive token is an answer, and exits with 0.`,
  ],
  positionals: [],
  options: { profile: PROFILE, 'token-id': TOKEN_ID, json: JSON_FLAG, memory: MEMORY },
  examples: ['assay introspect -p billing-spa'],
} as const satisfies CommandSpec;

export const REVOKE = {
  name: 'revoke',
  summary: 'Revoke a token at the server (RFC 7009)',
  details: [
    `${DEFAULT_TOKEN} The server’s “done” is its word: introspect, and call the API, to see who has noticed.`,
  ],
  positionals: [],
  options: {
    profile: PROFILE,
    'token-id': TOKEN_ID,
    confirm: { kind: 'text', value: 'NAME', text: 'the environment’s name, where it is protected' },
    json: JSON_FLAG,
    memory: MEMORY,
  },
  examples: ['assay revoke -p billing-spa', 'assay revoke -p billing-prod --confirm prod'],
} as const satisfies CommandSpec;

export const REFRESH = {
  name: 'refresh',
  summary: 'Use the refresh token to get a new access token (RFC 6749 §6)',
  details: [
    'Uses the grant of the profile’s newest access token, or of the token named by --token-id. The new token is described and not printed: assay token prints it.',
  ],
  positionals: [],
  options: {
    profile: PROFILE,
    'token-id': TOKEN_ID,
    'try-anyway': { kind: 'flag', text: 'send although the outcome of an earlier refresh is unknown' },
    json: JSON_FLAG,
    memory: MEMORY,
  },
  examples: ['assay refresh -p billing-spa'],
} as const satisfies CommandSpec;

export const USERINFO = {
  name: 'userinfo',
  summary: 'Ask UserInfo who the token is about (OIDC Core §5.3)',
  details: [DEFAULT_TOKEN],
  positionals: [],
  options: { profile: PROFILE, 'token-id': TOKEN_ID, json: JSON_FLAG, memory: MEMORY },
  examples: ['assay userinfo -p billing-spa'],
} as const satisfies CommandSpec;

export const CALL = {
  name: 'call',
  summary: 'Call an API with a token',
  details: [
    `${DEFAULT_TOKEN} The answer’s body goes to standard output. A status of 400 or above exits with 3. Tokens are sent over https or to this machine only.`,
  ],
  positionals: [
    { name: 'URL', text: 'the address, or the id or name of one of the profile’s APIs', isRequired: true },
  ],
  options: {
    profile: PROFILE,
    'token-id': TOKEN_ID,
    method: {
      kind: 'choice',
      value: 'METHOD',
      text: 'the HTTP method; GET, or as the profile’s API says',
      choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'],
    },
    data: { kind: 'text', value: 'FILE|-', text: 'the body: a file, or - for standard input' },
    json: { kind: 'flag', text: 'status, headers and body as JSON' },
    memory: MEMORY,
  },
  examples: [
    'assay call https://api.example/invoices -p billing-spa',
    'assay call a-introspect -p sandbox-spa',
  ],
} as const satisfies CommandSpec;

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

export const SANDBOX = {
  name: 'sandbox',
  summary: 'Serve the sandbox issuer and API until Ctrl+C',
  details: [
    'Makes the sandbox profiles and serves on 127.0.0.1 only. Accounts are alice and bob, with any password.',
    `Faults that can be switched on: ${Object.entries(SANDBOX_FAULTS)
      .map(([name, words]) => `${name} (${words.charAt(0).toLowerCase()}${words.slice(1)})`)
      .join('; ')}.`,
  ],
  positionals: [],
  options: {
    fault: { kind: 'texts', value: 'NAME', text: 'switch on a fault; may be given several times' },
    'show-secrets': { kind: 'flag', text: 'print the client secrets too' },
    json: { kind: 'flag', text: 'print the addresses and clients as one JSON object' },
    memory: MEMORY,
  },
  examples: ['assay sandbox', 'assay sandbox --fault revocation-ignored'],
} as const satisfies CommandSpec;

export const HELP = {
  name: 'help',
  summary: 'Show the commands, or all about one of them',
  details: [],
  positionals: [
    { name: 'COMMAND', text: 'a command', isRequired: false },
    { name: 'SUBCOMMAND', text: 'its second word', isRequired: false },
  ],
  options: {},
  examples: ['assay help inspect', 'assay help profiles add'],
} as const satisfies CommandSpec;

export const VERSION = {
  name: 'version',
  summary: 'Print the version',
  details: [],
  positionals: [],
  options: { json: JSON_FLAG },
  examples: ['assay version'],
} as const satisfies CommandSpec;

/** Every command, in the order help shows them. */
export const SPECS: readonly CommandSpec[] = [
  DEMO,
  TOKEN,
  INSPECT,
  INTROSPECT,
  REVOKE,
  REFRESH,
  USERINFO,
  CALL,
  PROFILES_LIST,
  PROFILES_SHOW,
  PROFILES_ADD,
  PROFILES_REMOVE,
  SANDBOX,
  HELP,
  VERSION,
];
