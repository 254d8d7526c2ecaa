import { checkJwt, checkStructure } from '../../core/checks/index.ts';
import type { ExpectedToken } from '../../core/checks/inputs.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { stringMember } from '../../core/json.ts';
import { parseToken } from '../../core/jose/parse.ts';
import type { ParsedToken } from '../../core/jose/token.ts';
import type { SignatureVerdict, TrustedKeys } from '../../core/jose/verification.ts';
import type { Profile } from '../../contract/models/profile.ts';
import { encodeBase64url } from '../../core/text/base64url.ts';
import { encodeUtf8 } from '../../core/text/utf8.ts';
import type { EngineContext } from '../context.ts';
import type { GrantRecord, IssuanceRecord, TokenRecord } from '../records.ts';
import { trustedKeys } from '../server/keys.ts';
import { checkClock } from './check-clock.ts';
import { judgeSignature } from './judge-signature.ts';

/** What was established about a stored token, derived anew from the evidence each time. */
export interface JudgedToken {
  readonly record: TokenRecord;
  readonly parsed: ParsedToken;
  readonly profile?: Profile;
  readonly issuance?: IssuanceRecord;
  readonly signature: SignatureVerdict;
  readonly findings: readonly Finding[];
}

/** Judges a token of the store with what its profile, issuance and issuer's keys say. No network. */
export async function judgeStoredToken(context: EngineContext, record: TokenRecord): Promise<JudgedToken> {
  const { store, verify } = context.ports;
  const parsed = parseToken(record.text.expose());
  const profile =
    record.profileId === undefined ? undefined : (await store.getProfile(record.profileId))?.profile;
  const issuance = await issuanceOf(context, record.id);
  const keys = profile ? await profileKeys(context, profile, parsed) : [];
  const signature = await judgeSignature(verify, parsed, keys, profile?.allowedAlgs);
  const expected = profile ? await expectations(context, profile, record, issuance) : {};
  const findings =
    parsed.format === 'jws'
      ? checkJwt({
          token: parsed,
          kind: record.kind,
          header: parsed.header.json?.object,
          claims: parsed.payload.json?.object,
          signature,
          keys,
          expected,
          clock: await checkClock(context, profile, await tokenEndpoint(context, profile)),
          sha2: verify.sha2,
        })
      : checkStructure({ token: parsed });
  return {
    record,
    parsed,
    ...(profile ? { profile } : {}),
    ...(issuance ? { issuance } : {}),
    signature,
    findings,
  };
}

/** The issuance that brought the token into the store: the earliest that has it among its outputs. */
export async function issuanceOf(
  context: EngineContext,
  tokenId: string,
): Promise<IssuanceRecord | undefined> {
  const issuances = await context.ports.store.listIssuances({ tokenId });
  return issuances
    .filter(({ outputs }) => outputs.some((output) => output.tokenId === tokenId))
    .sort((a, b) => a.atMs - b.atMs)[0];
}

/** The issuer's latest snapshot and, for HMAC, the client's own secret (OIDC Core §10.1): never a published key for HMAC. */
export async function profileKeys(
  context: EngineContext,
  profile: Profile,
  parsed: ParsedToken,
): Promise<readonly TrustedKeys[]> {
  const { store } = context.ports;
  const issuer = profile.issuer ?? originOf(profile.endpoints.jwks_uri);
  const snapshot = issuer === undefined ? undefined : await store.latestKeySnapshot(issuer);
  const keys: TrustedKeys[] = snapshot ? [trustedKeys(snapshot)] : [];
  const alg = parsed.format === 'jws' ? stringMember(parsed.header.json?.object, 'alg') : undefined;
  if (alg?.startsWith('HS')) {
    const secret = await store.getSecret(profile.id, 'client_secret');
    if (secret) {
      const k = encodeBase64url(encodeUtf8(secret.value.expose()));
      keys.push({ trust: { kind: 'given_key', label: 'the client secret' }, keys: [{ kty: 'oct', k }] });
    }
  }
  return keys;
}

function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}

async function tokenEndpoint(
  { ports }: EngineContext,
  profile: Profile | undefined,
): Promise<string | undefined> {
  if (!profile) return undefined;
  if (profile.endpoints.token_endpoint !== undefined) return profile.endpoints.token_endpoint;
  const metadata = profile.issuer === undefined ? undefined : await ports.store.getMetadata(profile.issuer);
  return stringMember(metadata?.documents[0]?.object, 'token_endpoint') ?? profile.issuer;
}

async function expectations(
  context: EngineContext,
  profile: Profile,
  record: TokenRecord,
  issuance: IssuanceRecord | undefined,
): Promise<ExpectedToken> {
  const { store } = context.ports;
  const grant = issuance?.grantId === undefined ? undefined : await store.getGrant(issuance.grantId);
  const accessToken =
    record.kind === 'id_token' ? await siblingText(context, issuance, 'access_token') : undefined;
  const audiences = [
    ...profile.resources,
    ...(profile.audience === undefined ? [] : [profile.audience]),
    ...profile.apis.flatMap(({ audience }) => (audience === undefined ? [] : [audience])),
  ];
  return {
    ...(profile.issuer === undefined ? {} : { issuer: profile.issuer }),
    clientId: profile.clientId,
    ...(audiences.length > 0 ? { audiences: [...new Set(audiences)] } : {}),
    ...(profile.allowedAlgs ? { allowedAlgs: profile.allowedAlgs } : {}),
    ...(profile.maxAgeSeconds === undefined ? {} : { maxAgeSeconds: profile.maxAgeSeconds }),
    ...(profile.acrValues === undefined ? {} : { acrValues: profile.acrValues.split(' ').filter(Boolean) }),
    ...(profile.persona?.expectedSubject === undefined
      ? {}
      : { expectedSubject: profile.persona.expectedSubject }),
    ...(accessToken === undefined ? {} : { accessToken }),
    ...fromIssuance(issuance),
    ...fromGrant(issuance, grant),
  };
}

function fromIssuance(issuance: IssuanceRecord | undefined): ExpectedToken {
  if (!issuance) return {};
  const isRefresh = issuance.origin === 'refresh_token';
  return {
    ...(isRefresh ? {} : { nonce: issuance.nonce ?? null }),
    ...(issuance.scopeAsked ? { scopeAsked: issuance.scopeAsked } : {}),
    ...(issuance.scopeGranted ? { scopeGranted: issuance.scopeGranted } : {}),
    ...(issuance.tokenType === undefined ? {} : { tokenType: issuance.tokenType }),
    ...(issuance.expiresInSeconds === undefined ? {} : { expiresInSeconds: issuance.expiresInSeconds }),
    ...(issuance.code ? { code: issuance.code.expose() } : {}),
    receivedAtSeconds: Math.floor(issuance.atMs / 1000),
  };
}

/** On a refresh, the first ID token is what the new one must continue (OIDC Core §12.2). */
function fromGrant(issuance: IssuanceRecord | undefined, grant: GrantRecord | undefined): ExpectedToken {
  if (issuance?.origin !== 'refresh_token' || !grant?.firstIdTokenClaims) return {};
  return { previousIdToken: grant.firstIdTokenClaims };
}

async function siblingText(
  { ports }: EngineContext,
  issuance: IssuanceRecord | undefined,
  role: 'access_token',
): Promise<string | undefined> {
  const id = issuance?.outputs.find((output) => output.role === role)?.tokenId;
  return id === undefined ? undefined : (await ports.store.getToken(id))?.text.expose();
}
