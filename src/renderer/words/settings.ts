/** Words of the settings. */
export const settingsWords = {
  title: 'Settings',
  loading: 'Reading the settings…',
  index: 'Sections of the settings',
  sections: {
    appearance: 'Appearance',
    time: 'Time',
    limits: 'Limits',
    network: 'Network',
    secrets: 'Where secrets are',
    shortcuts: 'Shortcuts',
    about: 'About',
  },
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  density: 'Density',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  textSize: 'Text size',
  textSizeExplained:
    'Follows the size that is set in the system. Ctrl or Command with + and − makes everything larger or smaller, with 0 as it was.',
  numbers: {
    browserTimeoutSeconds: {
      label: 'Wait for the browser (seconds)',
      hint: 'How long a person may take to sign in before a run gives up: 10 to 3600.',
    },
    requestTimeoutSeconds: {
      label: 'Wait for a server (seconds)',
      hint: 'Time limit of one request: 1 to 600.',
    },
    clearClipboardSeconds: {
      label: 'Clear a copied token after (seconds)',
      hint: 'If it is still on the clipboard then. 0 leaves it there.',
    },
    notifyBeforeSeconds: {
      label: 'Tell before a watched token expires (seconds)',
      hint: 'A watched token is one whose bell is on. 0 tells nothing.',
    },
    clockOffsetSeconds: {
      label: 'Fixed offset (seconds)',
      hint: 'What is added to this computer’s clock where “With a fixed offset” is chosen. Less than 0: it is ahead.',
    },
  } satisfies { readonly [name: string]: { readonly label: string; readonly hint: string } },
  time: {
    clock: 'Judge tokens by',
    clocks: {
      server: {
        name: 'The server’s clock',
        explained:
          'This computer’s clock, corrected by what each server says in its answers, where the difference is larger than its error. A server judges its tokens by its own clock.',
      },
      own: {
        name: 'This computer’s clock',
        explained:
          'As it is, whatever the servers say. A token may look expired here that its server still takes.',
      },
      fixed: {
        name: 'With a fixed offset',
        explained: 'This computer’s clock and the offset below: to see a token as it will be, or as it was.',
      },
    },
    clocksNow: 'Clocks now',
    whose: 'Whose',
    says: 'Says',
    difference: 'Difference',
    use: 'Used for',
    thisComputer: 'This computer',
    fixed: 'With the fixed offset',
    heard: (when: string) => `last heard ${when}`,
    error: (seconds: string) => `± ${seconds} s`,
    judgesAll: 'all tokens',
    judgesOthers: 'tokens of other servers',
    judgesItsTokens: 'its tokens',
    withinError: 'nothing: within its error',
    notUsed: 'nothing',
    noServers: 'No server has said its time yet. It stands in every answer; the next run brings one.',
  },
  saveLimits: 'Save limits',
  saveTime: 'Save times',
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
  about: {
    shell: 'Window',
    shellWords: (shell: string, engine: string) =>
      shell === 'Chromium' ? `an installed Chromium ${engine}` : `${shell}, with Chromium ${engine}`,
    unknown: 'of unknown version',
    folder: 'Data folder',
    licence: 'Licence',
    licenceWords: 'MIT. Copyright the Assay authors.',
    others: (count: number) => `${count} packages that it is built from`,
  },
} as const;
