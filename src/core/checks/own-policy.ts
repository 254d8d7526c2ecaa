/** A claim that the user's own policy demands of a kind of token. */
export interface RequiredClaim {
  readonly token: 'access_token' | 'id_token';
  readonly name: string;
  /** What it must be, or hold where it is a list; absent: it must only be there. */
  readonly value?: string;
}

/** What a user demands of a profile's tokens beyond any specification. Absent and empty members demand nothing. */
export interface OwnPolicy {
  /** Every one of these must be named by `aud` of an access token. */
  readonly audiences?: readonly string[];
  readonly scopes?: readonly string[];
  readonly claims?: readonly RequiredClaim[];
  readonly longestLifetimeSeconds?: number;
}
