/** What a request to the listener may take. A callback is small and comes at once; anything else is an attack or a mistake. */
export interface RedirectLimits {
  /** Of the request line and headers: a JARM response in a query can be long. */
  readonly headerBytes: number;
  readonly formBytes: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly connections: number;
  /** How long a closed listener waits for the browser to fetch the page that says it is done. */
  readonly lingerMs: number;
}

export const DEFAULT_LIMITS: RedirectLimits = {
  headerBytes: 64 * 1024,
  formBytes: 64 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 20_000,
  connections: 256,
  lingerMs: 2_000,
};
