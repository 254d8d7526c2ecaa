/** Words of the settings. */
export const settingsWords = {
  title: 'Settings',
  loading: 'Reading the settings…',
  sections: {
    appearance: 'Appearance',
    limits: 'Limits',
    network: 'Network',
    secrets: 'Where secrets are',
    about: 'About',
  },
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  density: 'Density',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  textSize:
    'Text follows the size that is set in the system. Ctrl or Command with + and − makes everything larger or smaller, with 0 as it was.',
  browser: 'Wait for the browser (seconds)',
  browserHint: 'How long a person may take to sign in before a run gives up: 10 to 3600.',
  request: 'Wait for a server (seconds)',
  requestHint: 'Time limit of one request: 1 to 600.',
  clipboard: 'Clear a copied token after (seconds)',
  clipboardHint: 'If it is still on the clipboard then. 0 leaves it there.',
  save: 'Save limits',
  saved: 'Saved',
  wrong: (min: number, max: number) => `A whole number from ${min} to ${max}.`,
  secretRows: {
    now: 'Now',
    keychain: 'Keychain',
    database: 'Database',
    noDatabase: 'none: nothing is written to the disk',
    key: 'The key',
    keyText: (keychain: string | undefined) =>
      `A data key seals every secret row. It is in the database too, wrapped by a key that only ${keychain ?? 'the keychain'} has, under the name Assay. Without that key nobody reads the rows, Assay included.`,
    size: (bytes: string) => `${bytes} with its journal`,
    inClear: 'In clear',
    inClearText:
      'What lists are made of: kinds, times and sizes; methods, hosts, paths and statuses of exchanges, without queries; addresses and clocks of servers; what surfaces answered of tokens; ids (a token’s is an HMAC under a key of the vault); environments and these settings.',
    removed: 'Removed profiles',
    removedText:
      'In the memory of this program with their secrets, so that they can be brought back, until it closes.',
    tokens: 'Tokens, client secrets, private keys',
    tokensText:
      'Sealed with AES-256-GCM in the database. Client secrets and private keys never reach this window.',
    tokensMemory: 'In the memory of this program, until it closes.',
    window: 'This window',
    windowText: 'Keeps nothing. A token is masked until you reveal it, and masked again when you go on.',
    clipboard: 'Clipboard',
    clipboardText: (seconds: number) =>
      seconds > 0
        ? `A copied token is cleared after ${seconds} s, if it is still there.`
        : 'A copied token stays there until something else is copied.',
  },
  version: 'Version',
  shell: 'Shell',
} as const;
