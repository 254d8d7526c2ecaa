import { describe, expect, test } from 'vitest';
import type { MessageView } from '../../../src/contract/models/exchange.ts';
import {
  formParameters,
  prettyBody,
  statusTone,
  timingParts,
} from '../../../src/renderer/ui/exchange/exchange.model.ts';
import { exchangeName, filterExchanges } from '../../../src/renderer/features/wire/wire.model.ts';
import { exchangeRows } from '../../support/fake-window/exchanges.ts';

function message(body: string, bodyKind: MessageView['bodyKind']): MessageView {
  return { startLine: '', headers: [], body, bodyKind, bodyBytes: body.length, truncated: false };
}

test('the time bar has the parts that happened, and their shares make one', () => {
  const parts = timingParts({ startedAtMs: 0, firstByteMs: 30, bodyMs: 10, totalMs: 41, reusedSocket: true });
  expect(parts).toEqual([
    { part: 'firstByte', ms: 30, share: 0.75 },
    { part: 'body', ms: 10, share: 0.25 },
  ]);
  expect(timingParts({ startedAtMs: 0, bodyMs: 0, totalMs: 0, reusedSocket: true })[0]?.share).toBe(0);
});

test('a status is toned by its class, and none is as bad as a 500', () => {
  expect([200, 302, 401, 503].map((status) => statusTone({ status }))).toEqual([
    'pass',
    'pass',
    'risk',
    'violation',
  ]);
  expect(statusTone({ failure: { kind: 'refused', message: 'Nobody listens there.' } })).toBe('violation');
  expect(statusTone({})).toBe('plain');
});

test('bodies read as what they are, and broken ones as they came', () => {
  expect(prettyBody(message('{"a":1}', 'json'))).toBe('{\n  "a": 1\n}');
  expect(prettyBody(message('{"a":', 'json'))).toBe('{"a":');
  expect(formParameters(message('a=1&a=%20b', 'form'))).toEqual([
    ['a', '1'],
    ['a', ' b'],
  ]);
  expect(formParameters(message('{}', 'json'))).toBeUndefined();
});

describe('the wire list', () => {
  const rows = exchangeRows(0);

  test('finds by method, path, status, failure and purpose, all words at once', () => {
    expect(filterExchanges(rows, 'post token').map(({ id }) => id)).toEqual(['x5', 'x3']);
    expect(filterExchanges(rows, '404').map(({ id }) => id)).toEqual(['x2']);
    expect(filterExchanges(rows, 'REFUSED').map(({ id }) => id)).toEqual(['x7']);
    expect(filterExchanges(rows, '  ')).toHaveLength(rows.length);
    expect(filterExchanges(rows, 'nothing like it')).toEqual([]);
  });

  test('is searched by typing method and path', () => {
    expect(exchangeName(rows[0]!)).toBe('GET /status, refused, API');
  });
});
