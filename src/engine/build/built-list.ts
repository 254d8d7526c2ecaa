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
  #known: { readonly saved: string; readonly ids: readonly string[] } | undefined;

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
    return (await this.lookUp())(text);
  }

  /** The same for several tokens, with one look at the list: as it was when that was taken. */
  async lookUp(): Promise<(text: string) => Promise<boolean>> {
    const known = await this.#read().then(
      (ids) => new Set(ids),
      noneIfLocked<ReadonlySet<string>>(new Set()),
    );
    return async (text) =>
      known.size > 0 && this.#store.tokenId(text).then((id) => known.has(id), noneIfLocked(false));
  }

  async #read(): Promise<readonly string[]> {
    const saved = (await this.#store.getSetting(NAME)) ?? '[]';
    // Another program may have made one since; where nobody has, the list of thousands is not read anew.
    if (this.#known?.saved !== saved) {
      const list = readJson(saved).part.value;
      const ids = Array.isArray(list) ? list.filter((id): id is string => typeof id === 'string') : [];
      this.#known = { saved, ids };
    }
    return this.#known.ids;
  }
}

/** What is answered where the store cannot say; everything else is a bug. */
function noneIfLocked<T>(none: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof StoreError) return none;
    throw error;
  };
}
