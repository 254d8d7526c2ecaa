/** Every number the sandbox runs by. Times are seconds unless the name says otherwise. */

/** The loopback port asked for first, so that issuer and profiles stay the same from one start to the next. */
export const PREFERRED_PORT = 9763;

/** How long what the sandbox hands out lives. Short access tokens: a countdown should be worth watching. */
export const LIFETIME_SECONDS = {
  accessToken: 10 * 60,
  idToken: 10 * 60,
  refreshToken: 24 * 60 * 60,
  authorizationCode: 60,
  deviceCode: 10 * 60,
  interaction: 10 * 60,
  session: 24 * 60 * 60,
  grant: 24 * 60 * 60,
} as const;

/** How long an expired row is still remembered, so that "expired" can be told from "never seen". */
export const REMEMBERED_AFTER_EXPIRY_SECONDS = 5 * 60;

/** Age at which the API no longer takes a DPoP proof (RFC 9449, section 11.1), and how long its `jti` is remembered. */
export const DPOP_PROOF_WINDOW_SECONDS = 5 * 60;

/** How long one DPoP nonce of the API is current; the one before it is accepted too. */
export const DPOP_NONCE_SECONDS = 60;

/** Largest request body that is read, in bytes; what `oidc-provider` allows itself. */
export const BODY_LIMIT_BYTES = 56 * 1024;

/** How long a stopping worker may take before it is ended. */
export const STOP_LIMIT_MS = 2_000;

/** How long a starting worker may take: making an RSA key on a slow machine is most of it. */
export const START_LIMIT_MS = 30_000;

/** How long the fault `slow-token` holds the token response back. */
export const SLOW_TOKEN_MS = 3_000;

/** How many pages and redirects the scripted person walks before giving up. */
export const PERSON_STEP_LIMIT = 20;
