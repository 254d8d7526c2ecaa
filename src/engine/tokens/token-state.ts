import type { Observation, TokenState } from '../../contract/models/token.ts';
import type { GrantRow, TokenRecord } from '../records.ts';

/** The issuer's own surfaces: what they say of a token outweighs an API that validates by signature alone. */
const ISSUER_SURFACES: ReadonlySet<Observation['surface']> = new Set(['introspection', 'userinfo']);

/**
 * What became of a token, from time, observations and its grant; never stored (design, section 1).
 * Revoked: a revocation was accepted and no surface of the issuer accepted the token since, or introspection called it
 * inactive before its time. Observations may come in any order.
 */
export function deriveState(
  record: Pick<TokenRecord, 'id' | 'kind' | 'expiresAtSeconds'>,
  observations: readonly Observation[],
  grant: GrantRow | undefined,
  nowSeconds: number,
): TokenState {
  const isExpired = record.expiresAtSeconds !== undefined && nowSeconds >= record.expiresAtSeconds;
  if (isRevoked(observations, record.expiresAtSeconds)) return 'revoked';
  if (record.kind === 'refresh_token' && grant) {
    if (grant.state === 'ended' && grant.currentRefreshTokenId === record.id) return 'revoked';
    if (grant.currentRefreshTokenId !== undefined && grant.currentRefreshTokenId !== record.id)
      return 'superseded';
  }
  if (isExpired) return 'expired';
  return record.expiresAtSeconds === undefined && record.kind === 'unknown' ? 'unknown' : 'live';
}

function isRevoked(observations: readonly Observation[], expiresAtSeconds: number | undefined): boolean {
  const lastAccepted = latest(
    observations,
    ({ surface, outcome }) => ISSUER_SURFACES.has(surface) && outcome === 'accepted',
  );
  const lastRevocation = latest(
    observations,
    ({ surface, outcome }) => surface === 'revocation' && outcome === 'accepted',
  );
  const lastInactive = latest(
    observations,
    ({ surface, outcome, atMs }) =>
      surface === 'introspection' &&
      outcome === 'refused' &&
      (expiresAtSeconds === undefined || atMs / 1000 < expiresAtSeconds),
  );
  return Math.max(lastRevocation, lastInactive) > lastAccepted;
}

function latest(observations: readonly Observation[], wanted: (observation: Observation) => boolean): number {
  return observations
    .filter(wanted)
    .reduce((last, { atMs }) => Math.max(last, atMs), Number.NEGATIVE_INFINITY);
}
