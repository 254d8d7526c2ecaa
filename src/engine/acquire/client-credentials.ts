import type { Profile } from '../../contract/models/profile.ts';
import { FLOW_SCOPES, splitScope } from '../../core/oauth/scope.ts';
import type { Fault } from '../../core/faults.ts';
import type { Result } from '../../core/result.ts';
import type { EngineContext } from '../context.ts';
import type { LiveRun } from '../run/live-run.ts';
import { judgeClientCredentialsResponse } from '../strict/judge.ts';
import { beginFlow } from './flow.ts';
import { judgeTokens } from './judge-tokens.ts';
import { exchangeForTokens } from './token-step.ts';
import { resourceParameters } from './parameters.ts';

/** The client credentials grant (RFC 6749 §4.4): the client's own token, nobody signs in. */
export async function runClientCredentials(
  context: EngineContext,
  profile: Profile,
  live: LiveRun,
): Promise<Result<unknown, Fault>> {
  const flow = await beginFlow(context, profile, live);
  if (!flow.ok) return flow;
  const scope = splitScope(profile.scope).filter((value) => !FLOW_SCOPES.has(value));
  const parameters: (readonly [string, string])[] = [
    ...(scope.length > 0 ? [['scope', scope.join(' ')] as const] : []),
    ...resourceParameters(profile),
    ...profile.extraTokenParameters,
  ];
  const issued = await exchangeForTokens(flow.value, {
    grantType: 'client_credentials',
    origin: 'client_credentials',
    parameters,
    ...(scope.length > 0 ? { scopeAsked: scope } : {}),
    inputs: [],
    judge: (exchange) => judgeClientCredentialsResponse(flow.value, exchange),
  });
  return issued.ok ? judgeTokens(flow.value, issued.value.issuance) : issued;
}
