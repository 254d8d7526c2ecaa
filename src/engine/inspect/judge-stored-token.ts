import { clientSecretOf } from './search-secrets.ts';
import type { ExpectedToken } from '../../core/checks/inputs.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { type JsonObject, stringMember } from '../../core/json.ts';
import type { DecryptionKey } from '../../core/jose/decryption.ts';
import type { Layer } from '../../core/jose/layers.ts';
import { parseToken } from '../../core/jose/parse.ts';
import type { ParsedToken } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import type { Profile } from '../../contract/models/profile.ts';
import { readUserinfoResponse } from '../../core/oauth/userinfo/userinfo-response.ts';
import type { EngineContext } from '../context.ts';
import type { GrantRecord, IssuanceRecord, TokenRecord } from '../records.ts';
import { latestAnswer } from '../tokens/latest-answer.ts';
import { checkClock } from './check-clock.ts';
import { expectedByProfile } from './expected-by-profile.ts';
import { claimsInside } from './claims-inside.ts';
import { decryptingWith } from './decrypting.ts';
import { saysTokenInside } from './judge-inside.ts';
import { judgeToken } from './judge-token.ts';
import type { Judging } from './judging.ts';
import { profileDecryptionKeys } from './profile-decryption.ts';
import { placeOfKept } from './place.ts';
import { storedKeys } from './profile-keys.ts';
import { tellOf, type Told } from './what-is-told.ts';

/** What was established about a stored token, derived anew from the evidence each time. */
export interface JudgedToken {
  readonly record: TokenRecord;
  readonly parsed: ParsedToken;
  readonly profile?: Profile;
  readonly issuance?: IssuanceRecord;
  readonly signature: SignatureVerdict;
  readonly findings: readonly Finding[];
  readonly isBuiltHere: boolean;
  readonly layers: readonly Layer[];
  /** The claims of what was decrypted, where a person asked for them. */
  readonly claimsInside?: JsonObject;
}

/** A person's act: what is encrypted is opened with these keys too, and so much of it is told. */
export interface Opening {
  readonly keys: readonly DecryptionKey[];
  readonly told: Exclude<Told, 'verdict'>;
}

/** Judges a token of the store with what its profile, issuance and issuer's keys say. No network. */
export async function judgeStoredToken(
  context: EngineContext,
  record: TokenRecord,
  opening?: Opening,
): Promise<JudgedToken> {
  const { verify } = context.ports;
  const parsed = parseToken(record.text.expose());
  const { profile, issuance, isBuiltHere } = await whereFrom(context, record);
  const [trust, expected, clock, clientSecret, decrypting] = await Promise.all([
    profile ? storedKeys(context, profile, parsed) : { keys: [] },
    profile ? expectations(context, profile, record, issuance) : {},
    tokenEndpoint(context, profile).then((url) => checkClock(context, profile, url)),
    clientSecretOf(context, parsed, profile),
    toDecrypt(context, profile, { parsed, given: opening?.keys ?? [] }),
  ]);
  const judging = {
    verify,
    ...trust,
    ...decrypting,
    isBuiltHere,
    expected,
    clock,
    clientSecret,
    sha2: verify.sha2,
  };
  const judged = await judgeToken(judging, { parsed, kind: record.kind, place: placeOfKept(parsed) });
  const inside = opening?.told === 'contents' ? claimsInside(judged.layers) : undefined;
  return {
    record,
    parsed,
    ...(profile ? { profile } : {}),
    ...(issuance ? { issuance } : {}),
    ...tellOf(judged, opening?.told ?? 'verdict'),
    ...(inside ? { claimsInside: inside } : {}),
    isBuiltHere,
  };
}

/** Whose token it is, and how it came to be here; asked side by side. */
async function whereFrom(
  context: EngineContext,
  { id, profileId, text }: TokenRecord,
): Promise<Pick<JudgedToken, 'profile' | 'issuance' | 'isBuiltHere'>> {
  const [owner, issuance, isListed] = await Promise.all([
    profileId === undefined ? undefined : context.ports.store.getProfile(profileId),
    issuanceOf(context, id),
    context.built.has(text.expose()),
  ]);
  return {
    ...(owner ? { profile: owner.profile } : {}),
    ...(issuance ? { issuance } : {}),
    isBuiltHere: issuance?.origin === 'built' || isListed,
  };
}

/**
 * What was given to decrypt with, then what the profile's client has for it; and the keys for what is inside. Nothing is
 * looked up where nothing is encrypted.
 */
async function toDecrypt(
  context: EngineContext,
  profile: Profile | undefined,
  { parsed, given }: { readonly parsed: ParsedToken; readonly given: readonly DecryptionKey[] },
): Promise<Pick<Judging, 'decrypting' | 'keysFor'>> {
  const isEncrypted = parsed.format === 'jwe' || parsed.format === 'jwe_json';
  if (!isEncrypted && !(parsed.format === 'jws' && saysTokenInside(parsed))) return {};
  const keys = [...given, ...(profile ? await profileDecryptionKeys(context, profile) : [])];
  return {
    ...(keys.length > 0 ? { decrypting: decryptingWith(context.ports.decrypt, keys) } : {}),
    ...(profile ? { keysFor: (inside) => storedKeys(context, profile, inside) } : {}),
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
  const accessToken = record.kind === 'id_token' ? await accessTokenOf(context, issuance) : undefined;
  const subject = accessToken ? await userinfoSubject(context, accessToken) : undefined;
  return {
    ...expectedByProfile(profile),
    ...(subject === undefined ? {} : { userinfoSubject: subject }),
    ...(profile.maxAgeSeconds === undefined ? {} : { maxAgeSeconds: profile.maxAgeSeconds }),
    ...(profile.acrValues === undefined ? {} : { acrValues: profile.acrValues.split(' ').filter(Boolean) }),
    ...(profile.persona?.expectedSubject === undefined
      ? {}
      : { expectedSubject: profile.persona.expectedSubject }),
    ...(accessToken ? { accessToken: accessToken.text.expose() } : {}),
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

/** The access token that came with an ID token. */
async function accessTokenOf(
  { ports }: EngineContext,
  issuance: IssuanceRecord | undefined,
): Promise<TokenRecord | undefined> {
  const id = issuance?.outputs.find(({ role }) => role === 'access_token')?.tokenId;
  return id === undefined ? undefined : ports.store.getToken(id);
}

/** Whom UserInfo spoke of when it was last called with the access token (OIDC Core §5.3.2). */
async function userinfoSubject(
  context: EngineContext,
  accessToken: TokenRecord,
): Promise<string | undefined> {
  const observations = await context.ports.store.listObservations(accessToken.id);
  const answer = await latestAnswer(context, observations, 'userinfo');
  return answer ? readUserinfoResponse(answer)?.sub : undefined;
}
