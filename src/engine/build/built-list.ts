import { readJson } from '../../core/text/json.ts';
import type { Store } from '../ports/store.ts';
import { StoreError } from '../store-error.ts';

const NAME = 'built_tokens';
/** Tokens that are remembered; the oldest are forgotten. */
const MOST = 2000;

/**
 * Which tokens were made here, by their ids, so that none is taken for an issuer's own: an id is an HMAC of the token under a
 * key of the vault and says nothing to anybody else. The tokens themselves are not kept.
 */
export class BuiltList {
  readonly #store: Pick<Store, 'getSetting' | 'putSetting' | 'tokenId'>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: Pick<Store, 'getSetting' | 'putSetting' | 'tokenId'>) {
    this.#store = store;
  }

  /** Remembers a token, one after the other. Rejects with StoreError, as the store does: a locked vault has no ids. */
  add(text: string): Promise<void> {
    const next = this.#last.then(async () => {
      const id = await this.#store.tokenId(text);
      const ids = (await this.#read()).filter((known) => known !== id);
      await this.#store.putSetting(NAME, JSON.stringify([...ids, id].slice(-MOST)));
    });
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** Whether this token was made here; false where the vault cannot say. */
  async has(text: string): Promise<boolean> {
    try {
      const ids = await this.#read();
      return ids.length > 0 && ids.includes(await this.#store.tokenId(text));
    } catch (error) {
      if (error instanceof StoreError) return false;
      throw error;
    }
  }

  async #read(): Promise<readonly string[]> {
    const saved = readJson((await this.#store.getSetting(NAME)) ?? '[]').part.value;
    return Array.isArray(saved) ? saved.filter((id): id is string => typeof id === 'string') : [];
  }
}
