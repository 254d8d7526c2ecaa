import type { Observation } from '../../../engine/records.ts';
import type { Row } from '../database.ts';
import type { ObservationCalls } from '../messages.ts';
import { given, number, text, textOrNone } from '../row.ts';
import type { Vault } from '../session.ts';
import { listRows } from './list-query.ts';

const COLUMNS = 'id, token_id, surface, at_ms, outcome, detail, exchange_id';
const SELECT = `SELECT ${COLUMNS} FROM observation`;

/** What surfaces said of tokens. In clear: our own words and the ids of tokens. */
export function createObservationCalls(vault: () => Vault): ObservationCalls {
  return {
    putObservation(record) {
      vault().db.run(
        `INSERT INTO observation (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        record.id,
        record.tokenId,
        record.surface,
        record.atMs,
        record.outcome,
        record.detail,
        record.exchangeId ?? null,
      );
    },
    listObservations: (tokenId) =>
      listRows(vault().db, {
        select: SELECT,
        where: { token_id: tokenId },
        newest: 'at_ms',
        limit: undefined,
      }).map(read),
    listAllObservations: ({ profileId, limit }) =>
      listRows(vault().db, {
        select: SELECT,
        where: { 'token_id IN (SELECT id FROM token WHERE profile_id = ?)': profileId },
        newest: 'at_ms',
        limit,
      }).map(read),
  };
}

function read(row: Row): Observation {
  return {
    id: text(row, 'id'),
    tokenId: text(row, 'token_id'),
    surface: text(row, 'surface') as Observation['surface'],
    atMs: number(row, 'at_ms'),
    outcome: text(row, 'outcome') as Observation['outcome'],
    detail: text(row, 'detail'),
    ...given('exchangeId', textOrNone(row, 'exchange_id')),
  };
}
