import { checkIntrospection } from '../../core/checks/exchanges.ts';
import { secretsSent } from '../../core/exchange/echoes.ts';
import type { Exchange } from '../../core/exchange/exchange.ts';
import { type Fault, fault } from '../../core/faults.ts';
import {
  type IntrospectionResponse,
  readIntrospectionResponse,
} from '../../core/oauth/introspect/introspection-response.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { errorResponseFault, refusedFault } from '../acquire/error-response.ts';
import type { Flow } from '../acquire/flow.ts';
import type { EngineContext } from '../context.ts';
import { checkClock } from '../inspect/check-clock.ts';
import { claimsOf } from '../inspect/claims-of.ts';
import { issuanceOf } from '../inspect/judge-stored-token.ts';
import type { LiveRun } from '../run/live-run.ts';
import { endpoint } from '../server/server.ts';
import { buildIntrospectionRequest } from '../strict/build.ts';
import { clientAuthentication } from '../strict/client-authentication.ts';
import { judgeIntrospectionResponse } from '../strict/judge.ts';
import { type OwnedToken, startTokenRun, tokenTypeHint, whyTokenNotSent } from '../tokens/token-context.ts';
import { observe } from '../tokens/observe.ts';

/** Asks the server whether the token is active (RFC 7662 §2). Faults: token.not_found, operation.not_possible. */
export function introspect(context: EngineContext, tokenId: string): Promise<Result<LiveRun, Fault>> {
  return startTokenRun(context, tokenId, 'introspect', 'Introspection', introspectStep);
}

function introspectStep(
  flow: Flow,
  { record, profile }: OwnedToken,
): Promise<Result<IntrospectionResponse, Fault>> {
  const { context, live, server } = flow;
  return live.step('introspect', async () => {
    const url = endpoint(server, 'introspection_endpoint');
    if (!url.ok) return url;
    const elsewhere = await whyTokenNotSent(context, { record, profile }, url.value);
    if (elsewhere) return failed(elsewhere);
    const auth = await clientAuthentication(context, profile, server, url.value);
    if (!auth.ok) return auth;
    const token = record.text.expose();
    const target = { random: context.ports.random, profile, server };
    const built = await buildIntrospectionRequest(target, auth.value, token, tokenTypeHint(record));
    if (!built.ok) return built;
    const exchange = await live.send('introspect', built.value);
    if (!exchange.ok) return exchange;
    const response = readIntrospectionResponse(exchange.value);
    if (!response) return failed(fault('network.bad_response', 'The introspection endpoint gave no answer.'));
    live.strict('introspect', await judgeIntrospectionResponse(flow, exchange.value));
    const tokenClaims = claimsOf(token);
    const issuance = await issuanceOf(context, record.id);
    live.findings(
      'introspect',
      checkIntrospection({
        exchange: exchange.value,
        response,
        ...(tokenClaims ? { tokenClaims } : {}),
        expected: {
          ...(profile.issuer === undefined ? {} : { issuer: profile.issuer }),
          clientId: profile.clientId,
          ...(issuance?.tokenType === undefined ? {} : { tokenType: issuance.tokenType }),
        },
        clock: await checkClock(context, profile, url.value),
      }),
    );
    const isActive = response.body.status === 200 ? response.active : undefined;
    await observe(context, {
      tokenId: record.id,
      surface: 'introspection',
      outcome: isActive === undefined ? 'indeterminate' : isActive ? 'accepted' : 'refused',
      detail:
        isActive === undefined ? `${response.body.status} without a readable active` : `active: ${isActive}`,
      exchangeId: exchange.value.id,
    });
    if (isActive === undefined) return failed(noAnswer(response, exchange.value));
    return ok({
      value: response,
      summary: isActive
        ? 'The server says: active.'
        : 'The server says: not active (expired, revoked, or never issued by it).',
    });
  });
}

/** Why it is not known whether the token is active. */
function noAnswer({ body, error, isJwt }: IntrospectionResponse, exchange: Exchange): Fault {
  const source = {
    who: 'The introspection endpoint',
    section: 'RFC 7662 §2.3',
    secrets: secretsSent(exchange.request),
  };
  if (error) return errorResponseFault(source, error);
  if (body.status === 401 || body.status === 403) return refusedFault(source, body.status);
  const what = isJwt ? 'with a JWT, which is not taken apart here' : 'without a boolean active';
  return fault('flow.response_unusable', `The introspection endpoint answered ${body.status} ${what}.`, {
    parameter: 'active',
    section: 'RFC 7662 §2.2',
  });
}
