import type { ExchangeSummary, ExchangeView, MessageView } from '../../../src/contract/models/exchange.ts';
import { ISSUER } from './data.ts';

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

/** Exchanges of every purpose and outcome, newest first. */
export function exchangeRows(nowMs: number): readonly ExchangeSummary[] {
  const { status: _, ...refused } = row('x7', nowMs, {
    purpose: 'api',
    path: '/status',
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
    row('x6', nowMs, {
      purpose: 'api',
      origin: 'https://api.dev.example',
      path: '/invoices',
      status: 401,
      totalMs: 12,
    }),
    row('x5', nowMs, {
      purpose: 'introspection',
      method: 'POST',
      path: '/token/introspection',
      totalMs: 9.7,
    }),
    row('x4', nowMs, { purpose: 'jwks', path: '/jwks', totalMs: 7.2 }),
    row('x3', nowMs, { purpose: 'token', method: 'POST', path: '/token', totalMs: 1240 }),
    row('x2', nowMs, {
      purpose: 'discovery',
      path: '/.well-known/oauth-authorization-server',
      status: 404,
      totalMs: 4.4,
    }),
    row('x1', nowMs, {}),
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
  return {
    summary,
    request: {
      ...NOTHING,
      startLine: `${summary.method} ${summary.path} HTTP/1.1`,
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
    ...(summary.status === undefined ? {} : { response: responseOf(summary) }),
    timing: {
      startedAtMs: summary.startedAtMs,
      dnsMs: 2.1,
      connectMs: 1.4,
      tlsMs: 9.8,
      firstByteMs: 21,
      bodyMs: 4.1,
      totalMs: summary.totalMs,
      reusedSocket: false,
    },
    tls: {
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      subject: 'CN=login.dev.example',
      issuer: 'CN=Example Issuing CA 3, O=Example',
      validToMs: summary.startedAtMs + 40 * 86_400_000,
      fingerprint256: Array.from({ length: 32 }, (_, index) =>
        (index * 7 + 16).toString(16).padStart(2, '0').toUpperCase(),
      ).join(':'),
      authorized: true,
    },
    isRevealed,
  };
}

function responseOf(summary: ExchangeSummary): MessageView {
  const body = JSON.stringify(
    summary.status === 401
      ? { error: 'invalid_token' }
      : {
          issuer: ISSUER,
          token_endpoint: `${ISSUER}/token`,
          jwks_uri: `${ISSUER}/jwks`,
          scopes_supported: ['openid', 'invoice:read', 'invoice:pay'],
        },
  );
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
  };
}
