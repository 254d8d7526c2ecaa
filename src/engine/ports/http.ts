import type { Fault } from '../../core/faults.ts';
import type { Result } from '../../core/result.ts';
import type { Exchange, ExchangePurpose, RawHeaders } from '../../core/exchange/exchange.ts';

export interface HttpRequest {
  /** The id the exchange will have. */
  readonly id: string;
  readonly purpose: ExchangePurpose;
  readonly method: string;
  readonly url: string;
  readonly headers: RawHeaders;
  readonly body?: Uint8Array;
}

export interface HttpLimits {
  readonly timeoutMs: number;
  /** Longest decoded body kept; past it the response is cut and marked `truncated`. */
  readonly maxBodyBytes: number;
  readonly signal?: AbortSignal;
}

/** What connections go through and whom they trust, beside the system's. */
export interface HttpRoute {
  /** `http://host:port`; empty: none. Loopback addresses are reached without it. */
  readonly proxy: string;
  /** PEM certificates of authorities; empty: none. */
  readonly extraCa: string;
}

/** Sends one request, follows no redirect, and records what was on the wire. Never rejects: trouble is `exchange.failure`. */
export interface Http {
  send(request: HttpRequest, limits: HttpLimits): Promise<Exchange>;
  /**
   * Every connection from now on is made so; those that are open are not used again. A fault changes nothing.
   * Faults: input.invalid with the parameter `proxy` or `extraCa`.
   */
  setRoute(route: HttpRoute): Result<undefined, Fault>;
  /**
   * Until a route is set, nothing is sent but to this machine itself: a request fails as `blocked` with these words.
   * What was meant to go through a proxy never goes past it.
   */
  shut(why: string): void;
  close(): Promise<void>;
}
