/** Words of the screen where a token is got. */
export const acquireWords = {
  form: 'Get a token',
  act: 'Get New Access Token',
  cancel: 'Cancel run',
  edit: 'Edit profile',
  stepMode: 'Pause before each request',
  fields: {
    issuer: 'Issuer',
    grant: 'Grant type',
    callback: 'Callback URL',
    authorization: 'Authorization URL',
    token: 'Access token URL',
    clientId: 'Client ID',
    secret: 'Client secret',
    key: 'Private key',
    scope: 'Scope',
    resource: 'Resource',
    audience: 'Audience',
    pkce: 'PKCE',
    auth: 'Client authentication',
    persona: 'Persona',
    advanced: 'Advanced',
  },
  fromMetadata: 'from the issuer’s metadata, read when it runs',
  overridden: 'set in the profile',
  loopback: 'loopback',
  anyPort: 'any port',
  none: 'none',
  publicClient: 'none: public client',
  asServer: 'left to the server',
  missingSecret: 'not set: the server will refuse this client',
  setAgo: (when: string, where: string) => `set ${when}, kept in ${where}`,
  where: { keychain: 'the keychain', memory: 'memory only' },
  rebind: (boundTo: string) =>
    `The secret was entered for ${boundTo}, and the profile points elsewhere now. Nothing secret is sent until you accept the difference.`,
  review: 'Review',
  pkce: { S256: 'S256', none: 'off' },
  pkceOff: 'Off is weaker: a stolen code can be used by whoever has it (RFC 9700 §2.1.1).',
  register: 'Register this redirect URI at the server, exactly:',
  redirectUri: 'the redirect URI',
} as const;

/** What a copy says: when the clipboard is cleared. */
export function copiedWords(seconds: number): string {
  return seconds > 0 ? `Copied; cleared from the clipboard in ${seconds} s` : 'Copied';
}
