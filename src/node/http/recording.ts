import { setImmediate } from 'node:timers/promises';
import type { Agent, Dispatcher } from 'undici';
import type {
  Exchange,
  ExchangeFailure,
  ExchangeResponse,
  ExchangeTiming,
} from '../../core/exchange/exchange.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { HttpLimits, HttpRequest } from '../../engine/ports/http.ts';
import { ByteCollector } from './byte-collector.ts';
import type { ProxyAddress } from '../../core/text/proxy.ts';
import { type Connection, type Wire, type WireListener, proxyFor } from './connect.ts';
import { decodeBody, readCodings } from './decode-body.ts';
import { type Progress, explainFailure, explainTimeout } from './failure.ts';
import { readHeaderPairs, readSentRequest, readStatusVersion } from './wire-text.ts';

/** `setTimeout` takes a longer delay for none. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Enough of a response's first bytes to hold its version and status. */
const STATUS_LINE_BYTES = 64;

interface Head {
  readonly status: number;
  readonly statusText: string;
  readonly headers: ExchangeResponse['headers'];
}

/** One request on its way: undici's handler and the wire's listener at once. Ends exactly once, and then hears nothing more. */
export class Recording implements Dispatcher.DispatchHandler, WireListener {
  readonly #request: HttpRequest;
  readonly #limits: HttpLimits;
  readonly #clock: Clock;
  readonly #ended = Promise.withResolvers<ExchangeFailure | undefined>();
  readonly #sent = new ByteCollector();
  readonly #statusLine = new ByteCollector(STATUS_LINE_BYTES);
  readonly #body: ByteCollector;
  #isOver = false;
  #wire: Wire | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #connection: Connection | undefined;
  #head: Head | undefined;
  #isReused = false;
  #startedAtMs = 0;
  #startedMs = 0;
  #sentMs: number | undefined;
  #firstByteMs: number | undefined;
  #endedMs = 0;

  constructor(request: HttpRequest, limits: HttpLimits, clock: Clock) {
    this.#request = request;
    this.#limits = limits;
    this.#clock = clock;
    this.#body = new ByteCollector(limits.maxBodyBytes);
    this.#startedAtMs = clock.nowMs();
    this.#startedMs = clock.monotonicMs();
  }

  /** The exchange of a request that was never sent. */
  refuse(failure: ExchangeFailure): Exchange {
    this.#endedMs = this.#startedMs;
    const { id, purpose } = this.#request;
    return { id, purpose, request: this.#describeRequest(), failure, timing: this.#describeTiming() };
  }

  /** Sends the request and waits for its end: a whole response, trouble, the time limit or the signal. */
  async run(agent: Agent, wire: Wire, proxy?: ProxyAddress): Promise<Exchange> {
    const { timeoutMs, signal } = this.#limits;
    this.#wire = wire;
    this.#startedAtMs = this.#clock.nowMs();
    this.#startedMs = this.#clock.monotonicMs();
    const cancel = (): void =>
      this.#stop({ kind: 'cancelled', message: 'It was cancelled before the answer was complete.' });
    if (signal?.aborted)
      return this.refuse({ kind: 'cancelled', message: 'It was cancelled before anything was sent.' });
    signal?.addEventListener('abort', cancel);
    const timer = setTimeout(
      () => this.#stop(explainTimeout(timeoutMs, this.#progress())),
      Math.min(timeoutMs, LONGEST_TIMER_MS),
    );
    this.#dispatch(agent, wire, proxy);
    const failure = await this.#ended.promise;
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    // undici gives a connection free one turn after its response: whoever sends next should find it.
    if (!failure) await setImmediate();
    return this.#toExchange(failure);
  }

  #dispatch(agent: Agent, wire: Wire, proxy: ProxyAddress | undefined): void {
    const { url, method, headers, body } = this.#request;
    const { origin, protocol, hostname, pathname, search } = new URL(url);
    // A proxy is asked for the whole address where it does not tunnel (RFC 9112 §3.2.2).
    const isAsked = protocol === 'http:' && proxyFor(hostname, proxy) !== undefined;
    wire.dispatching = this;
    try {
      agent.dispatch(
        {
          origin,
          path: `${isAsked ? origin : ''}${pathname}${search}`,
          method,
          headers: headers.flat(),
          body: body?.byteLength ? Buffer.from(body) : null,
        },
        this,
      );
    } finally {
      delete wire.dispatching;
    }
  }

  // What the wire says.

  onConnecting(connection: Connection): void {
    this.#connection = connection;
  }

