import type { TokenView } from '../../contract/models/token.ts';
import type { Fault } from '../../core/faults.ts';
import { fault } from '../../core/faults.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { type JsonObject, numberMember } from '../../core/json.ts';
import { claimsOf, signedPart } from '../../core/jose/content.ts';
import type { ParsedToken } from '../../core/jose/token.ts';
import { claimedScope, compareScopes } from '../../core/oauth/scope.ts';
import {
  type IntrospectionResponse,
  readIntrospectionResponse,
} from '../../core/oauth/introspect/introspection-response.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { encodeUtf8 } from '../../core/text/utf8.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { isToken } from '../inspect/judge-inside.ts';
import { atAnotherTime } from '../inspect/another-time.ts';
import { readOffsets } from '../inspect/check-clock.ts';
import { type JudgedToken, judgeStoredToken, type Opening } from '../inspect/judge-stored-token.ts';
import type { IssuanceRecord, Observation } from '../records.ts';
import { bindingOf } from './binding.ts';
import { latestAnswer } from './latest-answer.ts';
import { lineageOf } from './lineage.ts';
import { maskToken } from './mask-token.ts';
import { summarize } from './list-tokens.ts';
import { whatCan } from './what-can.ts';

/**
 * Everything known of a token, derived anew; judged as if it were `atMs` where that is given, and opened where a person
 * asked for that. Faults: token.not_found.
 */
export function viewToken(
  now: EngineContext,
  tokenId: string,
  atMs?: number,
  opening?: Opening,
): Promise<Result<TokenView<Finding>, Fault>> {
  return bounded(async () => {
    const context = atMs === undefined ? now : atAnotherTime(now, atMs);
    const { store } = context.ports;
    const record = await store.getToken(tokenId);
    if (!record) return failed(fault('token.not_found', 'This token is not here any more.'));
    const judged = await judgeStoredToken(context, record, opening);
    const { issuance, profile, parsed } = judged;
    const grant = issuance?.grantId === undefined ? undefined : await store.getGrant(issuance.grantId);
    const observations = await store.listObservations(tokenId);
    const isWatched = (await context.watchList.read()).has(tokenId);
    const offsetSeconds = (await readOffsets(context))(profile);
    const environments = await store.listEnvironments();
    const facts = { record, issuance, grant, observations, profile, environments, isWatched, offsetSeconds };
    const summary = summarize(context, facts);
    const claims = judged.claimsInside ?? claimsOf(parsed);
    const issuerOrigin =
      profile?.issuer !== undefined && URL.canParse(profile.issuer)
        ? new URL(profile.issuer).origin
        : undefined;
    const clock = issuerOrigin === undefined ? undefined : await store.getClock(issuerOrigin);
    const refreshTokenId = grant?.currentRefreshTokenId;
    const introspection = await introspectionOf(context, observations);
    const binding = bindingOf(claims, introspection?.object, issuance?.tokenType);
    return ok({
      summary,
      ...(atMs === undefined ? {} : { judgedAtMs: atMs }),
      masked: maskToken(parsed),
      byteLength: encodeUtf8(parsed.text).length,
      isWhole: false,
      ...jsonTexts(parsed),
      signature: judged.signature,
      ...(judged.isBuiltHere ? { isBuiltHere: true } : {}),
      findings: [...judged.findings, ...(await responseFindings(context, judged))],
      layers: judged.layers,
      ...scopesOf(judged, claims, introspection),
      life: lifeOf(claims, record.expiresAtSeconds ?? numberMember(claims, 'exp'), issuance),
      ...(clock ? { clock } : {}),
      observations: [...observations].sort((a, b) => b.atMs - a.atMs),
      lineage: await lineageOf(context, issuance, grant, offsetSeconds),
      ...(issuance?.tokenType === undefined ? {} : { tokenType: issuance.tokenType }),
      ...(binding ? { binding } : {}),
      ...(await whatCan(context, judged, grant)),
      ...(refreshTokenId === undefined ? {} : { refreshTokenId }),
    });
  });
}

function jsonTexts(token: ParsedToken): Pick<TokenView, 'headerText' | 'payloadText'> {
  const jws = signedPart(token);
  const header = jws?.header.json?.text ?? (token.format === 'jwe' ? token.header.json?.text : undefined);
  const payload = jws?.payload.json?.text;
  return {
    ...(header === undefined ? {} : { headerText: header }),
    ...(payload === undefined || isToken(payload) ? {} : { payloadText: payload }),
  };
}

/** What the rules said of the response that brought the token: shown with an access token. */
async function responseFindings(
  context: EngineContext,
  { record, issuance }: JudgedToken,
): Promise<readonly Finding[]> {
  if (record.kind !== 'access_token' || issuance?.runId === undefined) return [];
  const run = context.runs.get(issuance.runId)?.run ?? (await context.ports.store.getRun(issuance.runId));
  const step = run?.steps.find(
    ({ id }) => id === (issuance.origin === 'refresh_token' ? 'refresh' : 'token'),
  );
  return step?.findings ?? [];
}

function lifeOf(
  claims: JsonObject | undefined,
  expiresAtSeconds: number | undefined,
  issuance: IssuanceRecord | undefined,
): TokenView['life'] {
  const issued = numberMember(claims, 'iat') ?? (issuance ? Math.floor(issuance.atMs / 1000) : undefined);
  const notBefore = numberMember(claims, 'nbf');
  return {
    ...(issued === undefined ? {} : { issuedAtSeconds: issued }),
    ...(notBefore === undefined ? {} : { notBeforeSeconds: notBefore }),
    ...(expiresAtSeconds === undefined ? {} : { expiresAtSeconds }),
  };
}

/** What introspection last said of the token while it accepted it. */
async function introspectionOf(
  context: EngineContext,
  observations: readonly Observation[],
): Promise<IntrospectionResponse | undefined> {
  const answer = await latestAnswer(context, observations, 'introspection');
  return answer && readIntrospectionResponse(answer);
}

function scopesOf(
  { record, issuance }: JudgedToken,
  claims: JsonObject | undefined,
  introspection: IntrospectionResponse | undefined,
): Pick<TokenView, 'scopes' | 'scopeNote'> {
  if (record.kind !== 'access_token' && record.kind !== 'unknown') return { scopes: [] };
  const asked = issuance?.scopeAsked;
  const granted = grantedScope(issuance);
  const introspected = introspection?.scope;
  const inToken = claimedScope(claims);
  const scopes = compareScopes({
    ...(asked ? { asked } : {}),
    ...(granted ? { granted } : {}),
    ...(introspected ? { introspected } : {}),
    ...(inToken ? { inToken } : {}),
  });
  const isOmitted = issuance !== undefined && issuance.scopeGranted === undefined && asked !== undefined;
  const why =
    issuance?.origin === 'refresh_token' ? 'as first granted (RFC 6749 §6)' : 'as asked (RFC 6749 §5.1)';
  return { scopes, ...(isOmitted ? { scopeNote: `The server named no scope: that means ${why}.` } : {}) };
}

/** What was granted: as the server named it, else as asked; an ID token that came says that openid was (OIDC Core §3.1.2.1). */
function grantedScope(issuance: IssuanceRecord | undefined): readonly string[] | undefined {
  const { scopeAsked: asked, scopeGranted: named, outputs } = issuance ?? {};
  const hasIdToken = outputs?.some(({ role }) => role === 'id_token') === true;
  return named && hasIdToken && asked?.includes('openid') && !named.includes('openid')
    ? ['openid', ...named]
    : (named ?? asked);
}
