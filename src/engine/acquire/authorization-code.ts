import { severityOf } from '../../core/findings/explain.ts';
import type { Profile } from '../../contract/models/profile.ts';
import { type Fault } from '../../core/faults.ts';
import { splitScope } from '../../core/oauth/scope.ts';
import { type Result, ok } from '../../core/result.ts';
import { Secret } from '../../core/secret.ts';
import { encodeBase64url } from '../../core/text/base64url.ts';
import type { EngineContext } from '../context.ts';
import type { LiveRun } from '../run/live-run.ts';
import { endpoint } from '../server/server.ts';
import { judgeCodeResponse } from '../strict/judge.ts';
import { readAuthorizationResponse } from '../../core/oauth/authorize/authorization-response.ts';
import type { ReceivedCallback } from '../ports/redirect.ts';
import { type AuthorizationSent, describeEdit } from './authorization-sent.ts';
import { CONTINUABLE_MS, type Continuation } from './continue-anyway.ts';
import { readCallback } from './callback-step.ts';
import { type Flow, beginFlow } from './flow.ts';
import { judgeTokens } from './judge-tokens.ts';
import {
  type AuthorizationSecrets,
  authorizationParameters,
  resourceParameters,
  withQuery,
} from './parameters.ts';
import { exchangeForTokens } from './token-step.ts';
import { type CallbackWait, beginWaiting, waitForPerson } from './wait-step.ts';

/** The authorization code grant (RFC 6749 §4.1) with PKCE, through the loopback redirect and the person's own browser. */
export async function runAuthorizationCode(
  context: EngineContext,
  profile: Profile,
  live: LiveRun,
): Promise<Result<unknown, Fault>> {
  const flow = await beginFlow(context, profile, live);
  if (!flow.ok) return flow;
  const secrets = makeSecrets(context, profile);
  const waiting = await makeRequest(flow.value, secrets);
  if (!waiting.ok) return waiting;
  try {
    return await goOn(flow.value, secrets.codeVerifier, waiting.value);
  } finally {
    await waiting.value.close();
  }
}

async function goOn(
  flow: Flow,
  codeVerifier: string | null,
  waiting: CallbackWait,
): Promise<Result<unknown, Fault>> {
  const { sent } = waiting;
  const received = await waitForPerson(flow, waiting);
  if (!received.ok) return received;
  const code = await readCallback(flow, sent, received.value);
  if (code.ok) return exchangeCode(flow, codeVerifier, sent, code.value);
  keepToContinue(
    flow,
    received.value,
    code.fault,
    (itsCode) => (live) => exchangeCode({ ...flow, live }, codeVerifier, sent, itsCode),
  );
  return code;
}

/** Where state or iss was wrong and a code came, the rest of the flow is kept for a tester who wants it all the same. */
function keepToContinue(
  { live, profile, context }: Flow,
  { receivedBy, parameters }: ReceivedCallback,
  why: Fault,
  rest: (code: string) => Continuation['go'],
): void {
  const { code } = readAuthorizationResponse(receivedBy, parameters);
  const isMismatch = why.code === 'flow.state_mismatch' || why.code === 'flow.issuer_mismatch';
  if (!isMismatch || code === undefined) return;
  const findings = live.run.steps.find(({ id }) => id === 'callback')?.findings ?? [];
  live.continuation = {
    profile,
    why,
    findings: findings.filter((finding) => severityOf(finding) !== undefined),
    go: rest(code),
  };
  // A code is not kept longer than it can be of use.
  void context.ports.clock.wait(CONTINUABLE_MS, live.signal).then(() => {
    live.continuation = undefined;
  });
}

async function exchangeCode(
  flow: Flow,
  codeVerifier: string | null,
  sent: AuthorizationSent,
  code: string,
): Promise<Result<unknown, Fault>> {
  const { profile } = flow;
  const scopeAsked = splitScope(sent.scope ?? '');
  const issued = await exchangeForTokens(flow, {
    grantType: 'authorization_code',
    origin: 'authorization_code',
    parameters: [
      ['code', code],
      // As it was sent, or not at all where it was not (RFC 6749 §4.1.3).
      ...(sent.redirectUri === null ? [] : [['redirect_uri', sent.redirectUri] as const]),
      ...(codeVerifier === null ? [] : [['code_verifier', codeVerifier] as const]),
      ...resourceParameters(profile),
      ...profile.extraTokenParameters,
    ],
    ...(scopeAsked.length > 0 ? { scopeAsked } : {}),
    inputs: [],
    nonce: sent.nonce,
    code: new Secret(code),
    judge: (exchange) => judgeCodeResponse(flow, exchange, sent.nonce, scopeAsked.includes('openid')),
  });
  return issued.ok ? judgeTokens(flow, issued.value.issuance) : issued;
}

function makeRequest(flow: Flow, secrets: AuthorizationSecrets): Promise<Result<CallbackWait, Fault>> {
  const { live, profile, server } = flow;
  return live.step('authorize', async () => {
    const url = endpoint(server, 'authorization_endpoint');
    if (!url.ok) return url;
    const waiting = await beginWaiting(flow, (redirectUri) =>
      withQuery(url.value, authorizationParameters(profile, redirectUri, secrets)),
    );
    if (!waiting.ok) return waiting;
    const made = [
      'state',
      ...(secrets.nonce === null ? [] : ['nonce']),
      ...(secrets.codeVerifier === null ? [] : ['PKCE S256']),
    ];
    const pkce = secrets.codeVerifier === null ? ' PKCE is switched off in the profile.' : '';
    const { madeUrl, sent, listener } = waiting.value;
    const edited = describeEdit(madeUrl, sent, listener.redirectUri);
    const summary = `${made.join(', ')} made for this run only.${pkce} ${edited}`.trim();
    return ok({ value: waiting.value, summary });
  });
}

/** state and nonce with 256 bits, the verifier with 43 characters (RFC 7636 §4.1); a nonce only where an ID token is asked for. */
function makeSecrets({ ports }: EngineContext, profile: Profile): AuthorizationSecrets {
  const codeVerifier = profile.pkce === 'S256' ? ports.random.token(32) : null;
  return {
    state: ports.random.token(32),
    nonce: splitScope(profile.scope).includes('openid') ? ports.random.token(32) : null,
    codeVerifier,
    codeChallenge: codeVerifier === null ? null : encodeBase64url(ports.verify.sha2(256, codeVerifier)),
  };
}
