/** Why a request was sent; also how the wire view groups them. */
export type ExchangePurpose =
  | 'discovery'
  | 'jwks'
  | 'par'
  | 'authorization_callback'
  | 'token'
  | 'introspection'
  | 'revocation'
  | 'userinfo'
  | 'device_authorization'
  | 'end_session'
  | 'api';

/** A header list as it was on the wire: order, repetition and case kept. */
export type RawHeaders = readonly (readonly [name: string, value: string])[];

export interface ExchangeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: RawHeaders;
  /** Exact bytes sent; empty where there was no body. */
  readonly body: Uint8Array;
}

export interface ExchangeResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: RawHeaders;
  /** Exact bytes received, before any Content-Encoding was undone. */
  readonly rawBody: Uint8Array;
  /** After Content-Encoding was undone; the same bytes where there was none. */
  readonly body: Uint8Array;
  /** True where the body was longer than the limit and was cut. */
  readonly truncated: boolean;
}

/** Milliseconds on the monotonic clock; a part is absent where it did not happen (a reused socket has no DNS, TCP or TLS). */
export interface ExchangeTiming {
  /** Wall clock, milliseconds since the epoch. */
  readonly startedAtMs: number;
  readonly dnsMs?: number;
  readonly connectMs?: number;
  readonly tlsMs?: number;
  readonly firstByteMs?: number;
  readonly bodyMs?: number;
  readonly totalMs: number;
  readonly reusedSocket: boolean;
}

export interface TlsPeer {
  readonly protocol: string;
  readonly cipher: string;
  readonly subject: string;
  readonly issuer: string;
  /** Absent in what an older Assay recorded. */
  readonly validFromMs?: number;
  readonly validToMs: number;
  /** SHA-256 of the certificate, colon-separated hex. */
  readonly fingerprint256: string;
  readonly authorized: boolean;
}

/** Why no (whole) response came. */
export type ExchangeFailureKind =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'tls'
  | 'timeout'
  | 'cancelled'
  | 'too_large'
  | 'bad_response'
  | 'bad_request'
  /** Not sent: it is not known what connections have to go through. */
  | 'blocked'
  | 'other';

export interface ExchangeFailure {
  readonly kind: ExchangeFailureKind;
  /** The system's code where it has one (`ECONNREFUSED`, `CERT_HAS_EXPIRED`). */
  readonly systemCode?: string;
  /** One plain sentence without body, token, code or query string. */
  readonly message: string;
}

/** True of a request that failed before a byte of it was sent. */
export function neverLeft(kind: ExchangeFailureKind): boolean {
  return ['dns', 'refused', 'tls', 'bad_request', 'blocked'].includes(kind);
}

/** One HTTP request and its response as they were on the wire (design, section 1). */
export interface Exchange {
  readonly id: string;
  readonly purpose: ExchangePurpose;
  readonly request: ExchangeRequest;
  readonly response?: ExchangeResponse;
  readonly failure?: ExchangeFailure;
  readonly timing: ExchangeTiming;
  readonly tls?: TlsPeer;
}

/** The values of a header, in order; names compare without case (RFC 9110 §5.1). */
export function headerValues(headers: RawHeaders, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}

/** The header's values joined as RFC 9110 §5.3 allows, or undefined where it is absent. */
export function header(headers: RawHeaders, name: string): string | undefined {
  const values = headerValues(headers, name);
  return values.length === 0 ? undefined : values.join(', ');
}
