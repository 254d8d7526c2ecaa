import { LIFETIME_SECONDS } from './limits.ts';

/** Resource indicator of API A (RFC 8707), and the `aud` of its tokens: RFC 9068 JWTs. */
export const API_A = 'https://api-a.sandbox.assay.example';
/** Resource indicator of API B, and the audience of its tokens: opaque ones. */
export const API_B = 'https://api-b.sandbox.assay.example';

/** What one API's tokens are like. */
export interface SandboxResource {
  readonly resource: string;
  readonly label: string;
  readonly accessTokenFormat: 'jwt' | 'opaque';
  readonly scopes: readonly string[];
}

export const SANDBOX_RESOURCES: readonly SandboxResource[] = [
  {
    resource: API_A,
    label: 'API A (invoices)',
    accessTokenFormat: 'jwt',
    scopes: ['invoice:read', 'invoice:write'],
  },
  {
    resource: API_B,
    label: 'API B (ledger)',
    accessTokenFormat: 'opaque',
    scopes: ['ledger:read', 'ledger:write'],
  },
];

/** How an address of the sandbox API decides about a token: by itself, or by asking the issuer each time. */
export type ApiValidation = 'signature' | 'introspection';

/** Which address of the sandbox API: by what it can tell about tokens. */
export type ApiAddressId = 'signature' | 'introspection' | 'opaque';

/** One address of the sandbox API. */
export interface ApiAddress {
  readonly path: string;
  readonly label: string;
  readonly resource: string;
  readonly validation: ApiValidation;
}

export const API_ADDRESSES: Readonly<Record<ApiAddressId, ApiAddress>> = {
  signature: {
    path: '/api/signature/echo',
    label: 'API A, validates by signature alone',
    resource: API_A,
    validation: 'signature',
  },
  introspection: {
    path: '/api/introspect/echo',
    label: 'API A, asks the issuer each time',
    resource: API_A,
    validation: 'introspection',
  },
  opaque: {
    path: '/api/b/introspect/echo',
    label: 'API B, opaque tokens, asks the issuer each time',
    resource: API_B,
    validation: 'introspection',
  },
};

/**
 * The API that a resource indicator means, if any.
 * An address of the API itself is taken too, because RFC 9728 (section 3.3) has clients name the URL they called;
 * the token's audience is the API's own identifier in either case.
 */
export function resourceFor(indicator: string, origin: string): SandboxResource | undefined {
  const address = Object.values(API_ADDRESSES).find(({ path }) => `${origin}${path}` === indicator);
  const resource = address?.resource ?? indicator;
  return SANDBOX_RESOURCES.find((known) => known.resource === resource);
}

/** What `oidc-provider` wants to know of an API to issue tokens for it. */
export function resourceServerInfo(api: SandboxResource) {
  return {
    audience: api.resource,
    scope: api.scopes.join(' '),
    accessTokenFormat: api.accessTokenFormat,
    accessTokenTTL: LIFETIME_SECONDS.accessToken,
    ...(api.accessTokenFormat === 'jwt' ? { jwt: { sign: { alg: 'ES256' as const } } } : {}),
  };
}
