import type { LookupFunction } from 'node:net';
import type { Agent } from 'undici';
import { refuseRequest } from '../../core/exchange/refuse-request.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import { type ProxyAddress, parseProxy } from '../../core/text/proxy.ts';
import type { Http, HttpLimits, HttpRequest, HttpRoute } from '../../engine/ports/http.ts';
import { createClock } from '../clock.ts';
import { type Wire, createConnector, isOwnMachine } from './connect.ts';
import { readAuthorities } from './read-authorities.ts';
import { Recording } from './recording.ts';
import { createTrust } from './trust.ts';

export interface HttpOptions {
  readonly clock?: Clock;
  /** Certificates (PEM) of authorities to trust beside the system's and Node's own. */
  readonly ca?: readonly string[];
  /** Resolves names in place of the system. */
  readonly lookup?: LookupFunction;
}

/** Past this, a response's headers are no headers but a flood. Node's own limit is 16 KiB, and real servers exceed it. */
const MAX_HEADER_BYTES = 64 * 1024;

/** A connection nobody waits for any more ends after this; those that are waited for end with their request. */
const CONNECT_TIMEOUT_MS = 60_000;

/** HTTP/1.1 that records what was on the wire: one connection carries one request at a time, no redirect is followed. */
export function createHttp(options: HttpOptions = {}): Http {
  const clock = options.clock ?? createClock();
  const wire: Wire = { open: new Set() };
  let trust = createTrust(options.ca ?? []);
  let proxy: ProxyAddress | undefined;
  let shutFor: string | undefined;
  let isClosed = false;
  let loading: Promise<Agent> | undefined;

  /** undici takes 75 ms to load, so it is loaded when the first request is sent. */
  const load = async (): Promise<Agent> => {
    const undici = await import('undici');
    return new undici.Agent({
      connect: createConnector({
        wire,
        trust,
        clock,
        proxy,
        lookup: options.lookup,
        timeoutMs: CONNECT_TIMEOUT_MS,
      }),
      allowH2: false,
      pipelining: 1,
      maxHeaderSize: MAX_HEADER_BYTES,
      // One deadline covers a whole request: ours, in Recording.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  };

  const send = async (request: HttpRequest, limits: HttpLimits) => {
    const recording = new Recording(request, limits, clock);
    const refused = refuseRequest(request);
    if (refused) return recording.refuse(refused);
    if (shutFor !== undefined && !isOwnMachine(new URL(request.url).hostname)) {
      return recording.refuse({ kind: 'blocked', message: shutFor });
    }
    const agent = await (loading ??= load());
    // Slow at its first call, and none of the server's time.
    if (request.url.toLowerCase().startsWith('https:')) trust.secureContext();
    if (isClosed)
      return recording.refuse({
        kind: 'cancelled',
        message: 'The program was closing, so nothing was sent.',
      });
    return recording.run(agent, wire, proxy);
  };

  const setRoute = (route: HttpRoute): Result<undefined, Fault> => {
    const parsed = parseProxy(route.proxy);
    if (!parsed.ok) return parsed;
    const authorities = readAuthorities(route.extraCa);
    if (!authorities.ok) return authorities;
    shutFor = undefined;
    proxy = parsed.value;
    trust = createTrust([...(options.ca ?? []), ...authorities.value]);
    const before = loading;
    loading = undefined;
    // What is under way ends as it began; its connections are closed after it.
    void before?.then((agent) => agent.close()).catch(() => undefined);
    return ok(undefined);
  };

  const close = async (): Promise<void> => {
    isClosed = true;
    const agent = await loading;
    await agent?.destroy();
    for (const socket of wire.open) socket.destroy();
  };

  const shut = (why: string): void => {
    shutFor = why;
  };

  return { send, setRoute, shut, close };
}
