import { fault } from '../../../src/core/faults.ts';
import { newRun, reduceRun, type Run, type RunEvent, type StepId } from '../../../src/core/run/run.ts';
import { ISSUER } from './data.ts';

const ACQUIRE: readonly StepId[] = [
  'discover',
  'compare',
  'authorize',
  'wait',
  'callback',
  'token',
  'keys',
  'verify',
  'check',
];

/** A run that got tokens, step by step, through the real reducer. */
export function acquireRun(id: string, profileId: string, atMs: number): Run {
  return newRun(
    { id, kind: 'acquire', profileId, startedAtMs: atMs, title: 'Get a token with billing-spa' },
    ACQUIRE,
  );
}

/** What happens until the browser is waited for. */
export function untilWaiting(atMs: number, nowMs: number): readonly RunEvent[] {
  return [
    { type: 'step.started', step: 'discover', atMs },
    { type: 'step.exchange', step: 'discover', exchangeId: 'x1' },
    { type: 'step.exchange', step: 'discover', exchangeId: 'x2' },
    {
      type: 'step.done',
      step: 'discover',
      atMs: atMs + 38,
      summary: 'The OpenID document was read; there is none at the RFC 8414 address.',
    },
    { type: 'step.started', step: 'compare', atMs: atMs + 38 },
    {
      type: 'step.findings',
      step: 'compare',
      findings: [
        { code: 'metadata.pkce.not_advertised', outcome: 'fail', evidence: {} },
        { code: 'metadata.issuer.mismatch', outcome: 'pass' },
      ],
    },
    {
      type: 'step.done',
      step: 'compare',
      atMs: atMs + 39,
      summary: 'The profile’s client authentication is offered. PKCE is not advertised.',
    },
    {
      type: 'step.started',
      step: 'authorize',
      atMs: atMs + 39,
      request: {
        method: 'GET',
        url: `${ISSUER}/authorize`,
        headers: [],
        parameters: [
          ['response_type', 'code'],
          ['client_id', 'billing-spa'],
          ['redirect_uri', 'http://127.0.0.1:8765/callback'],
          ['scope', 'openid offline_access invoice:read invoice:pay invoice:void'],
          ['code_challenge_method', 'S256'],
          ['code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'],
          ['state', '••••'],
          ['nonce', '••••'],
        ],
      },
    },
    {
      type: 'step.done',
      step: 'authorize',
      atMs: atMs + 40,
      summary: 'state, nonce and PKCE S256 made for this run only.',
    },
    { type: 'step.started', step: 'wait', atMs: atMs + 40 },
    {
      type: 'step.waiting',
      step: 'wait',
      waiting: {
        redirectUri: 'http://127.0.0.1:8765/callback',
        untilMs: nowMs + 276_000,
        didBrowserOpen: true,
      },
    },
  ];
}

/** What happens once the person came back. */
export function afterCallback(atMs: number, tokenIds: readonly string[]): readonly RunEvent[] {
  const [access = '', refresh = '', idToken = ''] = tokenIds;
  return [
    { type: 'step.done', step: 'wait', atMs, summary: 'You came back after 24 s.' },
    { type: 'step.started', step: 'callback', atMs },
    {
      type: 'step.done',
      step: 'callback',
      atMs: atMs + 1,
      summary: 'state and iss are as expected; a code came.',
    },
    { type: 'step.started', step: 'token', atMs: atMs + 1 },
    { type: 'step.exchange', step: 'token', exchangeId: 'x3' },
    {
      type: 'step.strict',
      step: 'token',
      strict: {
        verdict: 'accepted',
        notLookedAt: ['the ID token’s signature', 'at_hash', 'caching headers'],
      },
    },
    {
      type: 'step.findings',
      step: 'token',
      findings: [
        {
          code: 'token_response.scope.narrowed',
          outcome: 'fail',
          evidence: { missing: ['invoice:void'], asked: ['invoice:void'], granted: [] },
        },
        { code: 'token_response.cache_control.missing', outcome: 'pass' },
      ],
    },
    {
      type: 'step.done',
      step: 'token',
      atMs: atMs + 1241,
      summary: 'An access token, a refresh token and an ID token came.',
    },
    { type: 'step.started', step: 'keys', atMs: atMs + 1241 },
    { type: 'step.exchange', step: 'keys', exchangeId: 'x4' },
    { type: 'step.done', step: 'keys', atMs: atMs + 1249, summary: '2 keys were fetched.' },
    { type: 'step.started', step: 'verify', atMs: atMs + 1249 },
    { type: 'step.done', step: 'verify', atMs: atMs + 1250, summary: 'ES256 with k-2026-11 fits.' },
    { type: 'step.started', step: 'check', atMs: atMs + 1250 },
    {
      type: 'step.done',
      step: 'check',
      atMs: atMs + 1252,
      summary: '34 rules ran over 3 tokens and 2 responses.',
    },
    { type: 'run.token', token: { tokenId: access, role: 'access_token' } },
    { type: 'run.token', token: { tokenId: refresh, role: 'refresh_token' } },
    { type: 'run.token', token: { tokenId: idToken, role: 'id_token' } },
    { type: 'run.succeeded', atMs: atMs + 1252 },
  ];
}

