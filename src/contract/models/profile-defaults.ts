import type { Profile } from './profile.ts';

/** What a new profile has where nothing is said: the defaults people expect (peers.md). */
export const PROFILE_DEFAULTS: Omit<Profile, 'id' | 'name' | 'environment' | 'clientId'> = {
  isSandbox: false,
  endpoints: {},
  clientAuthMethod: 'none',
  grantType: 'authorization_code',
  redirect: { host: '127.0.0.1', port: 8765, path: '/callback', isAnyPort: false },
  pkce: 'S256',
  resources: [],
  extraAuthorizationParameters: [],
  extraTokenParameters: [],
  apis: [],
  clockSkewSeconds: 30,
};
