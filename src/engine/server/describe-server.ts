import type { DiscoveredServer } from '../../contract/ipc.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { supported } from '../../core/oidc/discovery/metadata.ts';
import type { FoundServer } from './discover.ts';

/** What the form shows of a server. */
export function describeServer(
  issuer: string,
  { server, summary }: FoundServer,
  findings: readonly Finding[],
  fetchedAtMs: number,
): DiscoveredServer<Finding> {
  const metadata = server.metadata ?? {};
  const list = (name: string, key: string) => {
    const values = supported(metadata, name);
    return values ? { [key]: values } : {};
  };
  return {
    issuer,
    endpoints: server.endpoints,
    ...list('scopes_supported', 'scopesSupported'),
    ...list('token_endpoint_auth_methods_supported', 'authMethodsSupported'),
    ...list('grant_types_supported', 'grantTypesSupported'),
    ...list('code_challenge_methods_supported', 'pkceMethodsSupported'),
    metadata,
    findings,
    summary,
    fetchedAtMs,
  };
}
