import type { TokenRecord, TokenRow } from '../../../engine/records.ts';
import type { Row } from '../database.ts';
import type { TokenCalls } from '../messages.ts';
import type { PlainToken } from '../plain.ts';
import { RowCache } from '../row-cache.ts';
import { bytes, given, number, numberOrNone, text, textOrNone } from '../row.ts';
import type { Vault } from '../session.ts';
import { listRows } from './list-query.ts';

const CLEAR = 'id, kind, format, profile_id, first_seen_at_ms, expires_at_seconds';
const COLUMNS = `${CLEAR}, sealed`;

/** What of a token is sealed: the text, who it is for and what it may do. */
type Sealed = Pick<PlainToken, 'text' | 'subject' | 'clientId' | 'scope'>;

/** Tokens and where each was seen. */
export function createTokenCalls(vault: () => Vault): TokenCalls {
  const cache = new RowCache<Omit<Sealed, 'text'>>();
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
      const opened = vault();
      return listRows(opened.db, {
        select: `SELECT ${CLEAR} FROM token`,
        where: { profile_id: profileId },
        newest: 'first_seen_at_ms',
        limit,
      }).map((row) => ({
        ...clearPart(row),
        ...cache.get(opened.sealer, cacheKey(row), () => withoutText(opened, text(row, 'id'))),
      }));
    },
    removeToken: (id) => removeAll(vault(), [id]),
    removeTokens: (ids) => removeAll(vault(), ids),
  };
}

function removeAll({ db }: Vault, ids: readonly string[]): void {
  db.immediate(() => {
    for (const id of ids) {
      db.run('DELETE FROM observation WHERE token_id = ?', id);
      db.run('DELETE FROM token WHERE id = ?', id);
    }
  });
  db.settle();
}

/** A token that was removed and seen again is another row under the same id. */
function cacheKey(row: Row): string {
  return `${text(row, 'id')} ${number(row, 'first_seen_at_ms')}`;
}

function withoutText({ db, sealer }: Vault, id: string): Omit<Sealed, 'text'> {
  const row = db.get('SELECT id, sealed FROM token WHERE id = ?', id);
  if (!row) return {};
  const { text: _text, ...rest } = open(sealer, row);
  return rest;
}

function open(sealer: Vault['sealer'], row: Row): Sealed {
  return sealer.openJson('token', text(row, 'id'), bytes(row, 'sealed')) as Sealed;
}

function read(sealer: Vault['sealer'], row: Row): PlainToken {
  return { ...clearPart(row), ...open(sealer, row) };
}

function clearPart(row: Row): TokenRow {
  return {
    id: text(row, 'id'),
    kind: text(row, 'kind') as TokenRecord['kind'],
    format: text(row, 'format') as TokenRecord['format'],
    ...given('profileId', textOrNone(row, 'profile_id')),
    firstSeenAtMs: number(row, 'first_seen_at_ms'),
    ...given('expiresAtSeconds', numberOrNone(row, 'expires_at_seconds')),
  };
}
