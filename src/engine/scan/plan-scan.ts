import type { Profile } from '../../contract/models/profile.ts';
import type { DecryptionKey } from '../../core/jose/decryption.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { checkClock } from '../inspect/check-clock.ts';
import { expectedByProfile } from '../inspect/expected-by-profile.ts';
import { givenKeys } from '../inspect/given-keys.ts';
import type { ProfileKeys } from '../inspect/keys-at-hand.ts';
import { profileDecryptionKeys } from '../inspect/profile-decryption.ts';
import { keysForMany } from '../inspect/profile-keys.ts';
import { plainSend } from '../server/plain-send.ts';
import { type ScanPlan, plainDecryptionKeys } from './scan-plan.ts';

/** Whose keys the tokens of a scan are verified and opened with, and by what time they are judged. */
export interface ScanTrust {
  readonly profileId?: string;
  /** A JWKS, JWK or PEM that a person gave. */
  readonly keys?: string;
  readonly jwksUrl?: string;
  /** A private key, a key set or a secret that a person gave to decrypt with. */
  readonly decryptionKeys?: string;
  readonly atSeconds?: number;
}

/**
 * Gathers once what all tokens of a scan are judged by. Nothing is fetched unless a profile or a JWKS address was named.
 * Faults: profile.not_found, input.invalid, network.*, flow.response_unusable, operation.cancelled.
 */
export function planScan(
  context: EngineContext,
  trust: ScanTrust,
  signal?: AbortSignal,
): Promise<Result<ScanPlan, Fault>> {
  return bounded(async () => {
    const profile = await profileOf(context, trust);
    if (!profile.ok) return profile;
    const decryption = await decryptionKeys(context, trust, profile.value);
    if (!decryption.ok) return decryption;
    const gathered = await gatherKeys(context, trust, { profile: profile.value, signal });
    // What was stopped is no issuer that is out of reach.
    if (signal?.aborted) return failed(fault('operation.cancelled', 'It was stopped before it began.'));
    if (!gathered.ok) return gathered;
    const { keys, unreachable } = gathered.value;
    const clock = await checkClock(context, profile.value, profile.value?.issuer);
    const { atSeconds } = trust;
    return ok({
      keys,
      ...(unreachable === undefined ? {} : { unreachable }),
      ...ofProfile(profile.value),
      ...(await clientSecret(context, profile.value)),
      ...plainDecryptionKeys(decryption.value),
      policy: context.settings().policy,
      clock: atSeconds === undefined ? clock : { ...clock, nowSeconds: atSeconds },
    });
  });
}

/** Whether keys are fetched for a scan: only where a profile or an address was named. */
export function mayFetchKeys({ profileId, jwksUrl = '' }: ScanTrust): boolean {
  return profileId !== undefined || jwksUrl !== '';
}

/**
 * The keys once more, fetched now: a token named one that was not among them (key rotation). Undefined where they cannot
 * be had: then those that are here stay.
 */
export async function freshKeys(
  context: EngineContext,
  trust: ScanTrust,
  signal?: AbortSignal,
): Promise<readonly TrustedKeys[] | undefined> {
  const gathered = await bounded(async () => {
    const profile = await profileOf(context, trust);
    return profile.ok ? gatherKeys(context, trust, { profile: profile.value, signal }) : profile;
  });
  return gathered.ok && gathered.value.unreachable === undefined ? gathered.value.keys : undefined;
}

async function profileOf(
  { ports }: EngineContext,
  { profileId }: ScanTrust,
): Promise<Result<Profile | undefined, Fault>> {
  if (profileId === undefined) return ok(undefined);
  const record = await ports.store.getProfile(profileId);
  if (!record) return failed(fault('profile.not_found', 'This profile is not here any more.'));
  return ok(record.profile);
}

async function gatherKeys(
  context: EngineContext,
  trust: ScanTrust,
  { profile, signal }: { readonly profile: Profile | undefined; readonly signal: AbortSignal | undefined },
): Promise<Result<ProfileKeys, Fault>> {
  const send = plainSend(context, signal);
  const given = await givenKeys(context, trust, send);
  if (!given.ok) return given;
  const { keys, unreachable } = profile
    ? await keysForMany(context, profile, send)
    : { keys: [], unreachable: undefined };
  return ok({ keys: [...keys, ...given.value], ...(unreachable === undefined ? {} : { unreachable }) });
}

function ofProfile(profile: Profile | undefined): Pick<ScanPlan, 'allowedAlgs' | 'expected'> {
  if (!profile) return { expected: {} };
  const { allowedAlgs } = profile;
  return { ...(allowedAlgs ? { allowedAlgs } : {}), expected: expectedByProfile(profile) };
}

async function clientSecret(
  { ports }: EngineContext,
  profile: Profile | undefined,
): Promise<Pick<ScanPlan, 'clientSecret'>> {
  const secret = profile && (await ports.store.getSecret(profile.id, 'client_secret'));
  return secret ? { clientSecret: secret.value.expose() } : {};
}

/** What was given to decrypt with, then what the profile's client has for it. */
async function decryptionKeys(
  context: EngineContext,
  { decryptionKeys: text = '' }: ScanTrust,
  profile: Profile | undefined,
): Promise<Result<readonly DecryptionKey[], Fault>> {
  const given = text.trim() === '' ? ok([]) : context.ports.decrypt.readDecryptionKeys(text);
  if (!given.ok) return given;
  return ok([...given.value, ...(profile ? await profileDecryptionKeys(context, profile) : [])]);
}
