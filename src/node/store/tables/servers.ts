import type { JsonObject } from '../../../core/json.ts';
import type { MetadataSnapshotRecord } from '../../../engine/records.ts';
import type { ServerCalls } from '../messages.ts';
import { given, json, number, text, textOrNone } from '../row.ts';
import type { Vault } from '../session.ts';

const KEY_COLUMNS = 'id, issuer, jwks_uri, fetched_at_ms, insecure_transport, exchange_id, jwks';

/** What servers publish (keys, metadata) and how far their clocks are. In clear: anyone may fetch it. */
export function createServerCalls(vault: () => Vault): ServerCalls {
  return { ...createKeyCalls(vault), ...createMetadataCalls(vault), ...createClockCalls(vault) };
}

function createKeyCalls(vault: () => Vault): Pick<ServerCalls, 'putKeySnapshot' | 'latestKeySnapshot'> {
  return {
    putKeySnapshot(record) {
      vault().db.run(
        `INSERT INTO key_snapshot (${KEY_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        record.id,
        record.issuer,
        record.jwksUri,
        record.fetchedAtMs,
        record.insecureTransport ? 1 : 0,
        record.exchangeId ?? null,
        JSON.stringify(record.jwks),
      );
    },
    latestKeySnapshot(issuer, jwksUri) {
      const row = vault().db.get(
        `SELECT ${KEY_COLUMNS} FROM key_snapshot WHERE issuer = ? AND jwks_uri = ?
         ORDER BY fetched_at_ms DESC, rowid DESC LIMIT 1`,
        issuer,
        jwksUri,
      );
      return (
        row && {
          id: text(row, 'id'),
          issuer: text(row, 'issuer'),
          jwksUri: text(row, 'jwks_uri'),
          fetchedAtMs: number(row, 'fetched_at_ms'),
          insecureTransport: number(row, 'insecure_transport') === 1,
          jwks: json(row, 'jwks') as JsonObject,
          ...given('exchangeId', textOrNone(row, 'exchange_id')),
        }
      );
    },
  };
}

function createMetadataCalls(vault: () => Vault): Pick<ServerCalls, 'putMetadata' | 'getMetadata'> {
  return {
    putMetadata(record) {
      vault().db.run(
        `INSERT INTO metadata_snapshot (issuer, fetched_at_ms, documents) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET fetched_at_ms = excluded.fetched_at_ms, documents = excluded.documents`,
        record.issuer,
        record.fetchedAtMs,
        JSON.stringify(record.documents),
      );
    },
    getMetadata(issuer) {
      const row = vault().db.get('SELECT * FROM metadata_snapshot WHERE issuer = ?', issuer);
      return (
        row && {
          issuer: text(row, 'issuer'),
          fetchedAtMs: number(row, 'fetched_at_ms'),
          documents: json(row, 'documents') as MetadataSnapshotRecord['documents'],
        }
      );
    },
  };
}

function createClockCalls(vault: () => Vault): Pick<ServerCalls, 'putClock' | 'getClock'> {
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
      return (
        row && {
          origin: text(row, 'origin'),
          offsetMs: number(row, 'offset_ms'),
          errorMs: number(row, 'error_ms'),
          atMs: number(row, 'at_ms'),
        }
      );
    },
  };
}
