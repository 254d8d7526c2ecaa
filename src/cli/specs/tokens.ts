import type { CommandSpec } from '../arguments/options.ts';
import {
  ALLOW_UNVERIFIED,
  AT,
  FAIL_ON,
  JSON_FLAG,
  MEMORY,
  POLICY,
  PROFILE,
  TOKEN_ID,
} from './shared-options.ts';

const LIVE_TOKEN = 'Without --token-id it is the profile’s newest live access token';
const DEFAULT_TOKEN = `${LIVE_TOKEN}; where none is live, the newest of all, so that one can see who still accepts it.`;

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
    policy: POLICY,
    memory: MEMORY,
  },
  exclusive: [['bare', 'header', 'json']],
  examples: [
    'assay token -p billing-spa --bare',
    'curl -H @<(assay token -p billing-spa --header) https://api.example/invoices',
  ],
} as const satisfies CommandSpec;

export const DECRYPT = {
  name: 'decrypt',
  summary: 'Open a kept token that is encrypted, and judge what is inside',
  details: [
    `${DEFAULT_TOKEN} The keys of the profile’s client are tried, and the key that you give for this once: it is read from a file, or from standard input with -, and it is not kept. What is inside is judged, and masked unless --reveal is given. A token that is not kept is opened by assay inspect --decrypt-key.`,
    'Exit status: 1 where it was not opened, where a finding is as bad as --fail-on, or where the signature inside is not verified (unless --allow-unverified); 5 where all is good and the token has expired.',
  ],
  positionals: [],
  options: {
    profile: PROFILE,
    'token-id': TOKEN_ID,
    'decrypt-key': {
      kind: 'text',
      value: 'FILE',
      text: 'a private key (JWK, JWKS, PEM) or secret to try too',
    },
    reveal: { kind: 'flag', text: 'print what is inside' },
    at: AT,
    policy: POLICY,
    'fail-on': FAIL_ON,
    'allow-unverified': ALLOW_UNVERIFIED,
    json: JSON_FLAG,
    memory: MEMORY,
  },
  examples: [
    'assay decrypt -p bank --token-id 3f9ac21b',
    'pass show client-key | assay decrypt -p bank --decrypt-key - --reveal --json',
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
    `${LIVE_TOKEN}. The server’s “done” is its word: introspect, and call the API, to see who has noticed.`,
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
    'A token that is bound to a key (cnf.jkt, token_type DPoP) is presented with a DPoP proof of the key that --key gives (RFC 9449). The key is compared with the token before anything is sent, used for this call, and not kept. Where the API asks for its nonce, the request is sent once more with it.',
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
    header: { kind: 'texts', value: 'NAME:VALUE', text: 'a header of your own; may be given several times' },
    data: { kind: 'text', value: 'FILE|-', text: 'the body: a file, or - for standard input' },
    key: {
      kind: 'text',
      value: 'FILE',
      text: 'the private key that the token is bound to: JWK or PEM; - is standard input',
    },
    'as-bearer': {
      kind: 'flag',
      text: 'present a token that is bound to a key as Bearer all the same, to see whether the API refuses it',
    },
    json: { kind: 'flag', text: 'status, headers and body as JSON' },
    memory: MEMORY,
  },
  exclusive: [['key', 'as-bearer']],
  examples: [
    'assay call https://api.example/invoices -p billing-spa',
    'assay call https://api.example/invoices -p billing-spa --key proof-key.jwk',
    'assay call a-introspect -p sandbox-spa',
  ],
} as const satisfies CommandSpec;
