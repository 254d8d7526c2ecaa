import type { Sealer } from './sealer.ts';

/**
 * What lists have read of sealed rows that never change, so that a list of ten thousand opens each row once and not each
 * time. Never a token's text. It lives as long as the keys that opened the rows: with another vault, or a locked one, it is gone.
 */
export class RowCache<T extends object> {
  readonly #rows = new WeakMap<Sealer, Map<string, T>>();

  /** The row as it was read before, or as `read` reads it now. */
  get<R extends T | undefined>(sealer: Sealer, key: string, read: () => R): T | R {
    const rows = this.#rowsOf(sealer);
    const known = rows.get(key);
    if (known) return known;
    const fresh = read();
    if (fresh) rows.set(key, fresh);
    return fresh;
  }

  /** Forgets a row: it was removed, or written anew. */
  forget(sealer: Sealer, key: string): void {
    this.#rowsOf(sealer).delete(key);
  }

  #rowsOf(sealer: Sealer): Map<string, T> {
    const known = this.#rows.get(sealer);
    if (known) return known;
    const rows = new Map<string, T>();
    this.#rows.set(sealer, rows);
    return rows;
  }
}
