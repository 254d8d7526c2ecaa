import { type KeyObject, createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { fault } from '../../core/faults.ts';
import { StoreError } from '../../engine/store-error.ts';
import { KEY_BYTES, decrypt, encrypt } from './aead.ts';

/** Seals and opens the secret part of rows, and names tokens, under keys derived from the vault's data key (design, section 7). */
export class Sealer {
  readonly #vaultId: string;
  /** Gone once the sealer was wiped. `node:crypto` overwrites its copy when it lets go of it. */
  #keys: { readonly seal: KeyObject; readonly tokenId: KeyObject } | undefined;

  /** The data key is read here and not kept. */
  constructor(vaultId: string, dataKey: Uint8Array) {
    this.#vaultId = vaultId;
    this.#keys = {
      seal: derive(dataKey, vaultId, 'assay seal v1'),
      tokenId: derive(dataKey, vaultId, 'assay token id v1'),
    };
  }

  /** Seals a value as JSON for one row of a table; it opens in no other row, table or vault. */
  sealJson(table: string, row: string, value: unknown): Buffer {
    return this.sealBytes(table, row, Buffer.from(JSON.stringify(value), 'utf8'));
  }

  /** Opens what `sealJson` made; the caller knows the shape that was sealed. Throws StoreError store.corrupt. */
  openJson(table: string, row: string, sealed: Uint8Array): unknown {
    const plain = this.openBytes(table, row, sealed).toString('utf8');
    try {
      return JSON.parse(plain);
    } catch {
      // JSON.parse quotes its input in its message: the error is not passed on.
      throw unopened(table);
    }
  }

  /** Seals bytes, given in one or more parts. */
  sealBytes(table: string, row: string, ...plain: readonly Uint8Array[]): Buffer {
    return encrypt(this.#key('seal'), this.#place(table, row), ...plain);
  }

  /** Throws StoreError store.corrupt where the row was damaged, moved, or sealed in another vault. */
  openBytes(table: string, row: string, sealed: Uint8Array): Buffer {
    const plain = decrypt(this.#key('seal'), this.#place(table, row), sealed);
    if (plain) return plain;
    throw unopened(table);
  }

  /** HMAC-SHA-256 of the token's text, base64url. */
  tokenId(text: string): string {
    return createHmac('sha256', this.#key('tokenId')).update(text, 'utf8').digest('base64url');
  }

  /** Lets go of the keys. The sealer is of no use afterwards. */
  wipe(): void {
    this.#keys = undefined;
  }

  #key(name: 'seal' | 'tokenId'): KeyObject {
    if (!this.#keys) throw new Error('the vault’s keys were wiped');
    return this.#keys[name];
  }

  #place(table: string, row: string): readonly string[] {
    return [table, row, 'sealed', this.#vaultId];
  }
}

function unopened(table: string): StoreError {
  return new StoreError(
    fault('store.corrupt', `A sealed row of the table ${table} does not open: it was damaged or moved.`),
  );
}

/** One key for one purpose (RFC 5869), so that no key is used with two algorithms. */
function derive(dataKey: Uint8Array, vaultId: string, purpose: string): KeyObject {
  const derived = Buffer.from(hkdfSync('sha256', dataKey, vaultId, purpose, KEY_BYTES));
  const key = createSecretKey(derived);
  derived.fill(0);
  return key;
}
