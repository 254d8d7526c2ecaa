import type { Environment } from '../../../engine/records.ts';
import type { Database } from '../database.ts';
import type { SettingCalls } from '../messages.ts';
import { bytes, number, text } from '../row.ts';
import type { Vault } from '../session.ts';

/** Environments and settings, in clear: they answer in a locked vault too. The program's own secrets, sealed. */
export function createSettingCalls(database: () => Database, vault: () => Vault): SettingCalls {
  return {
    ...createEnvironmentCalls(database, vault),
    getSetting(name) {
      const row = database().get('SELECT value FROM setting WHERE name = ?', name);
      return row && text(row, 'value');
    },
    putSetting(name, value) {
      database().run(
        'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
        name,
        value,
      );
    },
    getSealed(name) {
      const { db, sealer } = vault();
      const row = db.get('SELECT sealed FROM sealed_value WHERE name = ?', name);
      return row && (sealer.openJson('sealed_value', name, bytes(row, 'sealed')) as string);
    },
    putSealed(name, value) {
      const { db, sealer } = vault();
      db.run(
        'INSERT INTO sealed_value (name, sealed) VALUES (?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed',
        name,
        sealer.sealJson('sealed_value', name, value),
      );
    },
  };
}

/** Read in any state of the vault; written only where it is open, so that a lock cannot be lifted while nobody can look. */
function createEnvironmentCalls(database: () => Database, vault: () => Vault): EnvironmentCalls {
  return {
    listEnvironments: () =>
      database()
        .all('SELECT id, name, colour, is_protected FROM environment ORDER BY position')
        .map((row) => ({
          id: text(row, 'id'),
          name: text(row, 'name'),
          colour: text(row, 'colour') as Environment['colour'],
          isProtected: number(row, 'is_protected') === 1,
        })),
    putEnvironment({ id, name, colour, isProtected }) {
      vault().db.run(
        `INSERT INTO environment (id, position, name, colour, is_protected)
         VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM environment), ?, ?, ?)
         ON CONFLICT DO UPDATE SET name = excluded.name, colour = excluded.colour, is_protected = excluded.is_protected`,
        id,
        name,
        colour,
        isProtected ? 1 : 0,
      );
    },
    removeEnvironment(id) {
      vault().db.run('DELETE FROM environment WHERE id = ?', id);
    },
  };
}

type EnvironmentCalls = Pick<SettingCalls, 'listEnvironments' | 'putEnvironment' | 'removeEnvironment'>;
