import { describe, expect, test } from 'vitest';
import type { ScanQuery, ScanRow } from '../../src/contract/models/scan.ts';
import type { ScanOptions, ScanWork, Scanner } from '../../src/engine/ports/scanner.ts';
import { createScans } from '../../src/engine/scan/scans.ts';
import { fakeMachine } from '../support/fake-ports.ts';

const ROW: ScanRow = {
  id: 1,
  fingerprint: 'sha256:0953499d5ff561ece26a573b5dc51b5b',
  source: 0,
  offset: 12,
  length: 600,
  sightings: 3,
  format: 'jws',
  kind: 'access_token',
  signature: 'unchecked',
  reason: 'no_keys',
  isExpired: false,
  codes: [],
  hasText: false,
};

function fakeScanner() {
  const begun: ScanOptions[] = [];
  const asked: (readonly [string, unknown])[] = [];
  const work: { -readonly [K in keyof ScanWork]: ScanWork[K] } = {
    push: async (chunk) => void asked.push(['push', chunk]),
    endSource: async () => undefined,
    end: async () => void asked.push(['end', undefined]),
    cancel: async () => void asked.push(['cancel', undefined]),
    page: async (query: ScanQuery) => {
      asked.push(['page', query]);
      return { rows: [ROW], offset: 0, total: 1 };
    },
    groups: async () => ({ rows: [], offset: 0, total: 0 }),
    text: async () => undefined,
    rows: async function* (_, withTexts) {
      yield [withTexts ? { ...ROW, text: 'a.b.c' } : ROW];
    },
    close: async () => void asked.push(['close', undefined]),
  };
  const scanner: Scanner = {
    begin: (options) => {
      begun.push(options);
      return work;
    },
  };
  return { scanner, begun, asked, work };
}

function start() {
  const machine = fakeMachine();
  const fake = fakeScanner();
  const context = { ...machine.context, ports: { ...machine.ports, scanner: fake.scanner } };
  return { ...fake, machine, scans: createScans(context), context };
}

async function begun(scans: ReturnType<typeof createScans>): Promise<string> {
  const scan = await scans.begin({ name: 'app.log', totalBytes: 1000 });
  if (!scan.ok) throw new Error(scan.fault.code);
  return scan.value.scanId;
}

test('of two scans that begin at once, one is closed by the other', async () => {
  const { scans, asked } = start();
  const ids = await Promise.all([begun(scans), begun(scans)]);
  expect(asked).toEqual([['close', undefined]]);
  const answers = await Promise.all(ids.map((id) => scans.status(id)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a scan that is not the newest is not here', async () => {
  const { scans } = start();
  const first = await begun(scans);
  await begun(scans);
  const answers = await Promise.all([
    scans.status(first),
    scans.push({ scanId: first, bytes: '' }),
    scans.rows({ scanId: 'x', limit: 1 }),
    scans.file({ scanId: first, format: 'csv' }),
    scans.cancel('x'),
  ]);
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: false, fault: { code: 'scan.not_found' } });
});

test('a page that is being read while the next scan begins is of a scan that is not here any more', async () => {
  const { scans, work } = start();
  const closed = Promise.withResolvers<never>();
  work.page = () => closed.promise;
  work.close = async () => closed.reject(new Error('the scan was closed'));
  const scanId = await begun(scans);
  const page = scans.rows({ scanId, limit: 1 });
  await begun(scans);
  expect(await page).toMatchObject({ ok: false, fault: { code: 'scan.not_found' } });
});

test('the next scan and the end of the program close the one before', async () => {
  const { scans, asked } = start();
  await begun(scans);
  await begun(scans);
  await scans.close();
  expect(asked.filter(([name]) => name === 'close')).toHaveLength(2);
});

test('a profile that is gone is a fault, and the scan before stays', async () => {
  const machine = fakeMachine({ store: { getProfile: async () => undefined } });
  const { scanner } = fakeScanner();
  const scans = createScans({ ...machine.context, ports: { ...machine.ports, scanner } });
  const scanId = await begun(scans);
  const refused = await scans.begin({ name: 'x', profileId: 'gone' });
  expect(refused).toMatchObject({ ok: false, fault: { code: 'profile.not_found' } });
  expect(await scans.status(scanId)).toMatchObject({ ok: true });
});

