import type { Profile } from '../../contract/models/profile.ts';
import { secretsSent } from '../../core/exchange/echoes.ts';
import type { Exchange, ExchangeRequest, RawHeaders } from '../../core/exchange/exchange.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { readRevocationResponse } from '../../core/oauth/revoke/revocation-response.ts';
import { readTokenResponse } from '../../core/oauth/token/token-response.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { decodeUtf8Leniently } from '../../core/text/utf8.ts';
import type { Flow } from '../acquire/flow.ts';
import { judgeTokenResponse } from '../acquire/token-step.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { whyNotConfirmed } from '../profiles/confirm-protected.ts';
import { quoteServer } from '../quote.ts';
import type { ExchangeRecord } from '../records.ts';
import { exchangeFault } from '../run/exchange-fault.ts';
import type { LiveRun } from '../run/live-run.ts';
import { observeRevocation } from '../revoke/observe-revocation.ts';
import { startRun } from '../run/run-work.ts';
import { leaseForResend } from './used-refresh-token.ts';

/**
 * Sends a recorded request once more, as it was, to where it went: an explicit act with a run of its own. What comes back
 * is recorded and judged, and no token of it is filed: those in the answer stay in the exchange. What a revocation endpoint
 * says is an observation of its token. In a protected environment `confirm` must be the environment's name. Faults: exchange.not_found, operation.not_possible,
 * profile.confirm_needed; in the run: grant.leased, network.*.
 */
export function resend(
  context: EngineContext,
  exchangeId: string,
  confirm?: string,
): Promise<Result<LiveRun, Fault>> {
  return bounded(async () => {
    const record = await context.ports.store.getExchange(exchangeId);
    if (!record) return failed(fault('exchange.not_found', 'This exchange is not here any more.'));
    const { request, purpose } = record.exchange;
    if (purpose === 'authorization_callback') {
      return failed(
        fault(
          'operation.not_possible',
          'A callback was sent by the browser, not by Assay: it cannot be sent again.',
          {
            remedy: 'Run it again from the authorization.',
          },
        ),
      );
    }
    const owner = await ownerOf(context, record);
    if (!owner.ok) return owner;
    const { profile, tokenId } = owner.value;
    const unconfirmed =
      profile && (await whyNotConfirmed(context, profile, confirm, 'sending something again'));
    if (unconfirmed) return failed(unconfirmed);
    const live = startRun(
      context,
      {
        kind: 'resend',
        title: `${request.method} ${new URL(request.url).host} once more`,
        steps: ['resend'],
        ...(profile ? { profileId: profile.id } : {}),
        ...(tokenId === undefined ? {} : { tokenId }),
        ...(record.runId === undefined ? {} : { fromRunId: record.runId }),
      },
      (run) => resendStep(context, run, record, profile),
    );
    return ok(live);
  });
}

interface Owner {
  readonly profile: Profile | undefined;
  readonly tokenId: string | undefined;
}

/** Whose request it was. Without its run, nobody can tell whether its environment is protected. */
async function ownerOf(context: EngineContext, { runId }: ExchangeRecord): Promise<Result<Owner, Fault>> {
  if (runId === undefined) return ok({ profile: undefined, tokenId: undefined });
  const { store } = context.ports;
  const run = context.runs.get(runId)?.run ?? (await store.getRun(runId));
  const record = run?.profileId === undefined ? undefined : await store.getProfile(run.profileId);
  if (record) return ok({ profile: record.profile, tokenId: run?.tokenId });
  return failed(
    fault(
      'operation.not_possible',
      'The run or the profile of this request was removed, so it is not known whether its environment is protected.',
      { remedy: 'Copy it as curl, and send it by hand.' },
    ),
  );
}

function resendStep(
  context: EngineContext,
  live: LiveRun,
  record: ExchangeRecord,
  profile: Profile | undefined,
): Promise<Result<null, Fault>> {
  return live.step('resend', async () => {
    const { request, purpose } = record.exchange;
    const lease = await leaseForResend(context, live, request);
    if (!lease.ok) return lease;
    const sent = await live.sendRaw('resend', {
      id: context.ports.random.id(),
      purpose,
      method: request.method,
      url: request.url,
      headers: headersToSend(request),
      ...(request.body.length > 0 ? { body: request.body } : {}),
    });
    await lease.value(sent.ok ? sent.value : undefined);
    if (!sent.ok) return sent;
    if (sent.value.failure) return failed(exchangeFault(sent.value));
    if (profile) await judge(context, live, profile, record.exchange, sent.value);
    if (purpose === 'revocation') await observeAsRevoked(context, sent.value);
    return ok({ value: null, summary: describe(record.exchange, sent.value) });
  });
}

/** What frames the message is written anew by the one who sends. */
function headersToSend({ headers, url }: ExchangeRequest): RawHeaders {
  const { host } = new URL(url);
  return headers.filter(([name, value]) => {
    const lower = name.toLowerCase();
    if (lower === 'host') return value.toLowerCase() !== host;
    return lower !== 'connection' && lower !== 'content-length' && lower !== 'transfer-encoding';
  });
}

/** What a revocation endpoint says of a token counts, whoever sends the request again: it is an observation of that token. */
async function observeAsRevoked(context: EngineContext, exchange: Exchange): Promise<void> {
  const { store } = context.ports;
  const text = new URLSearchParams(decodeUtf8Leniently(exchange.request.body)).get('token');
  const response = readRevocationResponse(exchange);
  if (text === null || !response) return;
  const token = await store.getToken(await store.tokenId(text));
  if (token) await observeRevocation(context, token.id, exchange, response);
}

async function judge(
  context: EngineContext,
  live: LiveRun,
  profile: Profile,
  before: Exchange,
  exchange: Exchange,
): Promise<void> {
  const response = before.purpose === 'token' ? readTokenResponse(exchange) : undefined;
  if (!response) return;
  const flow: Flow = { context, profile, live, server: { endpoints: {}, overridden: [] } };
  const form = new URLSearchParams(decodeUtf8Leniently(exchange.request.body));
  const findings = await judgeTokenResponse(flow, exchange, response, {
    grantType: form.get('grant_type') ?? '',
    isCodeUsed: readTokenResponse(before)?.accessToken !== undefined,
  });
  live.findings('resend', findings);
}

/** One sentence of what came, and that nothing of it was filed. */
function describe({ purpose }: Exchange, exchange: Exchange): string {
  const status = exchange.response?.status ?? 0;
  const answer = purpose === 'token' ? readTokenResponse(exchange) : undefined;
  const error = answer?.error && quoteServer(answer.error.error, 80, secretsSent(exchange.request));
  const said = `The server answered ${status}${error === undefined ? '' : ` ${error}`}.`;
  return answer?.accessToken === undefined
    ? said
    : `${said} Tokens came: they are in the exchange, masked, and were not filed.`;
}
