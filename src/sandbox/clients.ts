import { Secret } from '../core/secret.ts';
import { API_A } from './apis.ts';
import type { SandboxJwk, SandboxMaterial } from './material.ts';

type ClientAuthMethod = 'none' | 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt';

/** A client of the sandbox as the host offers it: what a profile needs to use it. */
export interface SandboxClient {
  readonly clientId: string;
  /** What it is good for, in a few words. */
  readonly label: string;
  readonly authMethod: ClientAuthMethod;
  readonly grantTypes: readonly string[];
  /** Registered redirect URIs; being loopback ones, any port is accepted (RFC 8252, section 7.3). */
  readonly redirectUris: readonly string[];
  /** The scopes worth asking for first. */
  readonly scopes: readonly string[];
  /** The resource indicator to send with those scopes. */
  readonly resource?: string;
  readonly clientSecret?: Secret;
  /** ES256 signing key of the client, for `private_key_jwt`. */
  readonly privateJwk?: Secret<SandboxJwk>;
}

/** A client as this file lists it: secrets come from the material. */
export interface ClientRow {
  readonly clientId: string;
  readonly label: string;
  readonly authMethod: ClientAuthMethod;
  readonly grantTypes: readonly string[];
  readonly scopes: readonly string[];
  readonly resource?: string;
}

const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** The client the sandbox API introspects with. It gets no tokens of its own. */
export const API_CLIENT_ID = 'sandbox-api';

const PERSON_GRANTS = ['authorization_code', 'refresh_token'];
const PERSON_SCOPES = ['openid', 'profile', 'email', 'offline_access', 'invoice:read'];
const FOR_PEOPLE = { grantTypes: PERSON_GRANTS, scopes: PERSON_SCOPES, resource: API_A };

export const SANDBOX_CLIENTS: readonly ClientRow[] = [
  {
    ...FOR_PEOPLE,
    clientId: 'sandbox-spa',
    label: 'Public client with PKCE',
    authMethod: 'none',
    grantTypes: [...PERSON_GRANTS, DEVICE_CODE_GRANT],
  },
  {
    ...FOR_PEOPLE,
    clientId: 'sandbox-web',
    label: 'Confidential client, secret in the Authorization header',
    authMethod: 'client_secret_basic',
    grantTypes: [...PERSON_GRANTS, DEVICE_CODE_GRANT],
  },
  {
    ...FOR_PEOPLE,
    clientId: 'sandbox-post',
    label: 'Confidential client, secret in the body',
    authMethod: 'client_secret_post',
  },
  {
    ...FOR_PEOPLE,
    clientId: 'sandbox-jwt',
    label: 'Confidential client, signs an assertion',
    authMethod: 'private_key_jwt',
  },
  {
    clientId: 'sandbox-machine',
    label: 'Machine, client credentials',
    authMethod: 'client_secret_basic',
    grantTypes: ['client_credentials'],
    scopes: ['invoice:read'],
    resource: API_A,
  },
  {
    clientId: API_CLIENT_ID,
    label: 'The sandbox API itself: introspects, gets no tokens',
    authMethod: 'client_secret_basic',
    grantTypes: [],
    scopes: [],
  },
];

/** Paths a redirect URI may have on `127.0.0.1`, `[::1]` or `localhost`. */
const REDIRECT_PATHS = ['/callback', '/'];
const LOOPBACK_HOSTS = ['127.0.0.1', '[::1]', 'localhost'];

/** The redirect URIs of a client: on loopback, where the port does not count. Empty for those no person signs in to. */
export function redirectUrisOf(row: ClientRow): readonly string[] {
  if (!row.grantTypes.includes('authorization_code')) return [];
  return LOOPBACK_HOSTS.flatMap((host) => REDIRECT_PATHS.map((path) => `http://${host}${path}`));
}

/** The clients with the secrets of this material, as the host is given them. */
export function clientsWithSecrets(material: SandboxMaterial): readonly SandboxClient[] {
  return SANDBOX_CLIENTS.map((row) => {
    const clientSecret = material.clientSecrets[row.clientId];
    const privateJwk = material.clientKeys[row.clientId];
    return {
      ...row,
      redirectUris: redirectUrisOf(row),
      ...(clientSecret === undefined ? {} : { clientSecret: new Secret(clientSecret) }),
      ...(privateJwk === undefined ? {} : { privateJwk: new Secret(privateJwk) }),
    };
  });
}
