import { secretsSent } from '../../core/exchange/echoes.ts';
import type { Profile } from '../../contract/models/profile.ts';
import { type Exchange, type ExchangeFailureKind, neverLeft } from '../../core/exchange/exchange.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type TokenResponse, readTokenResponse } from '../../core/oauth/token/token-response.ts';
import { type Failed, type Result, failed, ok } from '../../core/result.ts';
import { describeTokens, fileTokens } from '../acquire/file-tokens.ts';
import type { Flow } from '../acquire/flow.ts';
import { judgeTokens } from '../acquire/judge-tokens.ts';
import { resourceParameters } from '../acquire/parameters.ts';
import { judgeTokenResponse, whyUnusable } from '../acquire/token-step.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { issuanceOf } from '../inspect/judge-stored-token.ts';
import { whyNotSent } from '../profiles/secrets.ts';
import type { GrantRecord, IssuanceRecord, TokenRecord } from '../records.ts';
import { quoteServer } from '../quote.ts';
import { exchangeFault } from '../run/exchange-fault.ts';
import { type LiveRun, cancelled } from '../run/live-run.ts';
import { buildTokenRequest } from '../strict/build.ts';
import { clientAuthentication } from '../strict/client-authentication.ts';
import { judgeRefreshResponse } from '../strict/judge.ts';
import { endpoint } from '../server/server.ts';
import { observe } from '../tokens/observe.ts';
import { startTokenRun } from '../tokens/token-context.ts';
import { passWatchOn } from '../tokens/watch.ts';
import { type Lease, type WantedLease, newestRefresh, takeLease } from './lease.ts';

/**
 * Refreshes the grant a token belongs to (RFC 6749 §6) under a lease, so that the window and the terminal never use one
 * refresh token twice. `tryAnyway` sends although an earlier refresh's outcome is unknown.
 * Faults: token.not_found, token.no_refresh_token; in the run: flow.outcome_unknown, grant.leased, profile.rebind_needed.
 */
export function refresh(
  context: EngineContext,
  tokenId: string,
  tryAnyway = false,
): Promise<Result<LiveRun, Fault>> {
  return bounded(async () => {
    const grantId = await grantOf(context, tokenId);
    if (!grantId.ok) return grantId;
    const before = await newestRefresh(context, grantId.value);
    const wanted = { grantId: grantId.value, tryAnyway, seenIssuanceId: before?.id };
    const work = (flow: Flow): Promise<Result<unknown, Fault>> => refreshGrant(flow, wanted);
    return startTokenRun(context, tokenId, 'refresh', 'Refresh', work, ['keys', 'verify', 'check']);
  });
}

/** The grant of a token: its issuance's. Faults: token.not_found, token.no_refresh_token. */
export async function grantOf(context: EngineContext, tokenId: string): Promise<Result<string, Fault>> {
  if (!(await context.ports.store.getToken(tokenId)))
    return failed(fault('token.not_found', 'This token is not here any more.'));
  const issuance = await issuanceOf(context, tokenId);
  if (issuance?.grantId === undefined)
    return failed(noRefreshToken('No refresh token came with this token.'));
  return ok(issuance.grantId);
}

function noRefreshToken(message: string): Fault {
  return fault('token.no_refresh_token', message, { parameter: 'refresh_token', section: 'RFC 6749 §1.5' });
}

async function refreshGrant(flow: Flow, wanted: WantedLease): Promise<Result<unknown, Fault>> {
  const issuance = await flow.live.step('refresh', async () => {
    const lease = await takeLease(flow, wanted);
    if (!lease.ok) return lease;
    if (lease.value.kind === 'others_result') return useOthersResult(flow, lease.value.issuance);
    return underLease(flow, lease.value.lease);
  });
  return issuance.ok ? judgeTokens(flow, issuance.value) : issuance;
}

function useOthersResult(
  { live }: Flow,
  issuance: IssuanceRecord,
): Result<{ value: IssuanceRecord; summary: string }, Fault> {
  for (const { tokenId, role } of issuance.outputs) {
    if (role !== 'token') live.dispatch({ type: 'run.token', token: { tokenId, role } });
  }
  return ok({
    value: issuance,
    summary: 'Another Assay refreshed this grant meanwhile: its result is used.',
  });
}

/** Everything between taking the lease and giving it back. Where the store fails on the way, the lease runs out by itself. */
async function underLease(
  flow: Flow,
  lease: Lease,
): Promise<Result<{ value: IssuanceRecord; summary: string }, Fault>> {
  const { context, live, profile, server } = flow;
  const current = lease.grant.currentRefreshTokenId;
  const record = current === undefined ? undefined : await context.ports.store.getToken(current);
  if (!record) return lease.giveBack('ready', noRefreshToken('The grant’s refresh token was removed here.'));
  const url = endpoint(server, 'token_endpoint');
  if (!url.ok) return lease.giveBack('ready', url.fault);
  const elsewhere = judgeDestination(lease.grant, profile, url.value);
  if (elsewhere) return lease.giveBack('ready', elsewhere);
  const auth = await clientAuthentication(context, profile, server, url.value);
  if (!auth.ok) return lease.giveBack('ready', auth.fault);
  const parameters: readonly (readonly [string, string])[] = [
    ['refresh_token', record.text.expose()],
    ...resourceParameters(profile),
    ...profile.extraTokenParameters,
  ];
  const target = { random: context.ports.random, profile, server };
  const request = await buildTokenRequest(target, auth.value, 'refresh_token', parameters);
  if (!request.ok) return lease.giveBack('ready', request.fault);
  if (live.signal.aborted) return lease.giveBack('ready', cancelled());
  const intent = await lease.writeIntent();
  if (!intent.ok) return intent;
  const sent = await live.sendRaw('refresh', request.value);
  if (!sent.ok) return lease.giveBack('ready', sent.fault);
  if (sent.value.failure)
    return lease.giveBack(afterFailure(sent.value.failure.kind), exchangeFault(sent.value));
  return readAnswer(flow, lease, record, sent.value);
}

