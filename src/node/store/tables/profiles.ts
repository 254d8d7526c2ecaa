import type { Profile } from '../../../contract/models/profile.ts';
import type { ProfileRecord } from '../../../engine/records.ts';
import type { Row } from '../database.ts';
import type { ProfileCalls } from '../messages.ts';
import { bytes, number, text } from '../row.ts';
import type { Vault } from '../session.ts';

/** Profiles. Sealed whole: extra parameters and addresses may carry keys that their server invented. */
export function createProfileCalls(vault: () => Vault): ProfileCalls {
  return {
    listProfiles() {
      const { db, sealer } = vault();
      return db
        .all('SELECT id, updated_at_ms, sealed FROM profile ORDER BY rowid')
        .map((row) => read(sealer, row));
    },
    getProfile(id) {
      const { db, sealer } = vault();
      const row = db.get('SELECT id, updated_at_ms, sealed FROM profile WHERE id = ?', id);
      return row && read(sealer, row);
    },
    putProfile({ profile, updatedAtMs }) {
      const { db, sealer } = vault();
      // Not INSERT OR REPLACE: that deletes the old row first, and its secrets with it.
      db.run(
        `INSERT INTO profile (id, updated_at_ms, sealed) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET updated_at_ms = excluded.updated_at_ms, sealed = excluded.sealed`,
        profile.id,
        updatedAtMs,
        sealer.sealJson('profile', profile.id, profile),
      );
    },
    removeProfile(id) {
      const { db } = vault();
      db.run('DELETE FROM profile WHERE id = ?', id);
      db.settle();
    },
  };
}

function read(sealer: Vault['sealer'], row: Row): ProfileRecord {
  return {
    profile: sealer.openJson('profile', text(row, 'id'), bytes(row, 'sealed')) as Profile,
    updatedAtMs: number(row, 'updated_at_ms'),
  };
}
