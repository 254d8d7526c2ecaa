/** A token that was made here, on a person's act, with their own key. */
export interface BuiltToken {
  /** The whole token: whoever asked for it is shown it. */
  readonly token: string;
  readonly alg: string;
  /** What it was signed with, in words; absent where it was left unsigned. */
  readonly keyLabel?: string;
  /** The public half of the key as a JWK, to verify the token with; absent for a shared secret and an unsigned token. */
  readonly publicKey?: string;
  /** False where the vault is locked, so that the token will not be known again as made here. */
  readonly isRemembered: boolean;
}

/** What a token can be signed with. */
export interface SigningOffer {
  readonly algs: readonly string[];
  /** What the given key is, in words. */
  readonly label?: string;
  readonly kid?: string;
}