  onSent(connection: Connection, bytes: Uint8Array): void {
    if (this.#sentMs === undefined) this.#isReused = connection.requests > 1;
    this.#connection = connection;
    this.#sentMs = this.#clock.monotonicMs();
    this.#sent.add(bytes);
  }

  onReceived(bytes: Uint8Array): void {
    this.#firstByteMs ??= this.#clock.monotonicMs();
    this.#statusLine.add(bytes);
  }

  // What undici says.

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isOver) controller.abort(new Error('ended before it was sent'));
    else if (this.#wire) this.#wire.starting = this;
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    _headers: unknown,
    statusText?: string,
  ): void {
    // An interim response (RFC 9110 §15.2) is not the answer.
    if (status < 200) return;
    this.#head = { status, statusText: statusText ?? '', headers: readHeaderPairs(controller.rawHeaders) };
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#body.add(chunk);
    if (this.#body.isCut) this.#stop(undefined);
  }

  onResponseEnd(): void {
    this.#end(undefined);
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.#end(explainFailure(error, this.#progress()));
  }

  /** Ends from our side: whatever is still open for this request is closed. */
  #stop(failure: ExchangeFailure | undefined): void {
    this.#end(failure);
    const reason = new Error('ended by Assay');
    if (this.#controller) this.#controller.abort(reason);
    else this.#connection?.socket.destroy(reason);
  }

  #end(failure: ExchangeFailure | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#endedMs = this.#clock.monotonicMs();
    if (this.#connection?.listener === this) delete this.#connection.listener;
    if (this.#wire?.starting === this) delete this.#wire.starting;
    this.#ended.resolve(failure);
  }

  #progress(): Progress {
    const announced = this.#head?.headers.findLast(([name]) => name.toLowerCase() === 'content-length')?.[1];
    return {
      stage:
        this.#sentMs === undefined ? (this.#connection?.stage ?? 'open') : this.#head ? 'body' : 'waiting',
      isReused: this.#isReused,
      isProxied: this.#connection?.isProxied ?? false,
      statusLine: this.#statusLine.toText(),
      bodyBytes: this.#body.length,
      ...(announced !== undefined && /^\d+$/.test(announced) ? { announcedBytes: Number(announced) } : {}),
    };
  }

  async #toExchange(failure: ExchangeFailure | undefined): Promise<Exchange> {
    const { id, purpose } = this.#request;
    const { response, problem } = await this.#describeResponse();
    const first = failure ?? problem;
    const tls = this.#connection?.tls;
    return {
      id,
      purpose,
      request: this.#describeRequest(),
      ...(response ? { response } : {}),
      ...(first ? { failure: first } : {}),
      timing: this.#describeTiming(),
      ...(tls ? { tls } : {}),
    };
  }

  /** What was written where something was; else what would have been. */
  #describeRequest(): Exchange['request'] {
    const { method, url, headers, body = new Uint8Array() } = this.#request;
    const sent = this.#sent.length > 0 ? readSentRequest(this.#sent.toBytes()) : undefined;
    return sent ? { method, url, ...sent } : { method, url, headers, body };
  }

  async #describeResponse(): Promise<{
    readonly response?: ExchangeResponse;
    readonly problem?: ExchangeFailure;
  }> {
    const head = this.#head;
    if (!head) return {};
    const rawBody = this.#body.toBytes();
    const decoded = await decodeBody(rawBody, readCodings(head.headers), this.#limits.maxBodyBytes);
    const response: ExchangeResponse = {
      ...head,
      httpVersion: readStatusVersion(this.#statusLine.toText()),
      rawBody,
      body: decoded.body,
      truncated: this.#body.isCut || decoded.isCut,
    };
    // Half a body cannot be undone to its end: that is no fault of the server's.
    const isWhole = !this.#body.isCut;
    return { response, ...(decoded.problem && isWhole ? { problem: decoded.problem } : {}) };
  }

  #describeTiming(): ExchangeTiming {
    const connection = this.#isReused ? undefined : this.#connection;
    const parts = {
      dnsMs: connection?.dnsMs,
      connectMs: connection?.connectMs,
      tlsMs: connection?.tlsMs,
      firstByteMs: between(this.#sentMs, this.#firstByteMs),
      bodyMs: this.#head ? between(this.#firstByteMs, this.#endedMs) : undefined,
    };
    const known = Object.entries(parts).filter((entry): entry is [string, number] => entry[1] !== undefined);
    return {
      startedAtMs: this.#startedAtMs,
      ...Object.fromEntries(known.map(([name, ms]) => [name, toMicroseconds(ms)])),
      totalMs: toMicroseconds(this.#endedMs - this.#startedMs),
      reusedSocket: this.#isReused,
    };
  }
}

function between(fromMs: number | undefined, toMs: number | undefined): number | undefined {
  return fromMs === undefined || toMs === undefined ? undefined : toMs - fromMs;
}

/** Finer than a microsecond is noise. */
function toMicroseconds(ms: number): number {
  return Math.max(0, Math.round(ms * 1000) / 1000);
}
