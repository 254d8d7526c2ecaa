import { checkTokenResponse } from '../../core/checks/exchanges.ts';
import { secretsSent } from '../../core/exchange/echoes.ts';
import type { Exchange } from '../../core/exchange/exchange.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { Secret } from '../../core/secret.ts';
import { type TokenResponse, readTokenResponse } from '../../core/oauth/token/token-response.ts';
import { splitScope } from '../../core/oauth/scope.ts';
import { decodeUtf8Leniently } from '../../core/text/utf8.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { StrictVerdict } from '../../core/run/run.ts';
import type { IssuanceOrigin, IssuanceRecord } from '../records.ts';
import { clientAuthentication } from '../strict/client-authentication.ts';
import { buildTokenRequest } from '../strict/build.ts';
import { describeBody } from '../describe-body.ts';
import { endpoint } from '../server/server.ts';
import { checkClock } from '../inspect/check-clock.ts';
import { claimsOf } from '../inspect/claims-of.ts';
import { errorResponseFault } from './error-response.ts';
import { type SentTo, describeTokens, fileTokens } from './file-tokens.ts';
import type { Flow } from './flow.ts';

/** A token request and what it is made of. */
export interface TokenRequest {
  readonly grantType: string;
  readonly origin: IssuanceOrigin;
  readonly parameters: readonly (readonly [string, string])[];
  readonly scopeAsked?: readonly string[];
  readonly inputs: IssuanceRecord['inputs'];
  readonly nonce?: string | null;
  readonly code?: Secret;
  readonly judge: (exchange: Exchange) => Promise<StrictVerdict>;
}

/** Tokens that came, filed. */
export interface Issued {
  readonly issuance: IssuanceRecord;
  readonly response: TokenResponse;
}

/** Sends the token request and files what came. Faults: those of sending, flow.error_response, flow.response_unusable. */
export function exchangeForTokens(flow: Flow, request: TokenRequest): Promise<Result<Issued, Fault>> {
  const { context, live, profile, server } = flow;
  return live.step('token', async () => {
    const url = endpoint(server, 'token_endpoint');
    if (!url.ok) return url;
    const auth = await clientAuthentication(context, profile, server, url.value);
    if (!auth.ok) return auth;
    const target = { random: context.ports.random, profile, server };
    const built = await buildTokenRequest(target, auth.value, request.grantType, request.parameters);
    if (!built.ok) return built;
    const exchange = await live.send('token', built.value);
    if (!exchange.ok) return exchange;
    const response = readTokenResponse(exchange.value);
    if (!response) return failed(fault('network.bad_response', 'The token endpoint gave no answer.'));
    const asked = asReallySent(request, exchange.value);
    const unusable = whyUnusable(response, exchange.value, asked.grantType);
    // Sent off before they are judged, and waited for first: whatever a rule meets, tokens that came are not lost.
    const filing = unusable ? failed(unusable) : fileTokens(flow, asked, response).then(ok);
    const judging = Promise.all([
      request.judge(exchange.value),
      judgeTokenResponse(flow, exchange.value, response, asked),
    ]);
    judging.catch(() => undefined);
    const filed = await filing;
    const [strict, findings] = await judging;
    live.strict('token', strict);
    live.findings('token', findings);
    if (!filed.ok) return filed;
    return ok({ value: { issuance: filed.value, response }, summary: describeTokens(response) });
  });
}

/** The request as it left: what a person edited in it is what was asked. */
function asReallySent(request: TokenRequest, { request: sent }: Exchange): TokenRequest & SentTo {
  const form = new URLSearchParams(decodeUtf8Leniently(sent.body));
  const grantType = form.get('grant_type') ?? request.grantType;
  const sentTo = new URL(sent.url).origin;
  if (request.grantType !== 'client_credentials') return { ...request, grantType, sentTo };
  // Only here the scope is asked at the token endpoint.
  const { scopeAsked: _, ...rest } = request;
  const scope = splitScope(form.get('scope') ?? '');
  return { ...rest, grantType, sentTo, ...(scope.length > 0 ? { scopeAsked: scope } : {}) };
}

/** The token response rules over one exchange. */
export async function judgeTokenResponse(
  flow: Flow,
  exchange: Exchange,
  response: TokenResponse,
  request: Pick<TokenRequest, 'grantType' | 'scopeAsked'> & {
    readonly scopeFirstGranted?: readonly string[];
    readonly refreshTokenReturned?: 'same' | 'rotated' | 'none';
    readonly isCodeUsed?: boolean;
  },
): Promise<ReturnType<typeof checkTokenResponse>> {
  const accessTokenClaims = response.accessToken === undefined ? undefined : claimsOf(response.accessToken);
  return checkTokenResponse({
    exchange,
    response,
    grantType: request.grantType,
    isPublicClient: flow.profile.clientAuthMethod === 'none',
    clock: await checkClock(flow.context, flow.profile, exchange.request.url),
    ...(request.scopeAsked ? { scopeAsked: request.scopeAsked } : {}),
    ...(request.scopeFirstGranted ? { scopeFirstGranted: request.scopeFirstGranted } : {}),
    ...(request.refreshTokenReturned ? { refreshTokenReturned: request.refreshTokenReturned } : {}),
    ...(accessTokenClaims ? { accessTokenClaims } : {}),
    ...(request.isCodeUsed === undefined ? {} : { isCodeUsed: request.isCodeUsed }),
  });
}

/** What a grant is: which parameter `invalid_grant` most likely concerns. */
const GRANT_PARAMETER: Readonly<Record<string, string>> = {
  authorization_code: 'code',
  refresh_token: 'refresh_token',
};

/** Why a token response cannot be used, or undefined where it can. */
export function whyUnusable(
  response: TokenResponse,
  exchange: Exchange,
  grantType: string,
): Fault | undefined {
  if (response.error) {
    const parameter = response.error.error === 'invalid_grant' ? GRANT_PARAMETER[grantType] : undefined;
    const source = {
      who: 'The token endpoint',
      section: 'RFC 6749 §5.2',
      secrets: secretsSent(exchange.request),
    };
    return errorResponseFault(
      { ...source, ...(parameter === undefined ? {} : { parameter }) },
      response.error,
    );
  }
  if (response.accessToken !== undefined) return undefined;
  const { status, looksLike } = response.body;
  const what =
    looksLike === 'json_object' ? 'a JSON object without an access_token' : describeBody(response.body);
  return fault('flow.response_unusable', `The token endpoint answered ${status} with ${what}.`, {
    parameter: 'access_token',
    section: 'RFC 6749 §5.1',
  });
}
