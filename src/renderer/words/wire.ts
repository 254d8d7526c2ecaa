/** Words of the wire screen. */
export const wireWords = {
  list: 'Exchanges',
  one: 'Exchange',
  loading: 'Reading exchanges…',
  empty: {
    title: 'Nothing on the wire yet',
    text: 'Every request of this profile appears here as it was sent, with its answer: discovery, keys, token, introspection, API calls.',
  },
  choose: { title: 'Choose an exchange', text: 'Its request and response open here, secrets masked.' },
  filter: 'Filter',
  filterHint: 'host, path, method, status or purpose',
  noMatch: 'No exchange matches.',
} as const;
