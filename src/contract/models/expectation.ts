import * as z from 'zod/mini';

/**
 * What a person says that pasted tokens should match. Each member is compared where the kind of a token has it; what is
 * absent stays unchecked. Values are held for the one check, never kept, and never in a finding where they are secret.
 */
export interface Expectation {
  readonly issuer?: string;
  /** Whom a token has to name: the API, the verifier of a key binding, the client where an ID token is looked at alone. */
  readonly audience?: string;
  /** The client: `aud` of ID tokens, `client_id` of access tokens, `sub` of client assertions. */
  readonly clientId?: string;
  /** Of an ID token, or of the key binding of an SD-JWT. */
  readonly nonce?: string;
  /** The request that a DPoP proof came with. */
  readonly method?: string;
  readonly url?: string;
  /** What the server gave as `DPoP-Nonce`. */
  readonly serverNonce?: string;
  /** What `at_hash` of an ID token and `ath` of a DPoP proof are over. */
  readonly accessToken?: string;
  /** What `c_hash` and `s_hash` are over. */
  readonly code?: string;
  readonly state?: string;
  readonly maxAgeSeconds?: number;
}

/** More text than any of these has in life; an access token may be as long as what is pasted. */
const value = z.exactOptional(z.string().check(z.minLength(1), z.maxLength(8192)));

/** Strict schema of what is expected: an empty text is no expectation, and is left out. */
export const ExpectationSchema: z.ZodMiniType<Expectation> = z.strictObject({
  issuer: value,
  audience: value,
  clientId: value,
  nonce: value,
  method: value,
  url: value,
  serverNonce: value,
  accessToken: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(1_048_576))),
  code: value,
  state: value,
  maxAgeSeconds: z.exactOptional(z.int().check(z.minimum(0))),
});
