import type { ExchangeFailure, ExchangePurpose, ExchangeTiming } from '../../../core/exchange/exchange.ts';
import type { ExchangeIndex, ExchangeRecord } from '../../../engine/records.ts';
import type { Row } from '../database.ts';
import { packExchange, unpackExchange } from '../exchange-frame.ts';
import type { ExchangeCalls } from '../messages.ts';
import { clearAddress } from '../path-template.ts';
import { bytes, given, json, number, numberOrNone, text, textOrNone } from '../row.ts';
import type { Vault } from '../session.ts';
import { listRows } from './list-query.ts';

const INDEX = `id, run_id, step_id, purpose, method, origin, path, status, failure,
  request_bytes, response_bytes, started_at_ms, total_ms`;
const PARTS = 'dns_ms, connect_ms, tls_ms, first_byte_ms, body_ms, reused_socket';

/** Exchanges: what the wire list shows stands in clear, the messages themselves are sealed. */
export function createExchangeCalls(vault: () => Vault): ExchangeCalls {
  return {
    putExchange: (record) => put(vault(), record),
    getExchange(id) {
      const { db, sealer } = vault();
      const row = db.get('SELECT sealed FROM exchange WHERE id = ?', id);
      return row && unpackExchange(sealer.openBytes('exchange', id, bytes(row, 'sealed')));
    },
    listExchanges({ profileId, runId, limit }) {
      return listRows(vault().db, {
        select: `SELECT ${INDEX}, ${PARTS} FROM exchange LEFT JOIN exchange_timing ON exchange_id = id`,
        where: { run_id: runId, 'run_id IN (SELECT id FROM run WHERE profile_id = ?)': profileId },
        newest: 'started_at_ms',
        limit,
      }).map(readIndex);
    },
  };
}

function put(vault: Vault, record: ExchangeRecord): void {
  vault.db.immediate(() => {
    putExchange(vault, record);
    putTiming(vault, record.exchange.id, record.exchange.timing);
  });
}

function putTiming({ db }: Vault, id: string, timing: ExchangeTiming): void {
  const { dnsMs, connectMs, tlsMs, firstByteMs, bodyMs, reusedSocket } = timing;
  db.run(
    `INSERT OR REPLACE INTO exchange_timing (exchange_id, ${PARTS}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    id,
    dnsMs ?? null,
    connectMs ?? null,
    tlsMs ?? null,
    firstByteMs ?? null,
    bodyMs ?? null,
    Number(reusedSocket),
  );
}

function putExchange({ db, sealer }: Vault, record: ExchangeRecord): void {
  const { exchange, runId, stepId } = record;
  const { origin, path } = clearAddress(exchange.request.url);
  db.run(
    `INSERT OR REPLACE INTO exchange (${INDEX}, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    exchange.id,
    runId ?? null,
    stepId ?? null,
    exchange.purpose,
    exchange.request.method,
    origin,
    path,
    exchange.response?.status ?? null,
    exchange.failure ? JSON.stringify(exchange.failure) : null,
    exchange.request.body.length,
    exchange.response?.rawBody.length ?? 0,
    exchange.timing.startedAtMs,
    exchange.timing.totalMs,
    sealer.sealBytes('exchange', exchange.id, ...packExchange(record)),
  );
}

function readIndex(row: Row): ExchangeIndex {
  const hasFailure = row['failure'] !== null;
  return {
    id: text(row, 'id'),
    ...given('runId', textOrNone(row, 'run_id')),
    ...given('stepId', textOrNone(row, 'step_id')),
    purpose: text(row, 'purpose') as ExchangePurpose,
    method: text(row, 'method'),
    origin: text(row, 'origin'),
    path: text(row, 'path'),
    ...given('status', numberOrNone(row, 'status')),
    ...given('failure', hasFailure ? (json(row, 'failure') as ExchangeFailure) : undefined),
    requestBytes: number(row, 'request_bytes'),
    responseBytes: number(row, 'response_bytes'),
    startedAtMs: number(row, 'started_at_ms'),
    totalMs: number(row, 'total_ms'),
    ...given('timing', readTiming(row)),
  };
}

/** Undefined for an exchange that was recorded before its parts were kept in clear. */
function readTiming(row: Row): ExchangeTiming | undefined {
  const reused = numberOrNone(row, 'reused_socket');
  if (reused === undefined) return undefined;
  return {
    startedAtMs: number(row, 'started_at_ms'),
    ...given('dnsMs', numberOrNone(row, 'dns_ms')),
    ...given('connectMs', numberOrNone(row, 'connect_ms')),
    ...given('tlsMs', numberOrNone(row, 'tls_ms')),
    ...given('firstByteMs', numberOrNone(row, 'first_byte_ms')),
    ...given('bodyMs', numberOrNone(row, 'body_ms')),
    totalMs: number(row, 'total_ms'),
    reusedSocket: reused !== 0,
  };
}
