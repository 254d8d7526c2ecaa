import type { GrantRecord } from '../../../engine/records.ts';
import type { Database, Row } from '../database.ts';
import type { GrantCalls } from '../messages.ts';
import { bytes, given, number, numberOrNone, text, textOrNone } from '../row.ts';
import type { Vault } from '../session.ts';
import { listRows } from './list-query.ts';

const COLUMNS = `id, profile_id, created_at_ms, state, current_refresh_token_id, intent_at_ms, rotations,
  lease_owner, lease_until_ms, sealed`;

type Sealed = Pick<GrantRecord, 'boundTo' | 'firstScope' | 'firstIdTokenClaims'>;

/** Refresh families. State and lease stand in clear, since they are changed by one statement that compares them. */
export function createGrantCalls(vault: () => Vault): GrantCalls {
  return {
    putGrant: (record) => put(vault(), record),
    getGrant: (id) => get(vault(), id),
    listGrants({ profileId, limit }) {
      const { db, sealer } = vault();
      return listRows(db, {
        select: `SELECT ${COLUMNS} FROM refresh_grant`,
        where: { profile_id: profileId },
        newest: 'created_at_ms',
        limit,
      }).map((row) => read(sealer, row));
    },
    listGrantRows({ profileId, limit }) {
      return listRows(vault().db, {
        select: 'SELECT id, state, current_refresh_token_id FROM refresh_grant',
        where: { profile_id: profileId },
        newest: 'created_at_ms',
        limit,
      }).map((row) => ({
        id: text(row, 'id'),
        state: text(row, 'state') as GrantRecord['state'],
        ...given('currentRefreshTokenId', textOrNone(row, 'current_refresh_token_id')),
      }));
    },
    leaseGrant(id, owner, nowMs, forMs) {
      const opened = vault();
      return opened.db.immediate(() => {
        const taken = takeLease(opened.db, id, owner, nowMs, forMs);
        return { taken, grant: get(opened, id) };
      });
    },
    updateLeasedGrant: (owner, record, release) => updateLeased(vault(), owner, record, release),
  };
}

/** A new grant as it is given; of a known one everything but the lease, which only the lease's own calls change. */
function put({ db, sealer }: Vault, record: GrantRecord): void {
  db.run(
    `INSERT INTO refresh_grant (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET profile_id = excluded.profile_id, created_at_ms = excluded.created_at_ms,
       state = excluded.state, current_refresh_token_id = excluded.current_refresh_token_id,
       intent_at_ms = excluded.intent_at_ms, rotations = excluded.rotations, sealed = excluded.sealed`,
    record.id,
    record.profileId,
    record.createdAtMs,
    record.state,
    record.currentRefreshTokenId ?? null,
    record.intentAtMs ?? null,
    record.rotations,
    record.lease?.owner ?? null,
    record.lease?.untilMs ?? null,
    seal(sealer, record),
  );
}

/**
 * True where the lease is now the owner's. One that is still held is not given again, not even to the same owner: two
 * refreshes in one process would both send. Whoever left a lease while sending did not see the answer: outcome unknown.
 */
function takeLease(db: Database, id: string, owner: string, nowMs: number, forMs: number): boolean {
  const changed = db.run(
    `UPDATE refresh_grant SET
       state = CASE state WHEN 'sending' THEN 'outcome_unknown' ELSE state END,
       lease_owner = ?, lease_until_ms = ?
     WHERE id = ? AND (lease_owner IS NULL OR lease_until_ms <= ?)`,
    owner,
    nowMs + forMs,
    id,
    nowMs,
  );
  return changed === 1;
}

function updateLeased({ db, sealer }: Vault, owner: string, record: GrantRecord, release: boolean): boolean {
  const until = record.lease?.owner === owner ? record.lease.untilMs : null;
  const changed = db.run(
    `UPDATE refresh_grant SET state = ?, current_refresh_token_id = ?, intent_at_ms = ?, rotations = ?, sealed = ?,
       lease_owner = ?, lease_until_ms = CASE WHEN ? THEN NULL ELSE coalesce(?, lease_until_ms) END
     WHERE id = ? AND lease_owner = ?`,
    record.state,
    record.currentRefreshTokenId ?? null,
    record.intentAtMs ?? null,
    record.rotations,
    seal(sealer, record),
    release ? null : owner,
    release ? 1 : 0,
    until,
    record.id,
    owner,
  );
  return changed === 1;
}

function get({ db, sealer }: Vault, id: string): GrantRecord | undefined {
  const row = db.get(`SELECT ${COLUMNS} FROM refresh_grant WHERE id = ?`, id);
  return row && read(sealer, row);
}

function seal(sealer: Vault['sealer'], { id, boundTo, firstScope, firstIdTokenClaims }: GrantRecord): Buffer {
  return sealer.sealJson('refresh_grant', id, { boundTo, firstScope, firstIdTokenClaims });
}

function read(sealer: Vault['sealer'], row: Row): GrantRecord {
  const id = text(row, 'id');
  const owner = textOrNone(row, 'lease_owner');
  return {
    id,
    profileId: text(row, 'profile_id'),
    createdAtMs: number(row, 'created_at_ms'),
    state: text(row, 'state') as GrantRecord['state'],
    ...given('currentRefreshTokenId', textOrNone(row, 'current_refresh_token_id')),
    ...given('intentAtMs', numberOrNone(row, 'intent_at_ms')),
    rotations: number(row, 'rotations'),
    ...given('lease', owner === undefined ? undefined : { owner, untilMs: number(row, 'lease_until_ms') }),
    ...(sealer.openJson('refresh_grant', id, bytes(row, 'sealed')) as Sealed),
  };
}
