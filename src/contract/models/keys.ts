/** A key that an issuer has published, with the times at which it was seen here. */
export interface SeenKey {
  readonly kid?: string;
  /** RFC 7638 SHA-256 thumbprint; absent where the key cannot be read. */
  readonly thumbprint?: string;
  readonly kty: string;
  readonly alg?: string;
  readonly use?: string;
  readonly crv?: string;
  /** Of an RSA key. */
  readonly bits?: number;
  readonly firstSeenAtMs: number;
  readonly lastSeenAtMs: number;
  /** When it was found to be gone; absent where it is in the latest snapshot. */
  readonly goneSinceMs?: number;
}

/** What is known of an issuer’s keys from our snapshots of its set. */
export interface IssuerKeys {
  /** Absent where no set was fetched yet. */
  readonly jwksUri?: string;
  readonly fetchedAtMs?: number;
  /** True where the latest set came in a way in which it could have been changed. */
  readonly insecureTransport?: boolean;
  readonly snapshotCount: number;
  /** The latest first. */
  readonly keys: readonly SeenKey[];
}