test('progress is told by events, and its time stops at the end', async () => {
  const { scans, begun: started, machine, context } = start();
  const told: string[] = [];
  context.events.subscribe(({ name }) => told.push(name));
  const scanId = await begun(scans);
  const counts = { violation: 0, risk: 0, note: 0, good: 2, verified: 2, expired: 0, malformed: 0 };
  machine.clock.pass(1500);
  started[0]?.onProgress({ state: 'done', bytes: 1000, sightings: 3, tokens: 2, judged: 2, counts });
  machine.clock.pass(9000);
  expect(await scans.status(scanId)).toMatchObject({
    ok: true,
    value: { name: 'app.log', totalBytes: 1000, state: 'done', tokens: 2, elapsedMs: 1500 },
  });
  expect(told).toEqual(['scan.changed']);
});

describe('a scan of which a thread dies', () => {
  const counts = { violation: 0, risk: 0, note: 0, good: 2, verified: 2, expired: 0, malformed: 0 };
  const count = { state: 'failed', bytes: 12_400_000, sightings: 9, tokens: 3, judged: 2, counts } as const;

  test('is a fault that names how far it came and what is kept; its rows are read as before', async () => {
    const { scans, begun: started } = start();
    const scanId = await begun(scans);
    started[0]?.onProgress({ ...count, failure: { thread: 'judging', isOutOfMemory: true } });
    const status = await scans.status(scanId);
    expect(status).toMatchObject({
      ok: true,
      value: { state: 'failed', tokens: 3, judged: 2, fault: { code: 'scan.failed' } },
    });
    expect(status.ok && status.value.fault?.message).toBe(
      'A thread that judges tokens ran out of memory after 12.4 MB of 1 kB. Of the 3 tokens found until then 2 are judged and kept.',
    );
    expect(status.ok && status.value).not.toHaveProperty('failure');
    expect(await scans.rows({ scanId, limit: 1 })).toMatchObject({ ok: true, value: { total: 1 } });
  });

  test('and its rows with it says so wherever they are asked for', async () => {
    const { scans, begun: started, work } = start();
    const scanId = await begun(scans);
    Object.assign(work, { page: () => Promise.reject(new Error('the scan was closed')) });
    started[0]?.onProgress({ ...count, failure: { thread: 'keeping', isOutOfMemory: false } });
    const answers = await Promise.all([scans.rows({ scanId, limit: 1 }), scans.status(scanId)]);
    expect(answers).toMatchObject([
      {
        ok: false,
        fault: { code: 'scan.failed', message: expect.stringContaining('are gone with it') as unknown },
      },
      { ok: true, value: { tokens: 0, judged: 0 } },
    ]);
  });

  test('for a bug of ours stays a bug', async () => {
    const { scans, work } = start();
    const scanId = await begun(scans);
    Object.assign(work, { page: () => Promise.reject(new Error('broken')) });
    await expect(scans.rows({ scanId, limit: 1 })).rejects.toThrow('broken');
  });
});

test('stopping ends a file that is being written, and nothing that is over', async () => {
  const { scans, work } = start();
  const scanId = await begun(scans);
  expect(await scans.stop()).toEqual({ ok: true, value: null });
  Object.assign(work, {
    rows: async function* () {
      yield [ROW];
      await scans.stop();
      yield [ROW];
    },
  });
  const file = await scans.file({ scanId, format: 'ndjson' });
  if (!file.ok) throw new Error(file.fault.code);
  const read = async (): Promise<number> => {
    let lines = 0;
    for await (const _ of file.value.text) lines++;
    return lines;
  };
  await expect(read()).rejects.toThrow('aborted');
  expect(file.value.isStopped()).toBe(true);
  expect(await scans.status(scanId)).toMatchObject({ ok: true });
});

test('a text that was not kept is a fault that says what to do', async () => {
  const { scans } = start();
  const scanId = await begun(scans);
  const text = await scans.text({ scanId, rowId: 1 });
  expect(text).toMatchObject({ ok: false, fault: { remedy: 'Find it in the file by its offset.' } });
});

test.each([
  ['csv', false, /^source,offset,.*findings\r\napp\.log,12,600,sha256:0953/],
  ['csv', true, /,token\r\napp\.log.*,a\.b\.c\r\n$/],
  ['ndjson', false, /^\{"source":"app\.log","offset":12,(?!.*token":)/],
  ['ndjson', true, /"token":"a\.b\.c"\}\n$/],
] as const)('a file of %s, whole tokens: %s', async (format, withTokens, pattern) => {
  const { scans } = start();
  const scanId = await begun(scans);
  const file = await scans.file({ scanId, format, withTokens });
  if (!file.ok) throw new Error(file.fault.code);
  expect(file.value.suggestedName).toBe(`scan-app.log.${format}`);
  let text = '';
  for await (const piece of file.value.text) text += piece;
  expect(text).toMatch(pattern);
});
