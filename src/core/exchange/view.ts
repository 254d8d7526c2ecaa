import type { Exchange, ExchangeFailure, ExchangePurpose, ExchangeTiming, TlsPeer } from './exchange.ts';
import { type Message, showExchange } from './redact.ts';
import { joseRanges, maskRanges } from './secret-range.ts';

/** Whose exchange it is. */
export interface ExchangePlace {
  readonly runId?: string | undefined;
  readonly stepId?: string | undefined;
}

/** What is told of an exchange in the clear: nothing secret is in it. */
export interface ExchangeOutline {
  readonly id: string;
  readonly runId?: string;
  readonly stepId?: string;
  readonly purpose: ExchangePurpose;
  readonly method: string;
  /** Scheme, host and port; the scheme alone where it has no host. */
  readonly origin: string;
  /** Without query and fragment. */
  readonly path: string;
  readonly status?: number;
  readonly failure?: ExchangeFailure;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly startedAtMs: number;
  readonly totalMs: number;
  /** What the time was spent on; absent for exchanges that an older Assay recorded. */
  readonly timing?: ExchangeTiming;
}

/** An exchange for the wire view. */
export interface ShownExchange {
  readonly summary: ExchangeOutline;
  readonly request: Message;
  readonly response?: Message;
  readonly timing: ExchangeTiming;
  readonly tls?: TlsPeer;
  readonly isRevealed: boolean;
}

/** The outline of an exchange: what stands in the clear in lists and in the store. */
export function outlineExchange(exchange: Exchange, { runId, stepId }: ExchangePlace = {}): ExchangeOutline {
  const { id, purpose, request, response, failure, timing } = exchange;
  return {
    id,
    ...(runId === undefined ? {} : { runId }),
    ...(stepId === undefined ? {} : { stepId }),
    purpose,
    method: request.method,
    ...originAndPath(request.url),
    ...(response === undefined ? {} : { status: response.status }),
    ...(failure === undefined ? {} : { failure }),
    requestBytes: request.body.length,
    responseBytes: response?.rawBody.length ?? 0,
    startedAtMs: timing.startedAtMs,
    totalMs: timing.totalMs,
    timing,
  };
}

/** The exchange for the screen; secrets masked unless `isRevealed`. */
export function viewExchange(exchange: Exchange, place: ExchangePlace, isRevealed: boolean): ShownExchange {
  const { request, response, timing, tls } = showExchange(exchange, isRevealed);
  return {
    summary: outlineExchange(exchange, place),
    request,
    ...(response === undefined ? {} : { response }),
    timing,
    ...(tls === undefined ? {} : { tls }),
    isRevealed,
  };
}

function originAndPath(url: string): { origin: string; path: string } {
  if (!URL.canParse(url)) return { origin: '', path: '' };
  const { origin, protocol, pathname } = new URL(url);
  return { origin: origin === 'null' ? protocol : origin, path: maskRanges(pathname, joseRanges(pathname)) };
}
