import { readJson } from '../../core/text/json.ts';
import type { Store } from '../ports/store.ts';

const NAME = 'watched_tokens';

/** Ids of watched tokens, each with the expiry that a person was told of already; undefined before they were. */
export type Watched = ReadonlyMap<string, number | undefined>;

/**
 * The tokens that a person wants to be told of before they expire. Kept as a small setting: ids stand in clear in the vault,
 * and a list of tokens must not open a row to know whether it is watched.
 */
export class WatchList {
  readonly #store: Pick<Store, 'getSetting' | 'putSetting'>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: Pick<Store, 'getSetting' | 'putSetting'>) {
    this.#store = store;
  }

  /** Rejects with StoreError, as the store does. */
  async read(): Promise<Watched> {
    const saved = readJson((await this.#store.getSetting(NAME)) ?? '{}').part.object ?? {};
    return new Map(
      Object.entries(saved).map(([id, told]) => [id, typeof told === 'number' ? told : undefined]),
    );
  }

  /** Changes the list, one change after the other; nothing is written where nothing changed. */
  change(edit: (watched: Map<string, number | undefined>) => boolean): Promise<void> {
    const next = this.#last.then(async () => {
      const watched = new Map(await this.read());
      if (!edit(watched)) return;
      const saved = Object.fromEntries([...watched].map(([id, told]) => [id, told ?? null]));
      await this.#store.putSetting(NAME, JSON.stringify(saved));
    });
    this.#last = next.catch(() => undefined);
    return next;
  }
}
