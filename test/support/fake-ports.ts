import type { Exchange } from '../../src/core/exchange/exchange.ts';
import { ok } from '../../src/core/result.ts';
import { DEFAULT_SETTINGS } from '../../src/contract/models/app.ts';
import type { EngineContext } from '../../src/engine/context.ts';
import { BuiltList } from '../../src/engine/build/built-list.ts';
import { createEventHub } from '../../src/engine/events.ts';
import type { Clock } from '../../src/engine/ports/clock.ts';
import type { HttpRequest } from '../../src/engine/ports/http.ts';
import type { Ports } from '../../src/engine/ports/ports.ts';
import type { Store } from '../../src/engine/ports/store.ts';
import { LiveRuns } from '../../src/engine/run/live-runs.ts';
import { WatchList } from '../../src/engine/tokens/watch-list.ts';

/** A clock that stands still until a test moves it; whoever waits is woken when their time has come. */
export interface FakeClock extends Clock {
  /** Resolves when somebody waits. */
  asked(): Promise<void>;
  pass(ms: number): void;
}

export function fakeClock(startMs = 1_800_000_000_000): FakeClock {
  let nowMs = startMs;
  const sleepers = new Set<{ readonly untilMs: number; readonly wake: () => void }>();
  let someone = Promise.withResolvers<void>();
  return {
    nowMs: () => nowMs,
    monotonicMs: () => nowMs - startMs,
    wait: (ms, signal) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (signal?.aborted) return Promise.resolve();
      const sleeper = { untilMs: nowMs + ms, wake: resolve };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', () => resolve(), { once: true });
      someone.resolve();
      return promise.finally(() => sleepers.delete(sleeper));
    },
    asked: async () => {
      await someone.promise;
      someone = Promise.withResolvers<void>();
    },
    pass: (ms) => {
      nowMs += ms;
      for (const { untilMs, wake } of sleepers) if (untilMs <= nowMs) wake();
    },
  };
}

/** What a fake of the ports was told. */
export interface FakeMachine {
  readonly context: EngineContext;
  readonly ports: Ports;
  readonly clock: FakeClock;
  readonly sent: readonly HttpRequest[];
  readonly warnings: readonly string[];
  readonly bugs: readonly unknown[];
}

export interface FakeOptions {
  readonly store?: Partial<Store>;
  readonly answer?: (request: HttpRequest) => Promise<Exchange> | Exchange;
  readonly browser?: Ports['browser'];
  readonly redirect?: Ports['redirect'];
}

/** The engine's context on fakes: a store that keeps nothing, a network that answers 204, a clock that a test moves. */
export function fakeMachine(options: FakeOptions = {}): FakeMachine {
  const sent: HttpRequest[] = [];
  const warnings: string[] = [];
  const bugs: unknown[] = [];
  const clock = fakeClock();
  let ids = 0;
  const nothing = {
    putRun: async () => undefined,
    putExchange: async () => undefined,
    putClock: async () => undefined,
    listClocks: async () => [],
    getSetting: async () => undefined,
    ...options.store,
  } satisfies Partial<Store>;
  const ports = {
    clock,
    store: unused('store', nothing),
    http: {
      send: async (request) => {
        sent.push(request);
        return options.answer ? options.answer(request) : answered(request, 204);
      },
      setRoute: () => ok(undefined),
      shut: () => undefined,
      close: async () => undefined,
    },
    random: {
      bytes: (length) => new Uint8Array(length),
      token: (length) => 'r'.repeat(Math.ceil((length * 4) / 3)),
      id: () => `id-${(ids += 1)}`,
    },
    log: {
      info: () => undefined,
      warn: (message) => warnings.push(message),
      bug: (reference, error) => bugs.push({ reference, error }),
    },
    browser: options.browser ?? { open: async () => ok(undefined) },
    redirect: options.redirect ?? unused('redirect', {}),
    verify: unused('verify', {}),
    sign: unused('sign', {}),
    scanner: unused('scanner', {}),
    decrypt: unused('decrypt', {}),
    keychain: unused('keychain', {}),
  } as Ports;
  const context: EngineContext = {
    ports,
    events: createEventHub((error) => bugs.push(error)),
    settings: () => DEFAULT_SETTINGS,
    runs: new LiveRuns(),
    watchList: new WatchList(ports.store),
    built: new BuiltList(ports.store),
    processId: 'this-process',
  };
  return { context, ports, clock, sent, warnings, bugs };
}

/** An exchange with an answer. */
export function answered(request: HttpRequest, status: number, body = ''): Exchange {
  const bytes = new TextEncoder().encode(body);
  return {
    id: request.id,
    purpose: request.purpose,
    request: {
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: request.body ?? new Uint8Array(),
    },
    response: {
      status,
      statusText: '',
      httpVersion: '1.1',
      headers: [],
      rawBody: bytes,
      body: bytes,
      truncated: false,
    },
    timing: { startedAtMs: 0, totalMs: 1, reusedSocket: false },
  };
}

/** A fake that has what a test gives; the rest is a broken assumption of that test, and says its name. */
function unused<T extends object>(what: string, members: Partial<T>): T {
  return new Proxy(members as T, {
    get: (target, name) => {
      if (Reflect.has(target, name)) return Reflect.get(target, name) as unknown;
      if (name === 'then' || typeof name === 'symbol') return undefined;
      return () => {
        throw new Error(`the fake has no ${what}.${name}`);
      };
    },
  });
}
