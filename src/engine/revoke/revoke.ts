import { secretsSent } from '../../core/exchange/echoes.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Exchange, header } from '../../core/exchange/exchange.ts';
import {
  type RevocationResponse,
  readRevocationResponse,
} from '../../core/oauth/revoke/revocation-response.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { errorResponseFault, refusedFault } from '../acquire/error-response.ts';
import type { Flow } from '../acquire/flow.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { whyNotConfirmed } from '../profiles/confirm-protected.ts';
import type { LiveRun } from '../run/live-run.ts';
import { endpoint } from '../server/server.ts';
import { buildRevocationRequest } from '../strict/build.ts';
import { clientAuthentication } from '../strict/client-authentication.ts';
import { judgeRevocationResponse } from '../strict/judge.ts';
import { observeRevocation } from './observe-revocation.ts';
import {
  type OwnedToken,
  ownedToken,
  startTokenRun,
  tokenTypeHint,
  whyTokenNotSent,
} from '../tokens/token-context.ts';

/**
 * Revokes a token at the server (RFC 7009 §2). In a protected environment `confirm` must be the environment's name.
 * The server's 200 is its word; only introspection and the APIs can prove it. Faults: token.not_found, profile.confirm_needed.
 */
export function revoke(
  context: EngineContext,
  tokenId: string,
  confirm?: string,
): Promise<Result<LiveRun, Fault>> {
  return bounded(async () => {
    const owned = await ownedToken(context, tokenId);
    if (!owned.ok) return owned;
    const unconfirmed = await whyNotConfirmed(context, owned.value.profile, confirm, 'revoking');
    if (unconfirmed) return failed(unconfirmed);
    return startTokenRun(context, tokenId, 'revoke', 'Revocation', revokeStep);
  });
}

function revokeStep(flow: Flow, { record, profile }: OwnedToken): Promise<Result<null, Fault>> {
  const { context, live, server } = flow;
  return live.step('revoke', async () => {
    const url = endpoint(server, 'revocation_endpoint');
    if (!url.ok) return url;
    const elsewhere = await whyTokenNotSent(context, { record, profile }, url.value);
    if (elsewhere) return failed(elsewhere);
    const auth = await clientAuthentication(context, profile, server, url.value);
    if (!auth.ok) return auth;
    const target = { random: context.ports.random, profile, server };
    const token = record.text.expose();
    const built = await buildRevocationRequest(target, auth.value, token, tokenTypeHint(record));
    if (!built.ok) return built;
    const exchange = await live.send('revoke', built.value);
    if (!exchange.ok) return exchange;
    const response = readRevocationResponse(exchange.value);
    if (!response) return failed(fault('network.bad_response', 'The revocation endpoint gave no answer.'));
    live.strict('revoke', await judgeRevocationResponse(exchange.value));
    await observeRevocation(context, record.id, exchange.value, response);
    if (!response.accepted) return failed(notRevoked(response, exchange.value));
    return ok({
      value: null,
      summary:
        'The server says that the token is invalid now. Introspect it, and call the API, to see who has noticed.',
    });
  });
}

/** Why the token must be taken to be alive still (RFC 7009 §2.2.1). The body of a 200 says nothing and is not read (§2.2). */
function notRevoked({ status, error }: RevocationResponse, exchange: Exchange): Fault {
  const source = {
    who: 'The revocation endpoint',
    section: 'RFC 7009 §2.2.1',
    secrets: secretsSent(exchange.request),
  };
  if (error) return errorResponseFault(source, error);
  if (status === 401 || status === 403) return refusedFault(source, status);
  const after = header(exchange.response?.headers ?? [], 'retry-after') ?? '';
  const when = /^\d{1,6}$/.test(after) ? `in ${after} s` : 'in a while';
  return fault(
    'flow.response_unusable',
    `The revocation endpoint answered ${status}: the token has to be taken to be alive.`,
    {
      section: source.section,
      ...(status === 503 ? { remedy: `The server is busy. Revoke it again ${when}.` } : {}),
    },
  );
}
