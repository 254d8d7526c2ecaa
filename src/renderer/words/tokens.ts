/** Words of the table of all tokens. */
export const tokensWords = {
  title: 'All tokens',
  loading: 'Reading the tokens…',
  empty: {
    title: 'No tokens yet',
    text: 'Every token that comes by a profile, and every pasted one that is kept, is listed here until you remove it. Expired and revoked ones stay, marked.',
    act: 'Paste a token',
  },
  columns: {
    kind: 'Kind',
    profile: 'Profile',
    environment: 'Environment',
    client: 'Client',
    person: 'Who',
    scope: 'Scope',
    state: 'State',
    expires: 'Expires in',
    seen: 'First seen',
    fingerprint: 'Fingerprint',
  },
  watched: ', watched',
  filter: {
    query: 'Filter tokens',
    kind: 'Kind',
    everyKind: 'Every kind',
    state: 'State',
    everyState: 'Every state',
    environment: 'Environment',
    everyEnvironment: 'Every environment',
  },
  found: (found: number, all: number) => `${found} of ${all}`,
  noneFound: 'No token is left by this filter.',
  clearFilter: 'Show all',
  markAll: 'Mark all that are listed',
  keys: 'Enter opens, Space marks, Shift and arrows mark more, Ctrl C copies, Delete removes.',
  marked: (count: number) => `${count} marked`,
  copy: 'Copy',
  remove: 'Remove from Assay…',
  unmark: 'Unmark',
  removeTitle: (count: number) =>
    count === 1 ? 'Remove this token from Assay?' : `Remove ${count} tokens from Assay?`,
  removeText:
    'They are forgotten here only. This is not revocation: whoever has a token can go on using it until it expires. To end one, open it and revoke it first.',
  removeAct: 'Remove here',
  removed: (count: number) =>
    count === 1 ? 'One token was removed here.' : `${count} tokens were removed here.`,
} as const;
