import { fault } from '../../../core/faults.ts';
import type { SecretName } from '../../../contract/models/profile.ts';
import type { SecretBinding } from '../../../engine/records.ts';
import { StoreError } from '../../../engine/store-error.ts';
import type { Row } from '../database.ts';
import type { SecretCalls } from '../messages.ts';
import type { PlainSecret } from '../plain.ts';
import { bytes, json, number, text } from '../row.ts';
import type { Vault } from '../session.ts';
import { isMissingReference } from '../sqlite-fault.ts';

const STATE = 'profile_id, name, set_at_ms, bound_to';

/** Client secrets and private keys of profiles: sealed. Where they may go stands in clear. */
export function createSecretCalls(vault: () => Vault): SecretCalls {
  return {
    listSecrets: (profileId) =>
      vault()
        .db.all(`SELECT ${STATE} FROM secret WHERE profile_id = ? ORDER BY name`, profileId)
        .map((row) => readState(row)),
    getSecret(profileId, name) {
      const { db, sealer } = vault();
      const row = db.get(
        `SELECT ${STATE}, sealed FROM secret WHERE profile_id = ? AND name = ?`,
        profileId,
        name,
      );
      if (!row) return undefined;
      const value = sealer.openJson('secret', rowName(profileId, name), bytes(row, 'sealed')) as string;
      return { ...readState(row), value };
    },
    putSecret(record) {
      try {
        put(vault(), record);
      } catch (error) {
        if (isMissingReference(error)) {
          throw new StoreError(fault('profile.not_found', 'The profile that the secret belongs to is gone.'));
        }
        throw error;
      }
    },
    removeSecret(profileId, name) {
      vault().db.run('DELETE FROM secret WHERE profile_id = ? AND name = ?', profileId, name);
    },
  };
}

function put({ db, sealer }: Vault, { profileId, name, value, setAtMs, boundTo }: PlainSecret): void {
  db.run(
    `INSERT INTO secret (profile_id, name, set_at_ms, bound_to, sealed) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET set_at_ms = excluded.set_at_ms, bound_to = excluded.bound_to, sealed = excluded.sealed`,
    profileId,
    name,
    setAtMs,
    JSON.stringify(boundTo),
    sealer.sealJson('secret', rowName(profileId, name), value),
  );
}

function readState(row: Row): Omit<PlainSecret, 'value'> {
  return {
    profileId: text(row, 'profile_id'),
    name: text(row, 'name') as SecretName,
    setAtMs: number(row, 'set_at_ms'),
    boundTo: json(row, 'bound_to') as SecretBinding,
  };
}

/** Two names as one, so that no other pair gives the same. */
function rowName(profileId: string, name: SecretName): string {
  return JSON.stringify([profileId, name]);
}
