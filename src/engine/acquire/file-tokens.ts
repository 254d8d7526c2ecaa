import { isJsonObject, member, numberMember, stringMember } from '../../core/json.ts';
import { judgeKind } from '../../core/jose/kind.ts';
import { parseToken } from '../../core/jose/parse.ts';
import type { EndpointName } from '../../core/oidc/discovery/metadata.ts';
import type { TokenResponse } from '../../core/oauth/token/token-response.ts';
import { splitScope } from '../../core/oauth/scope.ts';
import { Secret } from '../../core/secret.ts';
import type { RunToken } from '../../core/run/run.ts';
import { claimsOf } from '../inspect/claims-of.ts';
import type { GrantRecord, IssuanceRecord, SecretBinding, TokenRecord } from '../records.ts';
import type { Flow } from './flow.ts';
import type { TokenRequest } from './token-step.ts';

type FiledRole = RunToken['role'];

/** Where a token goes in the course of its life at the server that issued it. */
const TOKEN_ENDPOINTS: readonly EndpointName[] = [
  'token_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
  'userinfo_endpoint',
];

/** One sentence of what came. */
export function describeTokens(response: TokenResponse): string {
  const parts = [
    'an access token',
    ...(response.refreshToken === undefined ? [] : ['a refresh token']),
    ...(response.idToken === undefined ? [] : ['an ID token']),
  ];
  const life =
    response.expiresIn?.seconds === undefined
      ? ' The server did not say how long it lasts.'
      : ` It lasts ${response.expiresIn.seconds} s.`;
  const last = parts.pop() ?? '';
  return `Came: ${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last}.${life}`;
}

/** The origin that a token request really went to. */
export interface SentTo {
  readonly sentTo: string;
}

/** Files the tokens of a response with their issuance and, where there is a refresh token, their grant. */
export async function fileTokens(
  flow: Flow,
  request: Pick<TokenRequest, 'origin' | 'scopeAsked' | 'inputs' | 'nonce' | 'code'> & SentTo,
  response: TokenResponse,
  grant?: GrantRecord,
): Promise<IssuanceRecord> {
  const { context, live, profile } = flow;
  const { store, random, clock } = context.ports;
  const records = await Promise.all(
    texts(response).map(async ([role, text]) => ({
      role,
      record: await tokenRecord(flow, role, text, response, request.scopeAsked),
    })),
  );
  const outputs: readonly { tokenId: string; role: FiledRole }[] = records.map(({ role, record }) => ({
    tokenId: record.id,
    role,
  }));
  // The store takes them in this order, so that nothing points at what is not there; all are waited for at once.
  const writes = records.map(({ record }) =>
    store.putToken(record, {
      tokenId: record.id,
      atMs: clock.nowMs(),
      runId: live.run.id,
      where: 'token_response',
    }),
  );
  const idTokenClaims = response.idToken === undefined ? undefined : claimsOf(response.idToken);
  const refreshTokenId = outputs.find(({ role }) => role === 'refresh_token')?.tokenId;
  const grantId = grant?.id ?? (refreshTokenId === undefined ? undefined : random.id());
  const issuance: IssuanceRecord = {
    id: random.id(),
    atMs: clock.nowMs(),
    origin: request.origin,
    runId: live.run.id,
    profileId: profile.id,
    ...(grantId === undefined ? {} : { grantId }),
    inputs: request.inputs,
    outputs,
    ...(request.scopeAsked ? { scopeAsked: request.scopeAsked } : {}),
    ...(response.scope ? { scopeGranted: response.scope } : {}),
    resources: profile.resources,
    ...(response.tokenType === undefined ? {} : { tokenType: response.tokenType }),
    ...(response.expiresIn?.seconds === undefined ? {} : { expiresInSeconds: response.expiresIn.seconds }),
    ...optionalText('observedIssuer', stringMember(idTokenClaims, 'iss')),
    ...optionalText('observedSubject', stringMember(idTokenClaims, 'sub')),
    issuedBy: cameFrom(flow, TOKEN_ENDPOINTS, request.sentTo),
    ...optionalText('boundTo', boundTo(response)),
    ...optionalText('nonce', request.nonce ?? undefined),
    ...(request.code ? { code: request.code } : {}),
  };
  writes.push(store.putIssuance(issuance));
  if (!grant && grantId !== undefined && refreshTokenId !== undefined) {
    writes.push(
      store.putGrant({
        id: grantId,
        profileId: profile.id,
        createdAtMs: clock.nowMs(),
        currentRefreshTokenId: refreshTokenId,
        state: 'ready',
        rotations: 0,
        boundTo: cameFrom(flow, ['token_endpoint'], request.sentTo),
        ...firstScope(response, request.scopeAsked),
        ...(idTokenClaims ? { firstIdTokenClaims: idTokenClaims } : {}),
      }),
    );
  }
  await Promise.all(writes);
  for (const token of outputs) live.dispatch({ type: 'run.token', token });
  context.events.changed('tokens.changed');
  return issuance;
}

