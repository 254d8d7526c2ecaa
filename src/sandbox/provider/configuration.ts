import { type Configuration, errors, interactionPolicy } from 'oidc-provider';
import { CLAIMS_BY_SCOPE, findAccountBySub } from '../accounts.ts';
import { API_A, resourceFor, resourceServerInfo } from '../apis.ts';
import { API_CLIENT_ID } from '../clients.ts';
import { LIFETIME_SECONDS } from '../limits.ts';
import type { SandboxMaterial } from '../material.ts';
import { ACR_VALUES } from './acr.ts';
import { OPENID_SCOPES } from './asked.ts';
import { clientMetadata } from './client-metadata.ts';
import { discoveryExtras } from './discovery.ts';
import { continueGrant } from './grants.ts';
import { MemoryAdapter } from './memory-adapter.ts';
import { devicePages, logoutPages, renderError } from './page-sources.ts';
import { ROUTES } from './routes.ts';
import { keepShadowRow } from './shadow-rows.ts';

type Features = NonNullable<Configuration['features']>;

/** The whole configuration of the sandbox issuer. Nothing is left to a default that prints a notice or bites. */
export function buildConfiguration(material: SandboxMaterial, port: number): Configuration {
  const origin = `http://127.0.0.1:${port}`;
  return {
    acrValues: ACR_VALUES,
    adapter: () => new MemoryAdapter(),
    claims: {
      acr: null,
      amr: null,
      auth_time: null,
      iss: null,
      sid: null,
      ...CLAIMS_BY_SCOPE,
    },
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    clientBasedCORS: (_ctx, origin) => isLoopbackOrigin(origin),
    clients: clientMetadata(material),
    cookies: cookiesOf(port, material),
    discovery: discoveryExtras(origin),
    features: { ...flowFeatures(origin), ...tokenFeatures(material), ...pageFeatures() },
    formats: { customizers: { jwt: (_ctx, token, parts) => keepShadowRow(token, parts) } },
    jwks: { keys: material.signingKeys },
    responseTypes: ['code'],
    routes: ROUTES,
    scopes: OPENID_SCOPES,
    ...lifecycle(),
    findAccount: (_ctx, sub) => {
      const account = findAccountBySub(sub);
      return account && { accountId: sub, claims: () => ({ ...account }) };
    },
    renderError,
  };
}

/** Port in the names: to a cookie all ports of 127.0.0.1 are one place, and two sandboxes would sign each other out. */
function cookiesOf(port: number, { cookieKeys }: SandboxMaterial): NonNullable<Configuration['cookies']> {
  return {
    keys: [...cookieKeys],
    names: {
      session: `assay-sandbox-${port}-session`,
      interaction: `assay-sandbox-${port}-interaction`,
      resume: `assay-sandbox-${port}-resume`,
    },
  };
}

function flowFeatures(origin: string) {
  return {
    claimsParameter: { enabled: true },
    clientCredentials: { enabled: true },
    pushedAuthorizationRequests: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: (ctx, _client, oneOf) => {
        if (oneOf !== undefined) return oneOf;
        // A machine has no userinfo to call, so a token for no API would be of no use to it.
        return ctx.oidc.params?.['grant_type'] === 'client_credentials' ? API_A : [];
      },
      getResourceServerInfo: (_ctx, indicator) => {
        const api = resourceFor(indicator, origin);
        if (api === undefined) throw new errors.InvalidTarget('the sandbox has no such API');
        return resourceServerInfo(api);
      },
      useGrantedResource: () => false,
    },
  } satisfies Features;
}

function tokenFeatures({ dpopNonceSecret }: SandboxMaterial) {
  return {
    dPoP: {
      enabled: true,
      nonceSecret: Buffer.from(dpopNonceSecret, 'base64url'),
      requireNonce: () => false,
    },
    introspection: {
      enabled: true,
      // The API may look at access tokens, everybody else at their own (RFC 7662, sections 2.1 and 4).
      allowedPolicy: (_ctx, client, token) =>
        client.clientId === API_CLIENT_ID
          ? token.kind !== 'RefreshToken'
          : client.clientId === token.clientId,
    },
    jwtIntrospection: { enabled: true },
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) => {
        if (token.clientId === client.clientId) return true;
        throw new errors.InvalidRequest('the token was issued to another client');
      },
    },
    userinfo: { enabled: true },
  } satisfies Features;
}

function pageFeatures() {
  return {
    devInteractions: { enabled: false },
    deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****', ...devicePages },
    rpInitiatedLogout: { enabled: true, ...logoutPages },
  } satisfies Features;
}

/** When tokens are issued, how long they live, and what ends them. */
function lifecycle(): Configuration {
  return {
    // Whoever may refresh gets a refresh token: offline_access would otherwise need prompt=consent each time.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: () => true,
    expiresWithSession: () => false,
    loadExistingGrant: continueGrant,
    interactions: { policy: policyOf(), url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: LIFETIME_SECONDS.accessToken,
      AuthorizationCode: LIFETIME_SECONDS.authorizationCode,
      ClientCredentials: LIFETIME_SECONDS.accessToken,
      DeviceCode: LIFETIME_SECONDS.deviceCode,
      Grant: LIFETIME_SECONDS.grant,
      IdToken: LIFETIME_SECONDS.idToken,
      Interaction: LIFETIME_SECONDS.interaction,
      RefreshToken: LIFETIME_SECONDS.refreshToken,
      Session: LIFETIME_SECONDS.session,
    },
  };
}

/**
 * Login, then consent for what was not decided before.
 * Without the check that asks again each time because a client is native (RFC 8252, section 8.6): it would make
 * `prompt=none` impossible, and nobody is harmed by a client that pretends to be a pretend one.
 */
function policyOf(): ReturnType<typeof interactionPolicy.base> {
  const policy = interactionPolicy.base();
  policy.get('consent')?.checks.remove('native_client_prompt');
  return policy;
}

function isLoopbackOrigin(origin: string): boolean {
  const hostname = URL.parse(origin)?.hostname;
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}
