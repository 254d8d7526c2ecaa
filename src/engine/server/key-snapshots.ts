import type { IssuerKeys, SeenKey } from '../../contract/models/keys.ts';
import type { Profile } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { keyHistory, type KeyInTime } from '../../core/jose/key-history.ts';
import { keyBits } from '../../core/jose/keys.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import { stringMember } from '../../core/json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { readEndpoints } from '../../core/oidc/discovery/metadata.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import type { KeySnapshotRecord } from '../records.ts';
import { keyOwner, readJwks, trustedKeys } from './keys.ts';

/** So many snapshots are looked at: a year of daily runs; each has to be opened. */
const MAX_SNAPSHOTS = 400;

/** Where the profile's keys are now: its own address, else the one that the issuer's metadata names. */
export async function jwksUriOf({ ports }: EngineContext, profile: Profile): Promise<string | undefined> {
  if (profile.endpoints.jwks_uri !== undefined) return profile.endpoints.jwks_uri;
  const metadata = profile.issuer === undefined ? undefined : await ports.store.getMetadata(profile.issuer);
  return readEndpoints(metadata?.documents[0]?.object).jwks_uri;
}

/** Our snapshots of the keys of a profile's issuer, the latest first; none where the address of its keys is not known. */
export async function keySnapshots(
  context: EngineContext,
  profile: Profile,
): Promise<readonly KeySnapshotRecord[]> {
  const jwksUri = await jwksUriOf(context, profile);
  if (jwksUri === undefined) return [];
  return context.ports.store.listKeySnapshots(keyOwner(profile.issuer, jwksUri), jwksUri, MAX_SNAPSHOTS);
}

/**
 * Keys that were published once and are not in the latest snapshot, each trusted as of the snapshot that had it last:
 * a token that was signed before a rotation can still be judged, and the verdict says by which snapshot.
 */
export function formerKeys(snapshots: readonly KeySnapshotRecord[]): readonly TrustedKeys[] {
  return historyOf(snapshots).flatMap(({ jwk, lastSeenAtMs, goneSinceMs }) => {
    const snapshot = snapshots.find(({ fetchedAtMs }) => fetchedAtMs === lastSeenAtMs);
    if (goneSinceMs === undefined || snapshot === undefined) return [];
    const { trust } = trustedKeys(snapshot);
    return trust.kind === 'issuer_jwks' ? [{ trust: { ...trust, goneSinceMs }, keys: [jwk] }] : [];
  });
}

function historyOf(snapshots: readonly KeySnapshotRecord[]): readonly KeyInTime[] {
  return keyHistory(snapshots.map(({ fetchedAtMs, jwks }) => ({ fetchedAtMs, keys: readJwks(jwks) ?? [] })));
}

/** The keys that a profile's issuer has had, as far as they were seen here. No network. Faults: profile.not_found. */
export function issuerKeys(context: EngineContext, profileId: string): Promise<Result<IssuerKeys, Fault>> {
  return bounded(async () => {
    const record = await context.ports.store.getProfile(profileId);
    if (!record) return failed(fault('profile.not_found', 'This profile is not here any more.'));
    const snapshots = await keySnapshots(context, record.profile);
    const [latest] = snapshots;
    const { verify } = context.ports;
    return ok({
      snapshotCount: snapshots.length,
      ...(latest
        ? {
            jwksUri: latest.jwksUri,
            fetchedAtMs: latest.fetchedAtMs,
            insecureTransport: latest.insecureTransport,
          }
        : {}),
      keys: historyOf(snapshots).map((key) => seenKey(key, verify.thumbprint(key.jwk))),
    });
  });
}

function seenKey({ jwk, ...times }: KeyInTime, thumbprint: string | undefined): SeenKey {
  const text = (name: string) => stringMember(jwk, name)?.slice(0, 200);
  const bits = stringMember(jwk, 'kty') === 'RSA' ? keyBits(jwk) : undefined;
  const told = { kid: text('kid'), thumbprint, alg: text('alg'), use: text('use'), crv: text('crv'), bits };
  const known = Object.entries(told).filter(([, value]) => value !== undefined);
  return { kty: text('kty') ?? '', ...(Object.fromEntries(known) as Partial<SeenKey>), ...times };
}
