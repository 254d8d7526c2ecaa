/** Words of the first screen. */
export const startWords = {
  title: 'Get a token, see what it really is, prove what happens to it',
  sandbox: {
    title: 'Try the sandbox',
    text: 'A complete authorization server and API inside Assay, on this computer only. It makes profiles that are ready to use; sign in as alice or bob with any password. Nothing leaves this machine.',
    act: 'Start the sandbox',
    starting: 'Starting…',
    open: 'Open the sandbox profile',
  },
  inspect: {
    title: 'Paste a token',
    text: 'Read and verify any JWT, header, curl command or token response. Reading needs no network and no profile; it stays in this window.',
    act: 'Inspect a token',
  },
  profile: {
    title: 'Use your own server',
    text: 'Give an issuer address and a client id. Discovery fills in the rest, and Assay says which redirect URI to register.',
    act: 'New profile',
  },
  vault: 'How secrets are kept',
  loading: 'Looking for profiles…',
} as const;
