import type { Provider } from 'oidc-provider';
import { SANDBOX_RESOURCES } from '../apis.ts';
import { isJsonObject } from '../../core/json.ts';
import { OPENID_SCOPES } from './asked.ts';

const PATHS = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'];

/** Metadata that `oidc-provider` supports but does not announce (RFC 8414, section 2; RFC 9728, section 4). */
export function discoveryExtras(origin: string): Record<string, unknown> {
  const methods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'];
  return {
    introspection_endpoint_auth_methods_supported: methods,
    introspection_endpoint_auth_signing_alg_values_supported: ['ES256'],
    revocation_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_signing_alg_values_supported: ['ES256'],
    protected_resources: SANDBOX_RESOURCES.map(({ resource }) => resource),
    service_documentation: `${origin}/`,
  };
}

/**
 * Puts the scopes of the APIs into `scopes_supported`.
 * Told in the configuration, `oidc-provider` would take them for scopes about the person.
 */
export function announceApiScopes(provider: Provider): void {
  const scopes = [...OPENID_SCOPES, ...SANDBOX_RESOURCES.flatMap((api) => api.scopes)];
  provider.use(async (ctx, next) => {
    await next();
    const body: unknown = ctx.body;
    if (PATHS.includes(ctx.path) && isJsonObject(body)) ctx.body = { ...body, scopes_supported: scopes };
  });
}
