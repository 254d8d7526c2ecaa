/** Words of the trust line: whose key, and what that means. */
export const trustWords = {
  verified: 'Signature verified',
  verifiedBySnapshot: 'Verified by a former key',
  selfAsserted: 'Self-asserted',
  ownKey: 'Fits its own key',
  failed: 'Not verified',
  unchecked: 'Not checked',
  notSigned: 'Not signed',
  with: (alg: string) => `${alg} with key `,
  noKid: 'without an id',
  ownJwks: 'from the issuer’s own JWKS, fetched ',
  ownSnapshot: 'by the snapshot of the issuer’s JWKS that we took ',
  former:
    'The issuer has taken this key out of its set since: it vouches for nothing that is newer than that.',
  givenJwks: (label: string) => `from the JWKS you gave (${label})`,
  givenKey: (label: string) => `that you gave (${label})`,
  boundKey: (label: string) => `that the issuer bound it to (${label})`,
  insecure: 'The keys came over an insecure connection: whoever sits between could have changed them.',
  fits: (header: string) =>
    `The signature fits only the key the token brought along (${header}). Anyone can make such a token; the issuer does not vouch for it.`,
  doesNotFit: (header: string) =>
    `The token brought its own key (${header}), and the signature does not even fit that one.`,
  proofFits:
    'The signature fits the key that the proof brings, as it must. Whose key that is, only an access token that is bound to it tells (cnf.jkt).',
  triedAgainst: 'Tried against ',
  attempts: (count: number) => `${count} ${count === 1 ? 'key' : 'keys'} tried`,
  attemptResult: { fits: 'fits', does_not_fit: 'does not fit', unusable: 'unusable' },
  attemptColumns: { kid: 'Key', alg: 'Algorithm', result: 'Result' },
} as const;
