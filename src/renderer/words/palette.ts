import { actWords } from './acts.ts';

/** Words of the palette. */
export const paletteWords = {
  label: 'Search, run a command, or paste a token',
  placeholders: {
    all: 'Search, run a command, or paste a token',
    profiles: 'Go to a profile',
    environments: 'Go to an environment',
  },
  groups: {
    inspect: 'What you typed',
    recent: 'Used last',
    ...actWords.groups,
    profiles: 'Profiles',
    environments: 'Environments',
    tokens: 'Tokens',
    settings: 'Settings',
  },
  results: 'Results',
  inspectThis: 'Inspect what you typed or pasted',
  inspectDetail: 'Takes it apart; nothing is sent',
  none: (query: string) => `Nothing is called “${query}”.`,
  noneHelp: 'Try fewer letters, the name of a profile, or the first letters of a token’s fingerprint.',
  noneOfKind: 'There is none yet.',
  found: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  keys: { move: 'to move', choose: 'to choose', close: 'to close' },
  profileCount: (count: number) => (count === 1 ? '1 profile' : `${count} profiles`),
  settingsOf: (section: string) => `Settings · ${section}`,
  choose: (what: string, value: string) => `${what}: ${value.toLowerCase()}`,
  token: (kind: string, profile: string | undefined) =>
    profile === undefined ? kind : `${kind} of ${profile}`,
} as const;
