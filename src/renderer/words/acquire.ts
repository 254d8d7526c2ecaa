/** Words of the screen where a token is got. */
export const acquireWords = {
  form: 'Get a token',
  run: 'Run',
  act: 'Get New Access Token',
  again: 'Run it again',
  againNote: 'A code can be used once, so running again starts from the authorization.',
  cancel: 'Cancel run',
  edit: 'Edit profile',
  stepMode: 'Pause before each request',
  stepModeHint: 'Look at it, then let it go.',
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
  empty: {
    title: 'Nothing has run yet',
    text: 'Press Get New Access Token. The steps appear here as they happen, each with what was sent, what came back and what is wrong with it.',
  },
  loading: 'Reading the run…',
  earlier: 'Earlier runs',
  waiting: {
    browser: (persona: string | undefined) =>
      persona === undefined
        ? 'Sign in there; Assay goes on by itself.'
        : `Sign in as ${persona}; Assay goes on by itself.`,
    notOpened: 'The browser could not be opened. Copy the address and open it by hand.',
    left: (left: string, total: string) => `${left} left of ${total}`,
    leftOnly: (left: string) => `${left} left`,
    openAgain: 'Open again',
    copy: 'Copy address',
    copied: 'Address copied',
    paste: 'Ended somewhere else? Paste the address you ended on',
    pasteLabel: 'Callback address',
    pasteAct: 'Go on with it',
    errorHint: (uri: string) =>
      `If the browser shows an error instead of coming back, this redirect URI is most likely not registered: ${uri}`,
  },
  paused: { text: 'Paused. Nothing has been sent yet.', act: 'Send it' },
  result: {
    title: 'What came out',
    open: 'Open',
    copy: 'Copy',
    copied: (seconds: number) => copiedWords(seconds),
  },
} as const;

/** What a copy says: when the clipboard is cleared. */
export function copiedWords(seconds: number): string {
  return seconds > 0 ? `Copied; cleared from the clipboard in ${seconds} s` : 'Copied';
}
