/** Inputs of the rules that judge answers: each a good one, changed. Read from exchanges by the real readers. */
import type {
  AuthorizationResponseInput,
  IntrospectionInput,
  MetadataInput,
  TokenResponseInput,
} from '../../../src/core/checks/inputs.ts';
import type { Exchange, ExchangePurpose, RawHeaders } from '../../../src/core/exchange/exchange.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { readAuthorizationResponse } from '../../../src/core/oauth/authorize/authorization-response.ts';
import { readIntrospectionResponse } from '../../../src/core/oauth/introspect/introspection-response.ts';
import { readTokenResponse } from '../../../src/core/oauth/token/token-response.ts';
import { readMetadata, type ServerMetadata } from '../../../src/core/oidc/discovery/metadata.ts';
import { type Changes, changed, expecting, ISSUER, NOW, rsaKey } from '../../support/jwt.ts';

/** What can be changed of an HTTP exchange. */
export interface HttpChanges {
  readonly url?: string;
  readonly status?: number;
  /** In place of the usual response headers. */
  readonly headers?: RawHeaders;
  readonly requestHeaders?: RawHeaders;
  /** Members to change in the JSON body. */
  readonly body?: Changes;
  /** In place of the JSON body. */
  readonly text?: string;
  readonly startedAtMs?: number;
}

const USUAL_HEADERS: RawHeaders = [
  ['Content-Type', 'application/json;charset=UTF-8'],
  ['Cache-Control', 'no-store'],
];

/** An exchange with a response. */
function exchangeOf(
  purpose: ExchangePurpose,
  url: string,
  body: JsonObject,
  changes: HttpChanges = {},
): Exchange {
  const bytes = new TextEncoder().encode(changes.text ?? JSON.stringify(changed(body, changes.body)));
  return {
    id: 'x1',
    purpose,
    request: {
      method: 'POST',
      url: changes.url ?? url,
      headers: changes.requestHeaders ?? [],
      body: new Uint8Array(),
    },
    response: {
      status: changes.status ?? 200,
      statusText: '',
      httpVersion: '1.1',
      headers: changes.headers ?? USUAL_HEADERS,
      rawBody: bytes,
      body: bytes,
      truncated: false,
    },
    timing: { startedAtMs: changes.startedAtMs ?? NOW * 1000, totalMs: 40, reusedSocket: false },
  };
}

const TOKENS = {
  access_token: 'SECRET-access-token-8f3k2m9x',
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: 'SECRET-refresh-token-8f3k2m9x',
  id_token: 'SECRET-id-token',
  scope: 'openid invoice:read',
};

/** A token response with which every rule is content, changed. */
export function tokenResponse(
  http: HttpChanges = {},
  more: Partial<Omit<TokenResponseInput, 'exchange' | 'response'>> & {
    readonly scopeAsked?: readonly string[];
  } = {},
): TokenResponseInput {
  const exchange = exchangeOf('token', `${ISSUER}/token`, TOKENS, http);
  return {
    exchange,
    response: present(readTokenResponse(exchange)),
    grantType: 'authorization_code',
    scopeAsked: ['openid', 'invoice:read'],
    isPublicClient: true,
    clock: { nowSeconds: NOW, skewSeconds: 0 },
    ...more,
  };
}

/** A refusal of the token endpoint. */
export function refusedToken(body: Changes, http: HttpChanges = {}): TokenResponseInput {
  return tokenResponse({
    status: 400,
    ...http,
    text: JSON.stringify(changed({ error: 'invalid_grant' }, body)),
  });
}

/** The input without one of its optional members. */
export function without<T extends object, K extends keyof T>(input: T, name: K): Omit<T, K> {
  const { [name]: _, ...rest } = input;
  return rest;
}

export const STATE = 'SECRET-state-af0ifjsldkj';
const PARAMETERS = { code: 'SECRET-code-SplxlOBeZQQYbYS6WxSbIA', state: STATE, iss: ISSUER };

/** An authorization response with which every rule is content, changed. */
export function authorizationResponse(
  parameters: { readonly [name: string]: string | undefined } = {},
  more: Partial<Omit<AuthorizationResponseInput, 'response'>> & {
    readonly receivedBy?: 'query' | 'fragment' | 'form_post';
    readonly again?: readonly (readonly [string, string])[];
  } = {},
): AuthorizationResponseInput {
  const { receivedBy, again, ...input } = more;
  const all = Object.entries({ ...PARAMETERS, ...parameters });
  const given = all.filter((pair): pair is [string, string] => pair[1] !== undefined);
  return {
    response: readAuthorizationResponse(receivedBy ?? 'query', [...given, ...(again ?? [])]),
    expectedState: STATE,
    issuer: ISSUER,
    issParameterSupported: true,
    responseType: 'code',
    pkceMethod: 'S256',
    ...input,
  };
}

export const TOKEN_CLAIMS: JsonObject = {
  iss: ISSUER,
  sub: 'alice',
  aud: ['https://api.example', 'https://other.example'],
  client_id: 'billing-spa',
  scope: 'invoice:read invoice:pay',
  exp: NOW + 600,
};

const INTROSPECTED = {
  ...TOKEN_CLAIMS,
  active: true,
  token_type: 'Bearer',
  // The order of values and audiences says nothing.
  aud: ['https://other.example', 'https://api.example'],
  scope: 'invoice:pay invoice:read',
};

/** An introspection response with which every rule is content, changed. */
export function introspection(
  http: HttpChanges = {},
  more: Partial<Omit<IntrospectionInput, 'exchange' | 'response'>> = {},
): IntrospectionInput {
  const exchange = exchangeOf('introspection', `${ISSUER}/introspect`, INTROSPECTED, http);
  return {
    exchange,
    response: present(readIntrospectionResponse(exchange)),
    tokenClaims: TOKEN_CLAIMS,
    expected: expecting({}),
    clock: { nowSeconds: NOW, skewSeconds: 0 },
    ...more,
  };
}

export const OPENID_URL = `${ISSUER}/.well-known/openid-configuration`;
export const RFC8414_URL = `${ISSUER}/.well-known/oauth-authorization-server`;

const METADATA: JsonObject = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/authorize`,
  token_endpoint: `${ISSUER}/token`,
  jwks_uri: `${ISSUER}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
};

/** A metadata document, changed. */
export function document(kind: ServerMetadata['kind'], http: HttpChanges = {}): ServerMetadata {
  const url = kind === 'openid' ? OPENID_URL : RFC8414_URL;
  return present(readMetadata(kind, exchangeOf('discovery', url, METADATA, http)));
}

/** A server with whose metadata and keys every rule is content; `changes` are made in both documents. */
export function metadata(changes: Changes = {}, more: Partial<MetadataInput> = {}): MetadataInput {
  const documents = [document('openid', { body: changes }), document('rfc8414', { body: changes })];
  return {
    issuer: ISSUER,
    documents,
    used: more.documents ? more.documents[0]?.object : documents[0]?.object,
    jwks: { keys: [rsaKey('k1'), rsaKey('k2')] },
    ...more,
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the example has no response');
  return value;
}
