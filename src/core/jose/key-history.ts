import { stringMember } from '../json.ts';
import { thumbprintInput } from './thumbprint.ts';
import type { Jwk } from './verification.ts';

/** A key set as it was at a time. */
export interface KeySetAt {
  readonly fetchedAtMs: number;
  readonly keys: readonly Jwk[];
}

/** A key of an issuer with the times at which it was seen. */
export interface KeyInTime {
  readonly jwk: Jwk;
  readonly firstSeenAtMs: number;
  readonly lastSeenAtMs: number;
  /** When a set came in which it was no more; absent of a key that is in the last one. */
  readonly goneSinceMs?: number;
}

/** Every key that the sets have had, the latest first. `sets` may stand in any order. */
export function keyHistory(sets: readonly KeySetAt[]): readonly KeyInTime[] {
  const inOrder = [...sets].sort((a, b) => a.fetchedAtMs - b.fetchedAtMs);
  const known = new Map<string, KeyInTime>();
  for (const { fetchedAtMs, keys } of inOrder) {
    const here = new Set(keys.map(identityOf));
    for (const [identity, key] of known) {
      if (!here.has(identity) && key.goneSinceMs === undefined)
        known.set(identity, { ...key, goneSinceMs: fetchedAtMs });
    }
    for (const jwk of keys) {
      const firstSeenAtMs = known.get(identityOf(jwk))?.firstSeenAtMs ?? fetchedAtMs;
      known.set(identityOf(jwk), { jwk, firstSeenAtMs, lastSeenAtMs: fetchedAtMs });
    }
  }
  return [...known.values()].sort(
    (a, b) => b.lastSeenAtMs - a.lastSeenAtMs || b.firstSeenAtMs - a.firstSeenAtMs,
  );
}

/** The same key under another name is another: its name is how tokens mean it. */
function identityOf(jwk: Jwk): string {
  return `${stringMember(jwk, 'kid') ?? ''} ${thumbprintInput(jwk) ?? JSON.stringify(jwk)}`;
}
