import type { ProfileView } from '../../contract/models/profile.ts';

/** The redirect URI to register, without the port where it does not count (RFC 8252 §7.3); undefined for grants without one. */
export function redirectWords({ profile, redirectUri }: ProfileView): string | undefined {
  if (redirectUri === undefined) return undefined;
  const { host, path, port, isAnyPort } = profile.redirect;
  const uri = port === 0 ? `http://${host}${path}` : redirectUri;
  return isAnyPort ? `${uri} (any port)` : uri;
}
