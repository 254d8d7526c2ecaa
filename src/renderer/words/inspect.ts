import type { PastedKind } from '../../core/jose/detect.ts';
import type { ParsedOpaque } from '../../core/jose/token.ts';

const KINDS: Record<PastedKind, string> = {
  empty: '',
  too_large: 'This is longer than what is taken apart here.',
  token: 'A token.',
  authorization_header: 'An Authorization header.',
  curl: 'A curl command.',
  callback_url: 'A callback address.',
  token_response: 'A token response.',
  introspection_response: 'An introspection response: what a server says of a token, and no token.',
  har: 'A HAR file.',
  json: 'JSON with tokens in it.',
  log: 'A text with tokens in it.',
  unknown: 'No token was found in this.',
};

/** Words of the inspect screen. */
export const inspectWords = {
  title: 'Inspect',
  box: 'Paste anything',
  label: 'Token, header, curl command, callback address, response, HAR file or log',
  placeholder: 'eyJhbGciOi…   or   Authorization: Bearer …   or   curl …   or   {"access_token": …}',
  privacy: 'Read in this window, without network and without a profile. It is not saved.',
  clear: 'Clear',
  fileName: 'A file to inspect',
  scan: 'Scan it: every token as a row',
  pasted: 'pasted text',
  large: (size: string) =>
    `A long text is here: ${size}. Only its beginning is shown, so that the window stays quick.`,
  examples: 'Or see an example',
  exampleNames: {
    token: 'A JWT',
    header: 'An Authorization header',
    response: 'A token response',
    callback: 'A callback address',
  },
  found: (kind: PastedKind, count: number, leftOut = 0) => {
    if (leftOut > 0)
      return `${KINDS[kind]} The first ${count} of ${count + leftOut} tokens in it; a scan takes all.`;
    return `${KINDS[kind]}${count > 1 ? ` ${count} tokens in it.` : ''}`;
  },
  which: 'Which token',
  empty: {
    title: 'Nothing pasted yet',
    text: 'Paste a token here, press Ctrl V anywhere in the window, or drop a file on it. It is taken apart as you type, and nothing of it is sent anywhere.',
  },
  unknown: {
    title: 'No token was found in this text',
    text: 'A JWT has two dots and begins with eyJ. An SD-JWT has tildes besides. Headers, curl commands, callback addresses, responses, HAR files and logs are understood too.',
  },
  callback: {
    title: 'What the server answered',
    loading: 'Reading the address…',
    parameters: 'Parameters of the answer',
  },
  trust: 'Verify the signature',
  payload: {
    label: 'Payload',
    hint: 'The token was signed apart from its content. Give it as text, byte for byte as it was signed.',
    fileName: 'A file with the payload',
  },
  insideTrust: 'Whose keys to trust for what is inside',
  trustBy: 'Whose keys to trust',
  trustChoices: { profile: 'A profile’s issuer', keys: 'Keys I give', url: 'A JWKS address' },
  profile: 'Profile',
  noProfiles: 'There is no profile yet. Paste the keys, or give their address.',
  keys: 'JWKS, JWK, PEM or secret',
  keysHint:
    'A certificate will do. A shared secret is tried as text, base64url, base64 and hex, and the verdict says which reading fits.',
  keysFileName: 'A file with the key to verify with',
  url: 'JWKS address',
  urlHint: 'It is fetched once, when you press Verify. Nothing of the token is sent there.',
  verify: 'Verify',
  compare: 'Compare with…',
  editCopy: 'Edit and sign a copy…',
  keep: {
    title: 'Ask its server',
    text: 'Keep the token with a profile: then its server can be asked whether it is active, and it can be revoked and presented to an API.',
    profile: 'Keep with',
    act: 'Keep and open',
  },
  life: 'Life of the token',
  token: 'Token',
  tokenText: 'Text of the token',
  opaque: {
    title: 'An opaque token',
    facts: (token: ParsedOpaque) =>
      `${token.text.length} characters, ${ALPHABETS[token.alphabet]}, at most ${Math.floor(token.maxEntropyBits)} bits of randomness.${token.prefix ? ` It begins like ${token.prefix.what} of ${token.prefix.issuer} (${token.prefix.text}), which anyone can write.` : ''} Only the server that made it can say what it means: keep it with a profile, then introspect it.`,
  },
  broken: {
    title: 'This is not a whole token',
    text: 'It looks like a JWT, but it cannot be read as one. The findings say where it breaks.',
  },
  noToken: 'JSON, no token',
  judging: 'Checking…',
} as const;

const ALPHABETS: Record<ParsedOpaque['alphabet'], string> = {
  hex: 'hexadecimal',
  base64url: 'base64url',
  base64: 'base64',
  uuid: 'a UUID',
  printable: 'printable text',
  binary: 'binary',
};
