/** Words of the sidebar. */
export const sidebarWords = {
  profiles: 'Profiles',
  tokensOf: (profile: string) => `Tokens of ${profile}`,
  looseTokens: 'Tokens without a profile',
  noTokens: 'No tokens yet.',
  newProfile: 'New profile',
  none: 'No profiles yet. The sandbox makes some in one press.',
  loading: 'Reading profiles…',
  older: (count: number) => `Show ${count} older`,
  ago: (when: string) => when,
  thisIs: (what: string, state: string) => `${what}, ${state}`,
} as const;
