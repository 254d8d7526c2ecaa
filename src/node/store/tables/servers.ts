import type { ClockEstimate, KeySnapshotRecord, MetadataSnapshotRecord } from '../../../engine/records.ts';
import type { Row } from '../database.ts';
import type { ServerCalls } from '../messages.ts';
import { bytes, number, text } from '../row.ts';
import type { Vault } from '../session.ts';

/**
 * What servers publish (keys, metadata) and how far their clocks are. It is no secret, but trust rests on it: keys and
 * metadata are sealed, so that nobody without the key of the vault can put others in their place.
 */
export function createServerCalls(vault: () => Vault): ServerCalls {
  return { ...createKeyCalls(vault), ...createMetadataCalls(vault), ...createClockCalls(vault) };
}

function createKeyCalls(
  vault: () => Vault,
): Pick<ServerCalls, 'putKeySnapshot' | 'latestKeySnapshot' | 'listKeySnapshots'> {
  const list = (issuer: string, jwksUri: string, limit: number): readonly KeySnapshotRecord[] => {
    const { db, sealer } = vault();
    const rows = db.all(
      `SELECT id, sealed FROM key_snapshot WHERE issuer = ? AND jwks_uri = ?
       ORDER BY fetched_at_ms DESC, rowid DESC LIMIT ?`,
      issuer,
      jwksUri,
      limit,
    );
    return (
      rows
        .map(
          (row) =>
            sealer.openJson('key_snapshot', text(row, 'id'), bytes(row, 'sealed')) as KeySnapshotRecord,
        )
        // The columns in clear only find the row: what was sealed says whose keys they are.
        .filter((record) => record.issuer === issuer && record.jwksUri === jwksUri)
    );
  };
  return {
    putKeySnapshot(record) {
      const { db, sealer } = vault();
      db.run(
        `INSERT INTO key_snapshot (id, issuer, jwks_uri, fetched_at_ms, sealed) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        record.id,
        record.issuer,
        record.jwksUri,
        record.fetchedAtMs,
        sealer.sealJson('key_snapshot', record.id, record),
      );
    },
    latestKeySnapshot: (issuer, jwksUri) => list(issuer, jwksUri, 1)[0],
    listKeySnapshots: list,
  };
}

function createMetadataCalls(vault: () => Vault): Pick<ServerCalls, 'putMetadata' | 'getMetadata'> {
  return {
    putMetadata(record) {
      const { db, sealer } = vault();
      db.run(
        `INSERT INTO metadata_snapshot (issuer, sealed) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET sealed = excluded.sealed`,
        record.issuer,
        sealer.sealJson('metadata_snapshot', record.issuer, record),
      );
    },
    getMetadata(issuer) {
      const { db, sealer } = vault();
      const row = db.get('SELECT sealed FROM metadata_snapshot WHERE issuer = ?', issuer);
      return (
        row && (sealer.openJson('metadata_snapshot', issuer, bytes(row, 'sealed')) as MetadataSnapshotRecord)
      );
    },
  };
}

function createClockCalls(vault: () => Vault): Pick<ServerCalls, 'putClock' | 'listClocks' | 'getClock'> {
  return {
    putClock({ origin, offsetMs, errorMs, atMs }) {
      vault().db.run(
        `INSERT INTO clock (origin, offset_ms, error_ms, at_ms) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET offset_ms = excluded.offset_ms, error_ms = excluded.error_ms, at_ms = excluded.at_ms`,
        origin,
        offsetMs,
        errorMs,
        atMs,
      );
    },
    getClock(origin) {
      const row = vault().db.get('SELECT * FROM clock WHERE origin = ?', origin);
      return row && readClock(row);
    },
    listClocks: () => vault().db.all('SELECT * FROM clock ORDER BY origin').map(readClock),
  };
}

function readClock(row: Row): ClockEstimate {
  return {
    origin: text(row, 'origin'),
    offsetMs: number(row, 'offset_ms'),
    errorMs: number(row, 'error_ms'),
    atMs: number(row, 'at_ms'),
  };
}

/** Issuers whose metadata was fetched before a time: the time is sealed with it. */
export function metadataFetchedBefore({ db, sealer }: Vault, beforeMs: number): readonly string[] {
  return db.all('SELECT issuer, sealed FROM metadata_snapshot').flatMap((row) => {
    const issuer = text(row, 'issuer');
    const record = sealer.openJson(
      'metadata_snapshot',
      issuer,
      bytes(row, 'sealed'),
    ) as MetadataSnapshotRecord;
    return record.fetchedAtMs < beforeMs ? [issuer] : [];
  });
}
