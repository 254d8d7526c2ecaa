import type {
  ExchangeSummary,
  ExchangeView,
  MessageView,
  SavedFile,
} from '../../../src/contract/models/exchange.ts';
import type { ExchangeTiming } from '../../../src/core/exchange/exchange.ts';
import type { Run } from '../../../src/core/run/run.ts';
import { exchangeInWords } from '../../../src/main/in-words.ts';
import { ISSUER } from './data.ts';
import { type Fault, fault } from '../../../src/core/faults.ts';
import { type Result, failed, ok } from '../../../src/core/result.ts';
import type { Handlers } from '../../../src/contract/ipc.ts';
import { oneStepRun } from './runs.ts';

const NOTHING: MessageView = {
  startLine: '',
  headers: [],
  body: '',
  bodyKind: 'empty',
  bodyBytes: 0,
  truncated: false,
};

function row(id: string, nowMs: number, more: Partial<ExchangeSummary>): ExchangeSummary {
  return {
    id,
    runId: 'run-1',
    purpose: 'discovery',
    method: 'GET',
    origin: ISSUER,
    path: '/.well-known/openid-configuration',
    status: 200,
    requestBytes: 212,
    responseBytes: 3120,
    startedAtMs: nowMs - 60_000,
    totalMs: 38.4,
    ...more,
  };
}

/** What a new connection, or one that was open already, took for an answer of so many milliseconds. */
function timingOf(startedAtMs: number, totalMs: number, isReused: boolean): ExchangeTiming {
  const connection = isReused ? 0 : Math.min(totalMs * 0.4, 14);
  return {
    startedAtMs,
    ...(isReused ? {} : { dnsMs: connection * 0.2, connectMs: connection * 0.15, tlsMs: connection * 0.65 }),
    firstByteMs: (totalMs - connection) * 0.85,
    bodyMs: (totalMs - connection) * 0.12,
    totalMs,
    reusedSocket: isReused,
  };
}

function timed(id: string, afterMs: number, nowMs: number, more: Partial<ExchangeSummary>): ExchangeSummary {
  const startedAtMs = nowMs - 60_000 + afterMs;
  const made = row(id, nowMs, { startedAtMs, ...more });
  return { ...made, timing: timingOf(startedAtMs, made.totalMs, id !== 'x1' && id !== 'x6') };
}

/** Exchanges of every purpose and outcome, newest first; one was recorded before times were kept. */
export function exchangeRows(nowMs: number): readonly ExchangeSummary[] {
  return rowsOfEveryKind(nowMs).map((each) => {
    const { request, response } = exchangeView(each, false);
    return { ...each, requestBytes: request.bodyBytes, responseBytes: response?.bodyBytes ?? 0 };
  });
}

function rowsOfEveryKind(nowMs: number): readonly ExchangeSummary[] {
  const { status: _, ...refused } = row('x7', nowMs, {
    runId: 'run-call-2',
    stepId: 'call',
    purpose: 'api',
    path: '/status',
    startedAtMs: nowMs - 5000,
    failure: {
      kind: 'refused',
      systemCode: 'ECONNREFUSED',
      message: 'The connection to api.dev.example was refused.',
    },
    totalMs: 3.1,
    responseBytes: 0,
  });
  return [
    refused,
    timed('x6', 48_000, nowMs, {
      runId: 'run-call-1',
      stepId: 'call',
      purpose: 'api',
      origin: 'https://api.dev.example',
      path: '/invoices',
      status: 401,
      totalMs: 12,
    }),
    timed('x5', 40_000, nowMs, {
      runId: 'run-introspect',
      stepId: 'introspect',
      purpose: 'introspection',
      method: 'POST',
      path: '/token/introspection',
      totalMs: 9.7,
    }),
    timed('x4', 25_300, nowMs, { stepId: 'keys', purpose: 'jwks', path: '/jwks', totalMs: 7.2 }),
    timed('x3', 24_040, nowMs, {
      stepId: 'token',
      purpose: 'token',
      method: 'POST',
      path: '/token',
      totalMs: 1240,
    }),
    timed('x2', 2, nowMs, {
      stepId: 'discover',
      purpose: 'discovery',
      path: '/.well-known/oauth-authorization-server',
      status: 404,
      totalMs: 4.4,
    }),
    timed('x1', 0, nowMs, { stepId: 'discover' }),
  ];
}