/** A refresh token goes back to where it came from and nowhere else; a public client has no secret that would stop it. */
function judgeDestination({ boundTo }: GrantRecord, profile: Profile, url: string): Fault | undefined {
  const difference = boundTo && whyNotSent(boundTo, profile, new URL(url).origin, 'issued');
  if (!difference) return undefined;
  return fault('profile.rebind_needed', `The refresh token was not sent. ${difference}`, {
    parameter: 'refresh_token',
    remedy: 'Get a new token with the profile as it is now, or set it back.',
  });
}

/** A request that never left can be sent again; of one that may have arrived, nobody here knows what became. */
function afterFailure(kind: ExchangeFailureKind): 'ready' | 'outcome_unknown' {
  return neverLeft(kind) ? 'ready' : 'outcome_unknown';
}

async function readAnswer(
  flow: Flow,
  lease: Lease,
  record: TokenRecord,
  exchange: Exchange,
): Promise<Result<{ value: IssuanceRecord; summary: string }, Fault>> {
  const response = readTokenResponse(exchange);
  if (!response)
    return lease.giveBack(
      'outcome_unknown',
      fault('network.bad_response', 'The token endpoint gave no answer.'),
    );
  const returned = whatReturned(record.text.expose(), response);
  const unusable = whyUnusable(response, exchange, 'refresh_token');
  if (unusable) {
    await judgeAnswer(flow, lease, exchange, response, returned);
    return refused(flow, lease, record, exchange, response, unusable);
  }
  // Filed before it is judged: whatever a rule meets, a rotated token is not lost, and the used one is not current.
  const inputs = [{ tokenId: record.id, role: 'refresh_token' as const }];
  const sentTo = new URL(exchange.request.url).origin;
  const request = { origin: 'refresh_token' as const, inputs, sentTo, ...inheritedScope(lease) };
  const issuance = await fileTokens(flow, request, response, lease.grant);
  const next = issuance.outputs.find(({ role }) => role === 'refresh_token')?.tokenId;
  await lease.finish(next, returned === 'rotated');
  await passWatchOn(flow.context, issuance);
  await judgeAnswer(flow, lease, exchange, response, returned);
  return ok({ value: issuance, summary: `${describeTokens(response)} ${ROTATION_WORDS[returned]}` });
}

/** The strict reader's verdict and the rules over the answer. */
async function judgeAnswer(
  flow: Flow,
  { grant }: Lease,
  exchange: Exchange,
  response: TokenResponse,
  refreshTokenReturned: Returned,
): Promise<void> {
  flow.live.strict('refresh', await judgeRefreshResponse(flow, exchange));
  const findings = await judgeTokenResponse(flow, exchange, response, {
    grantType: 'refresh_token',
    refreshTokenReturned,
    ...(grant.firstScope ? { scopeFirstGranted: grant.firstScope } : {}),
  });
  flow.live.findings('refresh', findings);
}

/** An answer without tokens: what the server said is kept, and the lease given back with what it means for the grant. */
async function refused(
  { context }: Flow,
  lease: Lease,
  record: TokenRecord,
  exchange: Exchange,
  response: TokenResponse,
  why: Fault,
): Promise<Failed<Fault>> {
  const isEnded = response.error?.error === 'invalid_grant';
  const code = quoteServer(response.error?.error ?? '', 60, secretsSent(exchange.request));
  await observe(context, {
    tokenId: record.id,
    surface: 'refresh',
    outcome: isEnded ? 'refused' : 'indeterminate',
    detail: `${response.body.status} ${code}`.trim(),
    exchangeId: exchange.id,
  });
  return lease.giveBack(isEnded ? 'ended' : afterRefusal(response), why);
}

/** A server that refuses has used nothing up; one that says 200 and gives no token may have. */
function afterRefusal({ error, body }: TokenResponse): 'ready' | 'outcome_unknown' {
  return error === undefined && body.status >= 200 && body.status < 300 ? 'outcome_unknown' : 'ready';
}

/** On a refresh an omitted scope refers to what was first granted (RFC 6749 §6). */
function inheritedScope({ grant }: Lease): { scopeAsked?: readonly string[] } {
  return grant.firstScope ? { scopeAsked: grant.firstScope } : {};
}

const ROTATION_WORDS = {
  rotated: 'The refresh token was rotated: the old one is used up.',
  same: 'The same refresh token came back.',
  none: 'No refresh token came: the old one is kept (RFC 6749 §6).',
} as const;

type Returned = keyof typeof ROTATION_WORDS;

function whatReturned(sent: string, response: TokenResponse): Returned {
  if (response.refreshToken === undefined) return 'none';
  return response.refreshToken === sent ? 'same' : 'rotated';
}
