import { spellingsOf } from '../../../core/exchange/echoes.ts';
import type { Purge, Purged, StoreInventory } from '../../../engine/ports/store.ts';
import type { Database } from '../database.ts';
import type { KeptCalls } from '../messages.ts';
import { bytes, number, numberOrNone, text } from '../row.ts';
import type { Vault } from '../session.ts';
import { createTextFinder } from '../text-finder.ts';
import { vaultFileBytes } from '../vault-files.ts';
import { metadataFetchedBefore } from './servers.ts';

type KeptKind = StoreInventory['rows'][number]['kind'];

/** Which tables a kind of the panel is: its own first, with the column that says how old a row is, then what belongs to it. */
const KINDS: Readonly<
  Record<KeptKind, { readonly table: string; readonly time?: string; readonly more?: readonly string[] }>
> = {
  profiles: { table: 'profile', time: 'updated_at_ms' },
  secrets: { table: 'secret', time: 'set_at_ms' },
  tokens: { table: 'token', time: 'first_seen_at_ms', more: ['issuance', 'refresh_grant'] },
  runs: { table: 'run', time: 'started_at_ms' },
  exchanges: { table: 'exchange', time: 'started_at_ms' },
  keys: { table: 'key_snapshot', time: 'fetched_at_ms', more: ['metadata_snapshot'] },
  own: { table: 'sealed_value' },
};

/** What is kept, counted without opening any of it; and its removal. */
export function createKeptCalls(vault: () => Vault): KeptCalls {
  return {
    inventory: () => inventory(vault()),
    purge: (wanted) => purge(vault(), wanted),
    exchangesWith: (texts) => exchangesWith(vault(), texts),
    removeExchanges(ids) {
      const { db } = vault();
      db.immediate(() => {
        for (const id of ids) db.run('DELETE FROM exchange WHERE id = ?', id);
      });
      db.settle();
    },
  };
}

function inventory({ db, path }: Vault): StoreInventory {
  const rows = (Object.keys(KINDS) as KeptKind[]).map((kind) => {
    const { table, time, more = [] } = KINDS[kind];
    const oldest = time === undefined ? 'NULL' : `min(${time})`;
    const own = db.get(`SELECT count(*) AS count, ${oldest} AS oldest FROM ${table}`);
    const sealed = [table, ...more].map(
      (one) => db.get(`SELECT coalesce(sum(length(sealed)), 0) AS bytes FROM ${one}`)?.['bytes'],
    );
    const oldestAtMs = own && numberOrNone(own, 'oldest');
    return {
      kind,
      count: own ? number(own, 'count') : 0,
      ...(oldestAtMs === undefined ? {} : { oldestAtMs }),
      bytes: sealed.reduce<number>((sum, size) => sum + Number(size), 0),
    };
  });
  return { rows, ...(path === undefined ? {} : { fileBytes: vaultFileBytes(path) }) };
}

/** Removes rows, then writes the file anew without them: pages and journal that held their sealed bytes are gone too. */
function purge(vault: Vault, wanted: Purge): Purged {
  const { db } = vault;
  const removed = db.immediate(() => REMOVALS[wanted.kind](vault, wanted));
  return { ...removed, hasLeftFile: db.scrub() };
}

type Removed = Omit<Purged, 'hasLeftFile'>;

const REMOVALS: Readonly<Record<Purge['kind'], (vault: Vault, wanted: Purge) => Removed>> = {
  tokens: ({ db }, wanted) => {
    // What a refresh is sent with right now stays: without its grant, nobody could go on from what comes back.
    const removed = removeOlder(db, 'token', 'first_seen_at_ms', wanted);
    db.run('DELETE FROM observation WHERE token_id NOT IN (SELECT id FROM token)');
    db.run(
      `DELETE FROM issuance WHERE id NOT IN
         (SELECT issuance_id FROM issuance_token WHERE token_id IN (SELECT id FROM token))`,
    );
    db.run(
      `DELETE FROM refresh_grant WHERE current_refresh_token_id IS NULL
         OR current_refresh_token_id NOT IN (SELECT id FROM token)`,
    );
    return { removed, exchanges: 0 };
  },
  runs: ({ db }, wanted) => {
    // Without its run, nobody finds an exchange any more.
    const { where, values } = older('started_at_ms', wanted);
    const exchanges = db.run(
      `DELETE FROM exchange WHERE run_id IN (SELECT id FROM run WHERE ${where})`,
      ...values,
    );
    return { removed: removeOlder(db, 'run', 'started_at_ms', wanted), exchanges };
  },
  exchanges: ({ db }, wanted) => ({
    removed: removeOlder(db, 'exchange', 'started_at_ms', wanted),
    exchanges: 0,
  }),
  keys: (vault, wanted) => {
    const issuers = metadataFetchedBefore(vault, wanted.beforeMs ?? Infinity);
    for (const issuer of issuers) vault.db.run('DELETE FROM metadata_snapshot WHERE issuer = ?', issuer);
    const removed = removeOlder(vault.db, 'key_snapshot', 'fetched_at_ms', wanted);
    return { removed: removed + issuers.length, exchanges: 0 };
  },
};

function removeOlder(db: Database, table: string, time: string, wanted: Purge): number {
  const { where, values } = older(time, wanted);
  return db.run(`DELETE FROM ${table} WHERE ${where}`, ...values);
}

/** What stays of a kind, and what that is judged by. */
const EXCEPTED: {
  readonly [kind in Purge['kind']]?: {
    readonly where: string;
    readonly value: (wanted: Purge) => string | number;
  };
} = {
  tokens: {
    where: `id NOT IN (SELECT current_refresh_token_id FROM refresh_grant
      WHERE current_refresh_token_id IS NOT NULL AND lease_owner IS NOT NULL AND lease_until_ms > ?)`,
    value: ({ nowMs = Number.MAX_SAFE_INTEGER }) => nowMs,
  },
  runs: { where: 'id NOT IN (SELECT value FROM json_each(?))', value: exceptRunsOf },
  exchanges: {
    where: "coalesce(run_id, '') NOT IN (SELECT value FROM json_each(?))",
    value: exceptRunsOf,
  },
};

function exceptRunsOf({ exceptRuns = [] }: Purge): string {
  return JSON.stringify(exceptRuns);
}

function older(
  time: string,
  wanted: Purge,
): { readonly where: string; readonly values: readonly (string | number)[] } {
  const { kind, beforeMs, profileId } = wanted;
  const excepted = EXCEPTED[kind];
  const conditions = [
    excepted?.where ?? 'true',
    ...(beforeMs === undefined ? [] : [`${time} < ?`]),
    ...(profileId === undefined ? [] : ['profile_id = ?']),
  ];
  const values = [excepted?.value(wanted), beforeMs, profileId].filter((value) => value !== undefined);
  return { where: conditions.join(' AND '), values };
}

/** Exchanges in which any of the texts stands: in an address or header, in a form, or in a body. All of them are opened for it. */
function exchangesWith({ db, sealer }: Vault, texts: readonly string[]): readonly string[] {
  const forms = texts.flatMap(spellingsOf).map((form) => Buffer.from(form, 'utf8'));
  const isIn = createTextFinder(forms);
  return db
    .all('SELECT id FROM exchange')
    .map((row) => text(row, 'id'))
    .filter((id) => {
      const row = db.get('SELECT sealed FROM exchange WHERE id = ?', id);
      const frame = row && sealer.openBytes('exchange', id, bytes(row, 'sealed'));
      return frame !== undefined && isIn(frame);
    });
}
