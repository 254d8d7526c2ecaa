import type { TokenRecord } from '../../../engine/records.ts';
import type { Row } from '../database.ts';
import type { TokenCalls } from '../messages.ts';
import type { PlainToken } from '../plain.ts';
import { bytes, given, number, numberOrNone, text, textOrNone } from '../row.ts';
import type { Vault } from '../session.ts';
import { listRows } from './list-query.ts';

const COLUMNS = 'id, kind, format, profile_id, first_seen_at_ms, expires_at_seconds, sealed';

/** What of a token is sealed: the text, who it is for and what it may do. */
type Sealed = Pick<PlainToken, 'text' | 'subject' | 'clientId' | 'scope'>;

/** Tokens and where each was seen. */
export function createTokenCalls(vault: () => Vault): TokenCalls {
  return {
    putToken(record, sighting) {
      const { db, sealer } = vault();
      const { text: tokenText, subject, clientId, scope } = record;
      const sealed = sealer.sealJson('token', record.id, { text: tokenText, subject, clientId, scope });
      db.immediate(() => {
        db.run(
          `INSERT INTO token (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          record.id,
          record.kind,
          record.format,
          record.profileId ?? null,
          record.firstSeenAtMs,
          record.expiresAtSeconds ?? null,
          sealed,
        );
        db.run(
          'INSERT INTO sighting (token_id, at_ms, run_id, place) VALUES (?, ?, ?, ?)',
          record.id,
          sighting.atMs,
          sighting.runId ?? null,
          sighting.where,
        );
      });
    },
    getToken(id) {
      const { db, sealer } = vault();
      const row = db.get(`SELECT ${COLUMNS} FROM token WHERE id = ?`, id);
      return row && read(sealer, row);
    },
    listTokens({ profileId, limit }) {
      const { db, sealer } = vault();
      return listRows(db, {
        select: `SELECT ${COLUMNS} FROM token`,
        where: { profile_id: profileId },
        newest: 'first_seen_at_ms',
        limit,
      }).map((row) => read(sealer, row));
    },
    removeToken(id) {
      const { db } = vault();
      db.immediate(() => {
        db.run('DELETE FROM observation WHERE token_id = ?', id);
        db.run('DELETE FROM token WHERE id = ?', id);
      });
      db.settle();
    },
  };
}

function read(sealer: Vault['sealer'], row: Row): PlainToken {
  const id = text(row, 'id');
  return {
    id,
    kind: text(row, 'kind') as TokenRecord['kind'],
    format: text(row, 'format') as TokenRecord['format'],
    ...given('profileId', textOrNone(row, 'profile_id')),
    firstSeenAtMs: number(row, 'first_seen_at_ms'),
    ...given('expiresAtSeconds', numberOrNone(row, 'expires_at_seconds')),
    ...(sealer.openJson('token', id, bytes(row, 'sealed')) as Sealed),
  };
}
