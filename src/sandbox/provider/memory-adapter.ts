import { randomUUID } from 'node:crypto';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { REMEMBERED_AFTER_EXPIRY_SECONDS } from '../limits.ts';

interface Row {
  readonly payload: AdapterPayload;
  readonly forgetAtMs: number;
}

/** How many writes pass between two looks for rows to forget. */
const WRITES_PER_SWEEP = 256;

/** No token on the wire can begin with this: it is made anew in each worker. */
const SHADOW_PREFIX = `shadow-${randomUUID()}.`;

/**
 * The id under which the shadow row of a JWT access token is kept.
 * A JWT is not in the store by its own value, so its state is kept beside it under its `jti`; the prefix keeps a
 * bare `jti`, which is no token, from being taken for one.
 */
export function shadowIdOf(jti: string): string {
  return SHADOW_PREFIX + jti;
}

/** What the issuer remembers of one model of `oidc-provider` (sessions, codes, access tokens…), in memory. */
export class MemoryAdapter implements Adapter {
  readonly #rows = new Map<string, Row>();
  readonly #idsByGrant = new Map<string, Set<string>>();
  readonly #idsByUid = new Map<string, string>();
  readonly #idsByUserCode = new Map<string, string>();
  #writesUntilSweep = WRITES_PER_SWEEP;

  async find(id: string): Promise<AdapterPayload | undefined> {
    const row = this.#rows.get(id);
    return row === undefined ? undefined : structuredClone(row.payload);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.find(this.#idsByUid.get(uid) ?? '');
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.find(this.#idsByUserCode.get(userCode) ?? '');
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const rememberedSeconds = (expiresIn ?? Infinity) + REMEMBERED_AFTER_EXPIRY_SECONDS;
    this.#rows.set(id, {
      payload: structuredClone(payload),
      forgetAtMs: Date.now() + rememberedSeconds * 1000,
    });
    const { uid, userCode, grantId } = payload;
    if (uid !== undefined) this.#idsByUid.set(uid, id);
    if (userCode !== undefined) this.#idsByUserCode.set(userCode, id);
    if (grantId !== undefined) this.#idsOfGrant(grantId).add(id);
    this.#sweepNowAndThen();
  }

  async consume(id: string): Promise<void> {
    const row = this.#rows.get(id);
    if (row !== undefined) row.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.#delete(id);
    this.#delete(shadowIdOf(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const id of this.#idsByGrant.get(grantId) ?? []) this.#delete(id);
  }

  #delete(id: string): void {
    const payload = this.#rows.get(id)?.payload;
    if (payload === undefined) return;
    this.#rows.delete(id);
    forget(this.#idsByUid, payload.uid, id);
    forget(this.#idsByUserCode, payload.userCode, id);
    if (payload.grantId === undefined) return;
    const siblings = this.#idsOfGrant(payload.grantId);
    siblings.delete(id);
    if (siblings.size === 0) this.#idsByGrant.delete(payload.grantId);
  }

  #idsOfGrant(grantId: string): Set<string> {
    const known = this.#idsByGrant.get(grantId);
    if (known !== undefined) return known;
    const ids = new Set<string>();
    this.#idsByGrant.set(grantId, ids);
    return ids;
  }

  #sweepNowAndThen(): void {
    if (--this.#writesUntilSweep > 0) return;
    this.#writesUntilSweep = WRITES_PER_SWEEP;
    const now = Date.now();
    for (const [id, row] of this.#rows) if (row.forgetAtMs < now) this.#delete(id);
  }
}

/** Drops an index entry, unless another row owns it by now: a session that changes its id keeps its `uid`. */
function forget(index: Map<string, string>, name: string | undefined, id: string): void {
  if (name !== undefined && index.get(name) === id) index.delete(name);
}
