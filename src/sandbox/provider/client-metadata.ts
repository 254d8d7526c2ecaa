import type { ClientMetadata } from 'oidc-provider';
import { type ClientRow, SANDBOX_CLIENTS, redirectUrisOf } from '../clients.ts';
import { type SandboxMaterial, publicJwk } from '../material.ts';

/** The clients as `oidc-provider` registers them. */
export function clientMetadata(material: SandboxMaterial): ClientMetadata[] {
  return SANDBOX_CLIENTS.map((row) => ({
    client_id: row.clientId,
    client_name: row.clientId,
    // Native, confidential ones too: that is what lets a loopback redirect URI have any port (RFC 8252, section 7.3).
    application_type: 'native',
    token_endpoint_auth_method: row.authMethod,
    grant_types: [...row.grantTypes],
    response_types: row.grantTypes.includes('authorization_code') ? ['code'] : [],
    redirect_uris: [...redirectUrisOf(row)],
    post_logout_redirect_uris: [...redirectUrisOf(row)],
    introspection_signed_response_alg: 'ES256',
    ...credentialsOf(row, material),
  }));
}

function credentialsOf(
  { clientId, authMethod }: ClientRow,
  material: SandboxMaterial,
): Partial<ClientMetadata> {
  if (authMethod === 'none') return {};
  if (authMethod === 'private_key_jwt') {
    const jwk = material.clientKeys[clientId];
    if (jwk === undefined) throw new Error(`the material has no key for ${clientId}`);
    return { jwks: { keys: [publicJwk(jwk)] }, token_endpoint_auth_signing_alg: 'ES256' };
  }
  return { client_secret: material.clientSecrets[clientId] };
}
