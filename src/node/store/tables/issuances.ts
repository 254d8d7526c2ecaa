import type { OriginRow } from '../../../engine/records.ts';
import type { Row } from '../database.ts';
import type { IssuanceCalls } from '../messages.ts';
import type { PlainIssuance } from '../plain.ts';
import { RowCache } from '../row-cache.ts';
import { bytes, text } from '../row.ts';
import type { Vault } from '../session.ts';
import { listRows } from './list-query.ts';

/** Issuances, sealed; which token each touches stands in clear, so that lineage can be followed from either end. */
export function createIssuanceCalls(vault: () => Vault): IssuanceCalls {
  const cache = new RowCache<OriginRow>();
  return {
    putIssuance(record) {
      cache.forget(vault().sealer, record.id);
      put(vault(), record);
    },
    listOrigins({ profileId, limit }) {
      const opened = vault();
      return listRows(opened.db, {
        select: 'SELECT id FROM issuance',
        where: { profile_id: profileId },
        newest: 'at_ms',
        limit,
      }).flatMap((row) => {
        const id = text(row, 'id');
        return cache.get(opened.sealer, id, () => originOf(opened, id)) ?? [];
      });
    },
    listIssuances({ profileId, tokenId, grantId, limit }) {
      const { db, sealer } = vault();
      return listRows(db, {
        select: 'SELECT id, sealed FROM issuance',
        where: {
          profile_id: profileId,
          grant_id: grantId,
          'id IN (SELECT issuance_id FROM issuance_token WHERE token_id = ?)': tokenId,
        },
        newest: 'at_ms',
        limit,
      }).map((row) => read(sealer, row));
    },
  };
}

function originOf({ db, sealer }: Vault, issuanceId: string): OriginRow | undefined {
  const row = db.get('SELECT id, sealed FROM issuance WHERE id = ?', issuanceId);
  if (!row) return undefined;
  const { id, atMs, origin, profileId, grantId, inputs, outputs } = read(sealer, row);
  return {
    id,
    atMs,
    origin,
    ...(profileId === undefined ? {} : { profileId }),
    ...(grantId === undefined ? {} : { grantId }),
    inputs,
    outputs,
  };
}

function put({ db, sealer }: Vault, record: PlainIssuance): void {
  const sealed = sealer.sealJson('issuance', record.id, record);
  const tokenIds = new Set([...record.inputs, ...record.outputs].map(({ tokenId }) => tokenId));
  db.immediate(() => {
    db.run(
      `INSERT INTO issuance (id, at_ms, profile_id, grant_id, sealed) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms, profile_id = excluded.profile_id,
         grant_id = excluded.grant_id, sealed = excluded.sealed`,
      record.id,
      record.atMs,
      record.profileId ?? null,
      record.grantId ?? null,
      sealed,
    );
    db.run('DELETE FROM issuance_token WHERE issuance_id = ?', record.id);
    for (const tokenId of tokenIds) {
      db.run('INSERT INTO issuance_token (issuance_id, token_id) VALUES (?, ?)', record.id, tokenId);
    }
  });
}

function read(sealer: Vault['sealer'], row: Row): PlainIssuance {
  return sealer.openJson('issuance', text(row, 'id'), bytes(row, 'sealed')) as PlainIssuance;
}
