import type { TokenSummary } from '../../contract/models/token.ts';
import type { Environment, Profile } from '../../contract/models/profile.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import type { GrantRow, Observation, OriginRow, TokenRow } from '../records.ts';
import { readOffsets } from '../inspect/check-clock.ts';
import { deriveState } from './token-state.ts';

/** Tokens, newest first, with what became of each. */
export function listTokens(
  context: EngineContext,
  options: { readonly profileId?: string },
): Promise<Result<readonly TokenSummary[], Fault>> {
  return bounded(async () => {
    const { store } = context.ports;
    const [records, origins, grants, observations, profiles, environments, watched, offsetOf] =
      await Promise.all([
        store.listTokens(options),
        store.listOrigins(options),
        store.listGrantRows(options),
        store.listAllObservations(options),
        store.listProfiles(),
        store.listEnvironments(),
        context.watchList.read(),
        readOffsets(context),
      ]);
    const issuanceByToken = new Map(
      origins.flatMap((issuance) => issuance.outputs.map(({ tokenId }) => [tokenId, issuance] as const)),
    );
    const grantById = new Map(grants.map((grant) => [grant.id, grant]));
    const observationsByToken = Map.groupBy(observations, ({ tokenId }) => tokenId);
    const profileById = new Map(profiles.map(({ profile }) => [profile.id, profile]));
    return ok(
      records.map((record) => {
        const issuance = issuanceByToken.get(record.id);
        const profile = record.profileId === undefined ? undefined : profileById.get(record.profileId);
        return summarize(context, {
          record,
          issuance,
          grant: issuance?.grantId === undefined ? undefined : grantById.get(issuance.grantId),
          observations: observationsByToken.get(record.id) ?? [],
          profile,
          environments,
          offsetSeconds: offsetOf(profile),
          isWatched: watched.has(record.id),
        });
      }),
    );
  });
}

/** What a summary is made of. */
export interface TokenFacts {
  readonly record: TokenRow;
  readonly issuance: OriginRow | undefined;
  readonly grant: GrantRow | undefined;
  readonly observations: readonly Observation[];
  readonly profile: Profile | undefined;
  readonly environments: readonly Environment[];
  readonly isWatched: boolean;
  /** What is added to our clock to judge its times. */
  readonly offsetSeconds: number;
}

const FINGERPRINT_LENGTH = 8;

/** One row of the token list. */
export function summarize(
  { ports }: EngineContext,
  { record, issuance, grant, observations, profile, environments, isWatched, offsetSeconds }: TokenFacts,
): TokenSummary {
  const nowSeconds = Math.floor(ports.clock.nowMs() / 1000) + offsetSeconds;
  const { id, kind, format, profileId, subject, clientId, scope, firstSeenAtMs, expiresAtSeconds } = record;
  return {
    id,
    kind,
    format,
    ...(profileId === undefined ? {} : { profileId }),
    ...(profile ? { profileName: profile.name, environment: environmentName(profile, environments) } : {}),
    ...(subject === undefined ? {} : { subject }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(scope ? { scope } : {}),
    firstSeenAtMs,
    ...(expiresAtSeconds === undefined ? {} : { expiresAtSeconds }),
    state: deriveState(record, observations, grant, nowSeconds),
    origin: issuance?.origin ?? 'paste',
    fingerprint: id.slice(0, FINGERPRINT_LENGTH),
    ...(profile?.persona ? { persona: profile.persona.label } : {}),
    isWatched,
    ...(offsetSeconds === 0 ? {} : { clockOffsetSeconds: offsetSeconds }),
  };
}

function environmentName({ environment }: Profile, environments: readonly Environment[]): string {
  return environments.find(({ id }) => id === environment)?.name ?? environment;
}
