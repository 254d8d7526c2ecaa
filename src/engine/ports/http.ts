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

/** Sends one request, follows no redirect, and records what was on the wire. Never rejects: trouble is `exchange.failure`. */
export interface Http {
  send(request: HttpRequest, limits: HttpLimits): Promise<Exchange>;
  close(): Promise<void>;
}
