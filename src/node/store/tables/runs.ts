import type { Run } from '../../../core/run/run.ts';
import type { Row } from '../database.ts';
import type { RunCalls } from '../messages.ts';
import { bytes, text } from '../row.ts';
import type { Vault } from '../session.ts';
import { listRows } from './list-query.ts';

/** Runs. Sealed: their summaries may quote a server. */
export function createRunCalls(vault: () => Vault): RunCalls {
  return {
    putRun({ id, profileId, startedAtMs, json }) {
      const { db, sealer } = vault();
      db.run(
        `INSERT INTO run (id, profile_id, started_at_ms, sealed) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET sealed = excluded.sealed`,
        id,
        profileId ?? null,
        startedAtMs,
        sealer.sealBytes('run', id, Buffer.from(json, 'utf8')),
      );
    },
    getRun(id) {
      const { db, sealer } = vault();
      const row = db.get('SELECT id, sealed FROM run WHERE id = ?', id);
      return row && read(sealer, row);
    },
    listRuns({ profileId, limit }) {
      const { db, sealer } = vault();
      return listRows(db, {
        select: 'SELECT id, sealed FROM run',
        where: { profile_id: profileId },
        newest: 'started_at_ms',
        limit,
      }).map((row) => read(sealer, row));
    },
  };
}

function read(sealer: Vault['sealer'], row: Row): Run {
  return sealer.openJson('run', text(row, 'id'), bytes(row, 'sealed')) as Run;
}