/** A token endpoint that refused. */
export function afterRefusal(atMs: number): readonly RunEvent[] {
  const refused = fault(
    'flow.error_response',
    'The token endpoint refused with invalid_grant: redirect_uri does not match.',
    {
      parameter: 'redirect_uri',
      section: 'RFC 6749 §5.2',
    },
  );
  return [
    { type: 'step.done', step: 'wait', atMs, summary: 'You came back after 24 s.' },
    { type: 'step.started', step: 'callback', atMs },
    {
      type: 'step.done',
      step: 'callback',
      atMs: atMs + 1,
      summary: 'state and iss are as expected; a code came.',
    },
    { type: 'step.started', step: 'token', atMs: atMs + 1 },
    { type: 'step.exchange', step: 'token', exchangeId: 'x3' },
    { type: 'step.failed', step: 'token', atMs: atMs + 80, fault: refused },
    { type: 'run.failed', atMs: atMs + 80, fault: refused },
  ];
}

/** A run of one step about a token, done. */
export function oneStepRun(one: {
  readonly id: string;
  readonly kind: Exclude<Run['kind'], 'acquire'>;
  readonly tokenId: string;
  readonly atMs: number;
  readonly summary: string;
  /** The access token that came out of it. */
  readonly made?: string | undefined;
}): Run {
  const { id, kind, tokenId, atMs, summary, made } = one;
  const start = newRun({ id, kind, tokenId, startedAtMs: atMs, title: kind }, [kind]);
  const exchangeId = kind === 'call' ? 'x6' : 'x5';
  return apply(start, [
    { type: 'step.started', step: kind, atMs },
    { type: 'step.exchange', step: kind, exchangeId },
    { type: 'step.done', step: kind, atMs: atMs + 10, summary },
    ...(made === undefined
      ? []
      : [{ type: 'run.token', token: { tokenId: made, role: 'access_token' } } as const]),
    { type: 'run.succeeded', atMs: atMs + 10 },
  ]);
}

/** A refresh that was not sent, because an earlier one may have used the refresh token up. */
export function lostRefreshRun(id: string, tokenId: string, atMs: number): Run {
  const unknown = fault('flow.outcome_unknown', 'An earlier refresh was sent and its answer was lost.');
  return apply(newRun({ id, kind: 'refresh', tokenId, startedAtMs: atMs, title: 'refresh' }, ['refresh']), [
    { type: 'step.started', step: 'refresh', atMs },
    { type: 'step.failed', step: 'refresh', atMs, fault: unknown },
    { type: 'run.failed', atMs, fault: unknown },
  ]);
}

/** An answer with another state was read: the run stops before the token request. */
export function stoppedAtState(atMs: number): readonly RunEvent[] {
  const mismatch = fault('flow.state_mismatch', 'The answer’s state is not the one that was sent.', {
    parameter: 'state',
    section: 'RFC 6749 §10.12',
  });
  return [
    {
      type: 'step.done',
      step: 'wait',
      atMs,
      summary: 'An answer with another state was read, as you asked.',
    },
    { type: 'step.started', step: 'callback', atMs },
    {
      type: 'step.findings',
      step: 'callback',
      findings: [
        {
          code: 'authorization_response.state.mismatch',
          outcome: 'fail',
          evidence: { sentLength: 43, receivedLength: 12 },
        },
      ],
    },
    { type: 'step.failed', step: 'callback', atMs: atMs + 1, fault: mismatch },
    { type: 'run.failed', atMs: atMs + 1, fault: mismatch },
  ];
}

/** A run that a tester went on with although its answer was refused. */
export function continuedRun(id: string, profileId: string, fromRunId: string, atMs: number): Run {
  const start = newRun(
    {
      id,
      kind: 'acquire',
      profileId,
      fromRunId,
      startedAtMs: atMs,
      title: 'Gone on with, although the answer was refused',
    },
    ['callback', 'token', 'keys', 'verify', 'check'],
  );
  return apply(start, [
    { type: 'step.started', step: 'callback', atMs },
    {
      type: 'step.findings',
      step: 'callback',
      findings: [
        {
          code: 'authorization_response.state.mismatch',
          outcome: 'fail',
          evidence: { sentLength: 43, receivedLength: 12 },
        },
      ],
    },
    {
      type: 'step.done',
      step: 'callback',
      atMs: atMs + 1,
      summary: 'Gone on with by you. The answer’s state is not the one that was sent.',
    },
    ...afterCallback(atMs, ['access-1', 'refresh-1', 'id-1']).filter(
      (event) => !('step' in event) || (event.step !== 'wait' && event.step !== 'callback'),
    ),
  ]);
}

/** A token request that was sent once more, by hand. */
export function resentRun(id: string, profileId: string, fromRunId: string, atMs: number): Run {
  const start = newRun(
    {
      id,
      kind: 'resend',
      profileId,
      fromRunId,
      startedAtMs: atMs,
      title: 'POST login.dev.example once more',
    },
    ['resend'],
  );
  return apply(start, [
    { type: 'step.started', step: 'resend', atMs },
    { type: 'step.exchange', step: 'resend', exchangeId: 'x3' },
    { type: 'step.done', step: 'resend', atMs: atMs + 64, summary: 'The server answered 400 invalid_grant.' },
    { type: 'run.succeeded', atMs: atMs + 64 },
  ]);
}

export function apply(run: Run, events: readonly RunEvent[]): Run {
  return events.reduce(reduceRun, run);
}
