import type { AuthorizationServer, Client } from 'oauth4webapi';
import type { Profile } from '../../contract/models/profile.ts';
import type { Server } from '../server/server.ts';

/**
 * The server as oauth4webapi wants it. It requires an issuer: for a profile with bare endpoints the token endpoint's origin
 * stands in, and its verdict on issuers says nothing then.
 */
export function strictServer(server: Server): AuthorizationServer {
  const metadata = { ...server.metadata, ...server.endpoints };
  return { ...metadata, issuer: server.issuer ?? standInIssuer(server) };
}

function standInIssuer(server: Server): string {
  const url = server.endpoints.token_endpoint ?? server.endpoints.authorization_endpoint;
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : 'https://issuer.invalid';
}

export function strictClient(profile: Profile): Client {
  return { client_id: profile.clientId };
}
