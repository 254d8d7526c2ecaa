/** Words of the list of keys that an issuer has had. */
export const keysWords = {
  title: 'Keys seen of this issuer',
  loading: 'Reading the snapshots…',
  none: 'No snapshot of this issuer’s keys is kept yet. One is taken when a token is got, or verified with this profile.',
  empty: 'The sets that came had no key in them.',
  list: 'Keys of the issuer',
  snapshots: (count: number) => `${count === 1 ? 'One snapshot' : `${count} snapshots`} of`,
  last: 'the last',
  insecure: 'It came over an insecure connection.',
  published: 'Published; first seen',
  gone: 'No longer published since',
  noName: 'without an id',
} as const;