/** The runs behind those exchanges that are not the run of the Get token screen. */
export function wireRun(id: string, nowMs: number): Run | undefined {
  const kinds: { readonly [id: string]: 'call' | 'introspect' } = {
    'run-call-1': 'call',
    'run-call-2': 'call',
    'run-introspect': 'introspect',
  };
  const kind = kinds[id];
  if (kind === undefined) return undefined;
  const atMs = nowMs - (id === 'run-call-2' ? 5000 : id === 'run-call-1' ? 12_000 : 20_000);
  return oneStepRun({ id, kind, tokenId: 'access-1', atMs, summary: 'It was sent.' });
}

const MANY_STATUS = [200, 200, 200, 401, 200, 302, 200, 500, 200, 429];
const MANY_PURPOSES = ['discovery', 'token', 'jwks', 'introspection', 'api'] as const;

/** As many exchanges as a person asks for, seven to a run, of hosts and paths of every length; newest first. */
export function manyExchanges(count: number, nowMs: number): readonly ExchangeSummary[] {
  return Array.from({ length: count }, (_, index) => {
    const run = Math.floor(index / 7);
    const startedAtMs = nowMs - 60_000 - run * 90_000 - (index % 7) * 120;
    const totalMs = 4 + ((index * 37) % 900);
    return row(`many-${index}`, nowMs, {
      runId: `many-run-${run}`,
      purpose: MANY_PURPOSES[index % 5] ?? 'api',
      method: index % 5 === 1 || index % 5 === 3 ? 'POST' : 'GET',
      origin: index % 5 === 4 ? 'https://api.dev.example' : ISSUER,
      path: index % 11 === 0 ? `/tenants/${'a-long-name-'.repeat(12)}/token` : `/path/${index}`,
      status: MANY_STATUS[index % MANY_STATUS.length] ?? 200,
      startedAtMs,
      totalMs,
      timing: timingOf(startedAtMs, totalMs, index % 7 !== 6),
    });
  });
}

/** Exchanges that are hard to draw: a body of bytes, one of a megabyte, refused TLS, a very long address, right-to-left text. */
export function oddExchanges(nowMs: number): readonly ExchangeSummary[] {
  const { status: _, ...tls } = row('odd-tls', nowMs, {
    runId: 'odd-5',
    origin: 'https://login.internal.example',
    failure: {
      kind: 'tls',
      systemCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      message:
        'The authority of the server’s certificate is not known here, or the server left out a certificate between.',
    },
    responseBytes: 0,
    timing: {
      startedAtMs: nowMs - 60_000,
      dnsMs: 1,
      connectMs: 2,
      tlsMs: 31,
      totalMs: 38,
      reusedSocket: false,
    },
  });
  return [
    tls,
    row('odd-binary', nowMs, { runId: 'odd-4', purpose: 'api', path: '/logo.png', responseBytes: 20_480 }),
    row('odd-large', nowMs, { runId: 'odd-3', purpose: 'api', path: '/export', responseBytes: 1_048_576 }),
    row('odd-long', nowMs, { runId: 'odd-2', purpose: 'api', path: `/${'segment/'.repeat(120)}end` }),
    row('odd-rtl', nowMs, { runId: 'odd-1', purpose: 'userinfo', path: '/userinfo/שלום-עולם' }),
  ];
}

