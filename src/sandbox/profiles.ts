import { PROFILE_DEFAULTS } from '../contract/models/profile-defaults.ts';
import type { Api, Profile } from '../contract/models/profile.ts';
import { API_ADDRESSES } from './apis.ts';
import { API_CLIENT_ID, type SandboxClient } from './clients.ts';

/** A sandbox profile with the secrets that go with it. */
export interface SandboxProfile {
  readonly profile: Profile;
  readonly clientSecret?: string;
  readonly privateKey?: string;
}

/** Profiles for every client of the sandbox that gets tokens, plus one whose tokens are opaque. */
export function sandboxProfiles(
  issuer: string,
  clients: readonly SandboxClient[],
): readonly SandboxProfile[] {
  const usable = clients.filter(({ clientId }) => clientId !== API_CLIENT_ID);
  const all = usable.map((client) => toProfile(issuer, client));
  const spa = usable.find(({ clientId }) => clientId === 'sandbox-spa');
  return spa ? [...all, { profile: opaqueProfile(issuer, spa) }] : all;
}

/** offline_access is left out: the sandbox gives a refresh token without it, and would drop it from the grant unless asked to prompt. */
function toProfile(issuer: string, client: SandboxClient): SandboxProfile {
  const isMachine = client.grantTypes.includes('client_credentials');
  return {
    profile: {
      ...PROFILE_DEFAULTS,
      id: client.clientId,
      name: client.clientId,
      environment: 'dev',
      isSandbox: true,
      issuer,
      clientId: client.clientId,
      clientAuthMethod: client.authMethod,
      grantType: isMachine ? 'client_credentials' : 'authorization_code',
      redirect: { ...PROFILE_DEFAULTS.redirect, isAnyPort: true },
      scope: client.scopes.filter((scope) => scope !== 'offline_access').join(' '),
      resources: client.resource === undefined ? [] : [client.resource],
      ...(isMachine ? {} : { persona: { label: 'alice', loginHint: 'alice', expectedSubject: 'alice' } }),
      apis: apis(issuer),
    },
    ...(client.clientSecret ? { clientSecret: client.clientSecret.expose() } : {}),
    ...(client.privateJwk ? { privateKey: JSON.stringify(client.privateJwk.expose()) } : {}),
  };
}

/** No resource: the issuer's own kind of token, opaque, which UserInfo accepts. */
function opaqueProfile(issuer: string, spa: SandboxClient): Profile {
  const { profile } = toProfile(issuer, spa);
  return {
    ...profile,
    id: 'sandbox-opaque',
    name: 'sandbox-opaque',
    scope: 'openid profile email',
    resources: [],
  };
}

const API_IDS = { signature: 'a-signature', introspection: 'a-introspect', opaque: 'b-introspect' } as const;

function apis(issuer: string): readonly Api[] {
  return (Object.keys(API_IDS) as (keyof typeof API_IDS)[]).map((key) => {
    const { path, label, resource } = API_ADDRESSES[key];
    return { id: API_IDS[key], name: label, method: 'GET', url: `${issuer}${path}`, audience: resource };
  });
}
