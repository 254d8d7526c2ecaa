import { fault } from '../../../core/faults.ts';
import type { SecretName } from '../../../contract/models/profile.ts';
import type { SecretBinding } from '../../../engine/records.ts';
import { StoreError } from '../../../engine/store-error.ts';
import type { Row } from '../database.ts';
import type { SecretCalls } from '../messages.ts';
import type { PlainSecret } from '../plain.ts';
import { bytes, number, text } from '../row.ts';
import type { Vault } from '../session.ts';
import { isMissingReference } from '../sqlite-fault.ts';

/** What is sealed of a secret: where it may go with it, so that nobody without the key can send it elsewhere. */
interface SealedSecret {
  readonly value: string;
  readonly boundTo: SecretBinding;
}

/** Client secrets and private keys of profiles, sealed with what they were entered for. */
export function createSecretCalls(vault: () => Vault): SecretCalls {
  return {
    listSecrets: (profileId) =>
      vault()
        .db.all('SELECT * FROM secret WHERE profile_id = ? ORDER BY name', profileId)
        .map((row) => {
          const { value: _, ...state } = readSecret(vault(), row);
          return state;
        }),
    getSecret(profileId, name) {
      const row = vault().db.get('SELECT * FROM secret WHERE profile_id = ? AND name = ?', profileId, name);
      return row && readSecret(vault(), row);
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
      const { db } = vault();
      db.run('DELETE FROM secret WHERE profile_id = ? AND name = ?', profileId, name);
      db.settle();
    },
  };
}

function put({ db, sealer }: Vault, { profileId, name, value, setAtMs, boundTo }: PlainSecret): void {
  db.run(
    `INSERT INTO secret (profile_id, name, set_at_ms, sealed) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET set_at_ms = excluded.set_at_ms, sealed = excluded.sealed`,
    profileId,
    name,
    setAtMs,
    sealer.sealJson('secret', rowName(profileId, name), { value, boundTo } satisfies SealedSecret),
  );
}

function readSecret({ sealer }: Vault, row: Row): PlainSecret {
  const profileId = text(row, 'profile_id');
  const name = text(row, 'name') as SecretName;
  const sealed = sealer.openJson('secret', rowName(profileId, name), bytes(row, 'sealed')) as SealedSecret;
  return { profileId, name, setAtMs: number(row, 'set_at_ms'), ...sealed };
}

/** Two names as one, so that no other pair gives the same. */
function rowName(profileId: string, name: SecretName): string {
  return JSON.stringify([profileId, name]);
}
