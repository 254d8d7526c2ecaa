import { API_ADDRESSES, type ApiAddress, SANDBOX_RESOURCES } from '../apis.ts';
import { DPOP_ALGS } from './refusal.ts';

const WELL_KNOWN = '/.well-known/oauth-protected-resource';

/** Where the metadata of an API address is: the well-known part goes before the path (RFC 9728, section 3.1). */
export function metadataUrlOf({ path }: ApiAddress, issuer: string): string {
  return issuer + WELL_KNOWN + path;
}

/** The protected resource metadata at a path, or undefined when there is none (RFC 9728, section 2). */
export function protectedResourceMetadata(path: string, issuer: string): object | undefined {
  const address = Object.values(API_ADDRESSES).find((one) => WELL_KNOWN + one.path === path);
  if (address === undefined) return undefined;
  return {
    resource: issuer + address.path,
    resource_name: address.label,
    authorization_servers: [issuer],
    scopes_supported: SANDBOX_RESOURCES.find(({ resource }) => resource === address.resource)?.scopes,
    bearer_methods_supported: ['header'],
    dpop_signing_alg_values_supported: DPOP_ALGS,
  };
}
