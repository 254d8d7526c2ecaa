import { expect, test } from 'vitest';
import { newRun } from '../../src/core/run/run.ts';
import { exchangesAsHar, harExports } from '../../src/engine/exchanges/export-har.ts';
import type { ExchangeRecord } from '../../src/engine/records.ts';
import { exchange } from '../core/exchange/exchanges.ts';
import { fakeMachine } from '../support/fake-ports.ts';
import { harProblems } from '../support/har-shape.ts';
import { valueOf } from '../support/test-engine.ts';

const RUN = newRun({ id: 'r1', kind: 'acquire', title: 'Get a token', startedAtMs: 900 }, ['token']);
const TOKEN = 'gho_16C7e42F292c6912E7710c838347Ae178B4a';

function record(id: string, atMs: number, more: Partial<ExchangeRecord> = {}): ExchangeRecord {
  const made = exchange({
    url: 'https://as.example/token?code=SplxlOBeZQQYbYS6WxSbIA',
    headers: [
      ['Authorization', `Bearer ${TOKEN}`],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ],
    body: `grant_type=refresh_token&refresh_token=${TOKEN}`,
    response: {
      headers: [['Content-Type', 'application/json']],
      body: JSON.stringify({ access_token: TOKEN }),
    },
  });
  return { exchange: { ...made, id, timing: { ...made.timing, startedAtMs: atMs } }, ...more };
}

function machine(records: readonly ExchangeRecord[]) {
  return fakeMachine({
    store: {
      getExchange: async (id) => records.find((one) => one.exchange.id === id),
      getRun: async (id) => (id === 'r1' ? RUN : undefined),
    },
  }).context;
}

const WISH = { reveal: false, version: '0.1.0' };
const RECORDS = [
  record('x2', 2000, { runId: 'r1', stepId: 'token' }),
  record('x1', 1000, { runId: 'r1', stepId: 'discover' }),
  record('x3', 3000, { runId: 'gone' }),
  record('x4', 4000),
];

test('a HAR file opens in a reader: everything that the format asks for is there', async () => {
  const { exchange: bare } = record('x5', 5000);
  const { response: _, ...unanswered } = bare;
  const failed = { kind: 'refused', message: 'Nobody listens there.' } as const;
  const context = machine([...RECORDS, { exchange: { ...unanswered, failure: failed } }]);
  const file = valueOf(
    await exchangesAsHar(context, { ...WISH, exchangeIds: ['x1', 'x2', 'x3', 'x4', 'x5'] }),
  );
  expect(harProblems(file.text)).toEqual([]);
});

test('entries are in the order they were sent, and grouped by the runs that are known', async () => {
  const file = valueOf(
    await exchangesAsHar(machine(RECORDS), { ...WISH, exchangeIds: ['x4', 'x2', 'x1', 'x3'] }),
  );
  const { log } = JSON.parse(file.text) as {
    log: {
      creator: unknown;
      pages: { id: string; title: string }[];
      entries: { startedDateTime: string; pageref?: string }[];
    };
  };
  expect(log.creator).toEqual({ name: 'Assay', version: '0.1.0' });
  expect(log.pages.map(({ id, title }) => [id, title])).toEqual([['r1', 'Get a token']]);
  expect(log.entries.map(({ startedDateTime, pageref }) => [startedDateTime.slice(17, 19), pageref])).toEqual(
    [
      ['01', 'r1'],
      ['02', 'r1'],
      ['03', undefined],
      ['04', undefined],
    ],
  );
});

test('secrets are masked, and the name of the file tells where they are not', async () => {
  const context = machine(RECORDS);
  const masked = valueOf(await exchangesAsHar(context, { ...WISH, exchangeIds: ['x1'] }));
  expect(masked.text).not.toContain(TOKEN);
  expect(masked.text).not.toContain('SplxlOBeZQQYbYS6WxSbIA');
  expect(masked.suggestedName).toMatch(/^assay-wire-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.har$/);
  const clear = valueOf(await exchangesAsHar(context, { ...WISH, reveal: true, exchangeIds: ['x1'] }));
  expect(clear.text).toContain(TOKEN);
  expect(clear.suggestedName).toContain('with-secrets');
});

test('what was removed meanwhile is left out; where nothing is left there is no file', async () => {
  const context = machine(RECORDS);
  const file = valueOf(await exchangesAsHar(context, { ...WISH, exchangeIds: ['x1', 'nowhere'] }));
  expect(harProblems(file.text)).toEqual([]);
  expect(await exchangesAsHar(context, { ...WISH, exchangeIds: ['nowhere'] })).toMatchObject({
    ok: false,
    fault: { code: 'exchange.not_found' },
  });
});

test('an export that is stopped ends between two exchanges, and the next one is not', async () => {
  const read: string[] = [];
  const { context } = fakeMachine({
    store: {
      getExchange: async (id) => {
        read.push(id);
        if (id === 'x2') exports.stopHarExport();
        return RECORDS.find((one) => one.exchange.id === id);
      },
      getRun: async () => undefined,
    },
  });
  const exports = harExports(context);
  const stopped = await exports.exchangesAsHar({ ...WISH, exchangeIds: ['x1', 'x2', 'x3', 'x4'] });
  expect(stopped).toMatchObject({ ok: false, fault: { code: 'operation.cancelled' } });
  expect(read).toEqual(['x1', 'x2']);
  expect(exports.stopHarExport()).toEqual({ ok: true, value: null });
  expect((await exports.exchangesAsHar({ ...WISH, exchangeIds: ['x1', 'x3'] })).ok).toBe(true);
});
