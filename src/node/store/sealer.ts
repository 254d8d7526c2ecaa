import { createHmac, hkdfSync } from 'node:crypto';
import { fault } from '../../core/faults.ts';
import { StoreError } from '../../engine/store-error.ts';
import { KEY_BYTES, decrypt, encrypt } from './aead.ts';

/** Seals and opens the secret part of rows, and names tokens, under keys derived from the vault's data key (design, section 7). */
export class Sealer {
  readonly #vaultId: string;
  readonly #sealKey: Buffer;
  readonly #tokenIdKey: Buffer;

  /** The data key is read here and not kept. */
  constructor(vaultId: string, dataKey: Uint8Array) {
    this.#vaultId = vaultId;
    this.#sealKey = derive(dataKey, vaultId, 'assay seal v1');
    this.#tokenIdKey = derive(dataKey, vaultId, 'assay token id v1');
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

  sealBytes(table: string, row: string, plain: Uint8Array): Buffer {
    return encrypt(this.#sealKey, this.#place(table, row), plain);
  }

  /** Throws StoreError store.corrupt where the row was damaged, moved, or sealed in another vault. */
  openBytes(table: string, row: string, sealed: Uint8Array): Buffer {
    const plain = decrypt(this.#sealKey, this.#place(table, row), sealed);
    if (plain) return plain;
    throw unopened(table);
  }

  /** HMAC-SHA-256 of the token's text, base64url. */
  tokenId(text: string): string {
    return createHmac('sha256', this.#tokenIdKey).update(text, 'utf8').digest('base64url');
  }

  /** Overwrites the keys. The sealer is of no use afterwards. */
  wipe(): void {
    this.#sealKey.fill(0);
    this.#tokenIdKey.fill(0);
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
function derive(dataKey: Uint8Array, vaultId: string, purpose: string): Buffer {
  return Buffer.from(
    hkdfSync('sha256', dataKey, Buffer.from(vaultId, 'utf8'), Buffer.from(purpose, 'utf8'), KEY_BYTES),
  );
}
