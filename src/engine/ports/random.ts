/** Randomness from the system's generator. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** A base64url text of `bytes` random bytes. */
  token(bytes: number): string;
  /** A short id for a record. */
  id(): string;
}
