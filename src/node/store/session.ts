import { randomBytes, randomUUID } from 'node:crypto';
import { fault } from '../../core/faults.ts';
import type { VaultFile } from '../../engine/ports/store.ts';
import { StoreError } from '../../engine/store-error.ts';
import { KEY_BYTES } from './aead.ts';
import { unwrapDataKey, wrapDataKey } from './data-key.ts';
import type { Database } from './database.ts';
import { SEALED_TABLES } from './migrations/0001-first-schema.ts';
import { endJournal, inspectFile, openFile, openMemory } from './open-file.ts';
import { bytes, number, text } from './row.ts';
import { Sealer } from './sealer.ts';
import { toStoreFault } from './sqlite-fault.ts';
import { hasVault, moveAside } from './vault-files.ts';

/** An opened vault: the database, and what seals and opens its rows. */
export interface Vault {
  readonly db: Database;
  readonly sealer: Sealer;
  /** Where the file is; absent in memory. */
  readonly path?: string;
}

interface WrappedKey {
  readonly vaultId: string;
  readonly wrapped: Uint8Array;
}

/** The vault of one worker thread: closed, open and locked, or open and unlocked; in a file or in memory. */
export class Session {
  readonly #path: string;
  /** The id that a new vault will have if this process is the one to make it. */
  #proposedId = randomUUID();
  #db: Database | undefined;
  #sealer: Sealer | undefined;
  #isInMemory = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Opens the file where there is one. Where there is none, none is made before there is a key to seal with. */
  open(): VaultFile {
    this.close();
    if (!hasVault(this.#path)) return this.#newVault();
    this.#db = openKnownFile(this.#path);
    const key = readWrappedKey(this.#db);
    return {
      vaultId: key?.vaultId ?? this.#proposedId,
      hasWrappedKey: key !== undefined,
      hasSealedRows: hasSealedRows(this.#db),
      path: this.#path,
    };
  }

  /** Unwraps the data key; false where the wrapping key is another vault's. */
  unlock(wrappingKey: Uint8Array): boolean {
    const key = readWrappedKey(this.opened());
    const dataKey = key && unwrapDataKey(wrappingKey, key.vaultId, key.wrapped);
    wrappingKey.fill(0);
    if (!key || !dataKey) return false;
    this.#useKey(key.vaultId, dataKey);
    return true;
  }

  /** Makes the file, the data key and the vault's identity at once; false where another process has done so. */
  initialise(wrappingKey: Uint8Array): boolean {
    if (wrappingKey.length !== KEY_BYTES) throw new RangeError(`a wrapping key has ${KEY_BYTES} bytes`);
    this.#db ??= openFile(this.#path);
    const db = this.#db;
    const dataKey = randomBytes(KEY_BYTES);
    const wrapped = wrapDataKey(wrappingKey, this.#proposedId, dataKey);
    wrappingKey.fill(0);
    const isFirst = db.immediate(() => {
      if (readWrappedKey(db)) return false;
      if (hasSealedRows(db)) throw keyGone();
      db.run('INSERT INTO vault (only, vault_id, wrapped_key) VALUES (1, ?, ?)', this.#proposedId, wrapped);
      return true;
    });
    if (isFirst) this.#useKey(this.#proposedId, dataKey);
    else dataKey.fill(0);
    return isFirst;
  }

  /** Leaves the file and begins an empty vault in memory under a key that nobody else has. */
  useMemory(): VaultFile {
    this.close();
    this.#db = openMemory();
    this.#isInMemory = true;
    const vaultId = randomUUID();
    this.#useKey(vaultId, randomBytes(KEY_BYTES));
    return { vaultId, hasWrappedKey: false, hasSealedRows: false };
  }

  /** Renames the file out of the way. The next `open` finds none. */
  setAside(now: Date): string {
    if (!hasVault(this.#path))
      throw new StoreError(fault('store.failed', 'There is no vault file to set aside.'));
    if (this.#db) endJournal(this.#db);
    this.close();
    const movedTo = moveAside(this.#path, now);
    this.#proposedId = randomUUID();
    return movedTo;
  }

  /** Overwrites the keys and closes the database. May be called twice. */
  close(): void {
    this.#sealer?.wipe();
    this.#sealer = undefined;
    this.#db?.close();
    this.#db = undefined;
    this.#isInMemory = false;
  }

  /** The database, locked or not. Throws StoreError vault.locked where none is open. */
  opened(): Database {
    if (this.#db) return this.#db;
    throw locked();
  }

  /** The database with its keys. Throws StoreError vault.locked. */
  unlocked(): Vault {
    if (this.#db && this.#sealer) {
      return { db: this.#db, sealer: this.#sealer, ...(this.#isInMemory ? {} : { path: this.#path }) };
    }
    throw locked();
  }

  /** A number that changes when another process commits; undefined while nothing is open. */
  dataVersion(): number | undefined {
    const row = this.#db?.get('PRAGMA data_version');
    return row && number(row, 'data_version');
  }

  #newVault(): VaultFile {
    return { vaultId: this.#proposedId, hasWrappedKey: false, hasSealedRows: false, path: this.#path };
  }

  #useKey(vaultId: string, dataKey: Buffer): void {
    this.#sealer?.wipe();
    this.#sealer = new Sealer(vaultId, dataKey);
    dataKey.fill(0);
  }
}

/** Opens a file that is there. A fault says which file it is about: a person has to find it. */
function openKnownFile(path: string): Database {
  try {
    inspectFile(path);
    return openFile(path);
  } catch (error) {
    const trouble = toStoreFault(error);
    if (!trouble) throw error;
    throw new StoreError({ ...trouble, message: `${trouble.message} The file is ${path}.` });
  }
}

function readWrappedKey(db: Database): WrappedKey | undefined {
  const row = db.get('SELECT vault_id, wrapped_key FROM vault');
  return row && { vaultId: text(row, 'vault_id'), wrapped: bytes(row, 'wrapped_key') };
}

function hasSealedRows(db: Database): boolean {
  return SEALED_TABLES.some((table) => db.get(`SELECT 1 FROM ${table} LIMIT 1`) !== undefined);
}

function locked(): StoreError {
  return new StoreError(fault('vault.locked', 'The vault is not open.'));
}

function keyGone(): StoreError {
  return new StoreError(
    fault('vault.key_missing', 'There are sealed rows, and the key that opens them is gone.'),
  );
}