function texts(response: TokenResponse): readonly (readonly [FiledRole, string])[] {
  const all: readonly (readonly [FiledRole, string | undefined])[] = [
    ['access_token', response.accessToken],
    ['refresh_token', response.refreshToken],
    ['id_token', response.idToken],
  ];
  return all.filter((pair): pair is readonly [FiledRole, string] => pair[1] !== undefined);
}

async function tokenRecord(
  { context, profile }: Flow,
  role: FiledRole,
  text: string,
  response: TokenResponse,
  scopeAsked: readonly string[] | undefined,
): Promise<TokenRecord> {
  const { store, clock } = context.ports;
  const parsed = parseToken(text);
  const claims = claimsOf(text);
  const expiresInSeconds = role === 'access_token' ? response.expiresIn?.seconds : undefined;
  const nowMs = clock.nowMs();
  const expiresAtSeconds =
    numberMember(claims, 'exp') ??
    (expiresInSeconds === undefined ? undefined : Math.floor(nowMs / 1000) + expiresInSeconds);
  const subject =
    stringMember(claims, 'sub') ??
    (response.idToken === undefined ? undefined : stringMember(claimsOf(response.idToken), 'sub'));
  const scope =
    role === 'access_token'
      ? (response.scope ?? claimScope(stringMember(claims, 'scope')) ?? scopeAsked)
      : undefined;
  return {
    id: await store.tokenId(text),
    kind: judgeKind(parsed, role),
    format: parsed.format,
    text: new Secret(text),
    profileId: profile.id,
    firstSeenAtMs: nowMs,
    ...(expiresAtSeconds === undefined ? {} : { expiresAtSeconds: Math.floor(expiresAtSeconds) }),
    ...optionalText('subject', subject),
    clientId: profile.clientId,
    ...(scope ? { scope } : {}),
  };
}

function claimScope(scope: string | undefined): readonly string[] | undefined {
  return scope === undefined ? undefined : splitScope(scope);
}

/**
 * A refresh token is for those who issued it: the client, the issuer, and the token endpoint's origin. Where a person
 * edited the request to go elsewhere, what came is for that place alone.
 */
function cameFrom({ profile, server }: Flow, names: readonly EndpointName[], sentTo: string): SecretBinding {
  const origins = new Set(names.flatMap((name) => originOf(server.endpoints[name]) ?? []));
  const isElsewhere = originOf(server.endpoints.token_endpoint) !== sentTo;
  return {
    issuer: profile.issuer ?? null,
    clientId: profile.clientId,
    origins: isElsewhere ? [sentTo] : [...origins].sort(),
  };
}

function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}

/** An omitted scope means as asked (RFC 6749 §5.1); a refresh refers to it (§6). */
function firstScope(
  response: TokenResponse,
  asked: readonly string[] | undefined,
): { firstScope?: readonly string[] } {
  const scope = response.scope ?? asked;
  return scope ? { firstScope: scope } : {};
}

/** The key or certificate an access token is bound to (RFC 7800 cnf: jkt of RFC 9449 §6, x5t#S256 of RFC 8705 §3.1). */
function boundTo(response: TokenResponse): string | undefined {
  const cnf = response.accessToken === undefined ? undefined : member(claimsOf(response.accessToken), 'cnf');
  if (!isJsonObject(cnf)) return undefined;
  return stringMember(cnf, 'jkt') ?? stringMember(cnf, 'x5t#S256');
}

function optionalText<K extends string>(name: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]?: string });
}
