/** Words of the key address that a token names itself. */
export const ownKeyWords = {
  title: 'The key that the token names',
  names: (header: string) => `The token itself names where its key is (${header}):`,
  proves:
    'Anyone can write an address there. It was not fetched; if you fetch it and it fits, the token is self-asserted, not verified.',
  notFetched: 'It is no https address, so it is not fetched from here.',
  fetch: (header: string) => `Fetch what ${header} names`,
} as const;