/** One exchange, masked or revealed. */
export function exchangeView(summary: ExchangeSummary, isRevealed: boolean): ExchangeView {
  const secret = (text: string) => (isRevealed ? text : '••••');
  const isPost = summary.method === 'POST';
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code: secret('SplxlOBeZQQYbYS6WxSbIA'),
    redirect_uri: 'http://127.0.0.1:8765/callback',
    code_verifier: secret('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
    client_id: 'billing-spa',
  }).toString();
  return exchangeInWords({
    summary,
    request: {
      ...NOTHING,
      startLine: `${summary.method} ${summary.origin}${summary.path}${queryOf(summary.id)}`,
      headers: [
        ['Host', summary.origin.replace(/^https?:\/\//, '')],
        ['Accept', 'application/json'],
        ...(summary.purpose === 'api'
          ? ([['Authorization', `Bearer ${secret('eyJhbGciOiJFUzI1NiJ9.e30.c2ln')}`]] as const)
          : []),
        ...(isPost ? ([['Content-Type', 'application/x-www-form-urlencoded']] as const) : []),
      ],
      ...(isPost ? { body: form, bodyKind: 'form' as const, bodyBytes: form.length } : {}),
    },
    ...(summary.status === undefined ? {} : { response: responseOf(summary, secret) }),
    timing: summary.timing ?? timingOf(summary.startedAtMs, summary.totalMs, false),
    tls: {
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      subject: 'CN=login.dev.example',
      issuer: 'CN=Example Issuing CA 3, O=Example',
      validFromMs: summary.startedAtMs - 50 * 86_400_000,
      validToMs: summary.startedAtMs + 40 * 86_400_000,
      fingerprint256: Array.from({ length: 32 }, (_, index) =>
        (index * 7 + 16).toString(16).padStart(2, '0').toUpperCase(),
      ).join(':'),
      authorized: summary.failure?.kind !== 'tls',
    },
    isRevealed,
  });
}

function queryOf(id: string): string {
  return id === 'odd-long' ? `?filter=${'status%3Dopen%20and%20'.repeat(180)}&state=••••` : '';
}

function oddResponse(id: string): Partial<MessageView> | undefined {
  switch (id) {
    case 'odd-binary':
      return { body: '', bodyKind: 'binary', bodyBytes: 20_480, headers: [['Content-Type', 'image/png']] };
    case 'odd-large': {
      const line = (index: number) =>
        `{"id":${index},"name":"Invoice ${index}","note":"lorem ipsum dolor sit"}`;
      const body = `[${Array.from({ length: 18_000 }, (_, index) => line(index)).join(',')}]`;
      return { body, bodyBytes: body.length };
    }
    case 'odd-rtl': {
      const body = JSON.stringify({
        sub: 'u-1',
        name: 'דנה כהן',
        address: 'شارع الملك فيصل 12، القاهرة',
        zoneinfo: 'Asia/Jerusalem',
      });
      return { body, bodyBytes: body.length };
    }
    default:
      return undefined;
  }
}

function tokenResponse(secret: (text: string) => string): string {
  return JSON.stringify({
    access_token: `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.${secret('MEUCIQDk0cYj1y8vQkqgV3m0zJb2xw1s8x3tA6H')}`,
    token_type: 'Bearer',
    expires_in: 3600,
    refresh_token: secret('8xLOxBtZp8-a-long-opaque-one'),
    scope: 'openid invoice:read invoice:pay',
    'urn:example:tenant': 'blue',
  });
}

function responseOf(summary: ExchangeSummary, secret: (text: string) => string): MessageView {
  const json = JSON.stringify(
    summary.status === 401
      ? { error: 'invalid_token' }
      : {
          issuer: ISSUER,
          token_endpoint: `${ISSUER}/token`,
          jwks_uri: `${ISSUER}/jwks`,
          scopes_supported: ['openid', 'invoice:read', 'invoice:pay'],
        },
  );
  const body = summary.purpose === 'token' ? tokenResponse(secret) : json;
  return {
    startLine: `HTTP/1.1 ${summary.status} ${summary.status === 401 ? 'Unauthorized' : 'OK'}`,
    headers: [
      ['Content-Type', 'application/json; charset=utf-8'],
      ['Cache-Control', 'no-store'],
      ...(summary.status === 401
        ? ([
            [
              'WWW-Authenticate',
              'Bearer realm="invoices", error="invalid_token", error_description="The token was revoked", scope="invoice:read"',
            ],
          ] as const)
        : []),
    ],
    body,
    bodyKind: 'json',
    bodyBytes: body.length,
    truncated: false,
    ...oddResponse(summary.id),
  };
}

/** What the fake program has on the wire. */
export interface WireState {
  exchanges: readonly ExchangeSummary[];
  /** True: a HAR file is being made until that is stopped. */
  areExportsSlow: boolean;
  readonly heldExport: PromiseWithResolvers<Result<SavedFile, Fault>>;
}

/** Lists, shows and writes exchanges, as the program would. */
export function wireHandlers(
  state: WireState,
): Pick<
  Handlers,
  | 'exchange.list'
  | 'exchange.get'
  | 'exchange.copy_curl'
  | 'exchange.copy_body'
  | 'exchange.export_har'
  | 'exchange.stop_export'
> {
  return {
    'exchange.list': async ({ profileId, limit }) =>
      ok(profileId === undefined || profileId === 'dev/billing-spa' ? state.exchanges.slice(0, limit) : []),
    'exchange.get': async ({ exchangeId, reveal }) => {
      const found = state.exchanges.find(({ id }) => id === exchangeId);
      return found
        ? ok(exchangeView(found, reveal === true))
        : failed(fault('exchange.not_found', 'This exchange is not here any more.'));
    },
    'exchange.copy_curl': async () => ok(null),
    'exchange.copy_body': async () => ok(null),
    'exchange.export_har': async ({ reveal }) => {
      if (state.areExportsSlow) return state.heldExport.promise;
      return ok({ path: `/home/robin/Downloads/assay-wire${reveal ? '-with-secrets' : ''}.har` });
    },
    'exchange.stop_export': async () => {
      state.heldExport.resolve(failed(fault('operation.cancelled', 'The export was cancelled.')));
      return ok(null);
    },
  };
}
