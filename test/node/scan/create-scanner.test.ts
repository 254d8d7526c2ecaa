import { generateKeyPairSync, sign } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { onThreadEnd } from '../../../src/node/scan/thread-link.ts';
import type { ScanCount, ScanWork, ScannedRow } from '../../../src/engine/ports/scanner.ts';
import type { ScanPlan } from '../../../src/engine/scan/scan-plan.ts';
import type { Jwk } from '../../../src/core/jose/verification.ts';
import { type ScannerOptions, createScanner } from '../../../src/node/scan/create-scanner.ts';
import { JUDGE_WORKER, KEEPER_WORKER, SCAN_WORKER } from '../../support/test-engine.ts';

const NOW = 1_800_000_000;
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = { ...pair.publicKey.export({ format: 'jwk' }), kid: 'k1' } as Jwk;
const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(claims: object): string {
  const signed = `${segment({ alg: 'ES256', typ: 'at+jwt', kid: 'k1' })}.${segment({ iss: 'https://login.example', client_id: 'spa', ...claims })}`;
  const key = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

const TRUST: ScanPlan['keys'] = [
  { trust: { kind: 'given_jwks', label: 'test', insecureTransport: false }, keys: [jwk] },
];

interface Begun {
  readonly work: ScanWork;
  readonly counts: ScanCount[];
  readonly bugs: unknown[];
}

function begin(
  plan: Partial<ScanPlan> = {},
  keptTextBytes = 1e6,
  threads: Partial<ScannerOptions> = {},
): Begun {
  const counts: ScanCount[] = [];
  const bugs: unknown[] = [];
  const scanner = createScanner({
    scanWorkerUrl: SCAN_WORKER,
    judgeWorkerUrl: JUDGE_WORKER,
    keeperWorkerUrl: KEEPER_WORKER,
    log: { info: () => undefined, warn: () => undefined, bug: (_, error) => bugs.push(error) },
    threads: 2,
    ...threads,
  });
  const work = scanner.begin({
    plan: { keys: TRUST, expected: {}, clock: { nowSeconds: NOW, skewSeconds: 30 }, ...plan },
    keptTextBytes,
    onProgress: (count) => counts.push(count),
  });
  onTestFinished(() => work.close());
  return { work, counts, bugs };
}

test('tokens are found over chunks, known again, verified and judged; a malformed one is a row', async () => {
  const { work, counts, bugs } = begin();
  const good = token({ sub: 'alice', exp: NOW + 600, iat: NOW });
  const old = token({ sub: 'bob', exp: NOW - 600, iat: NOW - 900 });
  const forged = `${good.slice(0, -8)}AAAAAAAA`;
  const bytes = Buffer.from(`a ${good}\nb ${old} ${good} ${forged} ${good.slice(0, 60)} ${good}`);
  for (let at = 0; at < bytes.length; at += 100) await work.push(bytes.subarray(at, at + 100));
  await work.end();
  const { rows, total } = await work.page({ limit: 10 });
  expect(total).toBe(4);
  expect(
    rows.map(({ format, signature, isExpired, sightings }) => [format, signature, isExpired, sightings]),
  ).toEqual([
    ['jws', 'verified', false, 3],
    ['jws', 'verified', true, 1],
    ['jws', 'failed', false, 1],
    ['broken', 'unchecked', false, 1],
  ]);
  expect(rows[0]).toMatchObject({
    offset: 2,
    length: good.length,
    issuer: 'https://login.example',
    clientId: 'spa',
  });
  expect(await work.text(1)).toBe(good);
  expect(counts.at(-1)).toMatchObject({
    state: 'done',
    bytes: bytes.length,
    sightings: 6,
    tokens: 4,
    judged: 4,
  });
  expect(counts.at(-1)?.counts).toMatchObject({ verified: 2, expired: 1, malformed: 1 });
  expect(bugs).toEqual([]);
});

test('base64 is taken as bytes are', async () => {
  const { work } = begin();
  await work.push(Buffer.from(`x ${token({ sub: 'a' })} y`).toString('base64'));
  await work.end();
  expect((await work.page({ limit: 1 })).total).toBe(1);
});

test('each source has its own offsets', async () => {
  const { work } = begin();
  await work.push(Buffer.from(token({ sub: 'a' })));
  await work.endSource();
  await work.push(Buffer.from(` ${token({ sub: 'b' })}`));
  await work.end();
  const { rows } = await work.page({ limit: 10 });
  expect(rows.map(({ source, offset }) => [source, offset])).toEqual([
    [0, 0],
    [1, 1],
  ]);
});

test('a key that the token brought verifies nothing, and without keys nothing is verified', async () => {
  const signed = `${segment({ alg: 'ES256', jwk })}.${segment({ sub: 'mallory' })}`;
  const key = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' } as const;
  const own = `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  const { work, counts } = begin({ keys: [] });
  await work.push(Buffer.from(`${own} ${token({ sub: 'a' })}`));
  await work.end();
  const { rows } = await work.page({ limit: 10 });
  expect(rows.map(({ signature }) => signature)).toEqual(['self_asserted', 'unchecked']);
  expect(counts.at(-1)?.counts.verified).toBe(0);
});

test('an issuer out of reach leaves unchecked what its keys might have verified', async () => {
  const { work } = begin({ keys: [], unreachable: 'The issuer’s keys could not be fetched.' });
  await work.push(Buffer.from(token({ sub: 'a' })));
  await work.end();
  const { rows } = await work.page({ limit: 1 });
  expect(rows[0]).toMatchObject({ signature: 'unchecked', reason: 'keys_unreachable' });
});

test('Cancel ends it at once; what was judged until then stays, and nothing comes after', async () => {
  const { work, counts } = begin();
  for (let index = 0; index < 20; index++) {
    await work.push(
      Buffer.from(Array.from({ length: 100 }, (_, at) => token({ sub: `${index}-${at}` })).join(' ')),
    );
  }
  await work.cancel();
  const judged = counts.at(-1)?.judged ?? 0;
  expect(counts.at(-1)?.state).toBe('cancelled');
  await work.push(Buffer.from(token({ sub: 'late' })));
  expect((await work.page({ limit: 1 })).total).toBe(judged);
});

test('what was given to decrypt with ends with the thread that had it: when all is found, not when the next scan begins', async () => {
  const ended = vi.spyOn(Worker.prototype, 'terminate');
  onTestFinished(() => ended.mockRestore());
  const { work, counts, bugs } = begin();
  await work.push(Buffer.from(token({ sub: 'alice' })));
  expect(ended).not.toHaveBeenCalled();
  await work.end();
  expect(counts.at(-1)?.state).toBe('done');
  expect(ended).toHaveBeenCalledTimes(1);
  await work.push(Buffer.from('too late'));
  expect(await work.page({ limit: 1 })).toMatchObject({ total: 1 });
  expect(bugs).toEqual([]);
});

test('what was closed answers no more, and who waits is told', async () => {
  const { work } = begin();
  const [, refused] = await Promise.allSettled([work.close(), work.page({ limit: 1 })]);
  expect(refused).toMatchObject({ status: 'rejected' });
  await expect(work.page({ limit: 1 })).rejects.toThrow('the thread of the scan is gone');
});

test('rows are read page by page, in the order that was asked, with texts where they were kept', async () => {
  const { work } = begin({ keys: [] }, 100_000);
  await work.push(Buffer.from(Array.from({ length: 1200 }, (_, at) => token({ sub: `${at}` })).join(' ')));
  await work.end();
  const rows: ScannedRow[] = [];
  for await (const page of work.rows({ sort: 'offset', isDescending: true }, true)) rows.push(...page);
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 1200 }, (_, at) => 1200 - at));
  const whole = rows.filter(({ text }) => text !== undefined);
  expect(whole.length).toBeGreaterThan(300);
  expect(whole.length).toBeLessThan(1000);
  expect(whole.every(({ hasText }) => hasText)).toBe(true);
  const [first] = whole;
  expect(first?.text).toBe((await work.text(first?.id ?? 0)) ?? '');
});

describe('a thread that dies', () => {
  const dying = new URL('../../support/dying-worker.ts', import.meta.url);
  const some = (from: number): Buffer =>
    Buffer.from(Array.from({ length: 300 }, (_, at) => token({ sub: `${from + at}` })).join(' '));
  const keptRows = async ({ work, counts }: Begun): Promise<number> => {
    await expect.poll(() => counts.at(-1)?.state, { timeout: 10_000 }).toBe('failed');
    const { total, rows } = await work.page({ sort: 'issuer', offset: 100, limit: 9 });
    expect(rows).toHaveLength(9);
    expect(counts.at(-1)).toMatchObject({ judged: total, counts: { verified: total } });
    return total;
  };

  test('while it finds ends the scan; what was judged until then is kept, counted and readable', async () => {
    const begun = begin({}, 1e6, { scanWorkerUrl: dying });
    await begun.work.push(some(0));
    await expect.poll(() => begun.work.page({ limit: 1 }), { timeout: 10_000 }).toMatchObject({ total: 256 });
    await begun.work.push(Buffer.from(' DIE '));
    expect(await keptRows(begun)).toBe(256);
    expect(begun.counts.at(-1)?.failure).toEqual({ thread: 'finding', isOutOfMemory: false });
    await begun.work.push(some(300));
    await begun.work.end();
    expect(await begun.work.text(1)).toMatch(/^eyJ/);
    expect(begun.bugs).toHaveLength(1);
  });

  test('while it finds is told before the call that met it is answered: no part is taken for the whole', async () => {
    const { work, counts } = begin({}, 1e6, { scanWorkerUrl: dying });
    await work.push(some(0));
    await work.push(Buffer.from(' DIE '));
    await work.end();
    expect(counts.at(-1)).toMatchObject({ state: 'failed', failure: { thread: 'finding' } });
  });

  test('while it judges is told before the end is answered', async () => {
    const { work, counts } = begin({}, 1e6, { judgeWorkerUrl: dying });
    await work.push(Buffer.from(`${segment({ alg: 'none' })}.DIE.x ${some(0).toString()} `));
    await work.push(some(300));
    await work.end();
    expect(counts.at(-1)).toMatchObject({ state: 'failed', failure: { thread: 'judging' } });
  });

  test('while it judges ends it as well; of the other threads’ tokens none is lost', async () => {
    const begun = begin({}, 1e6, { judgeWorkerUrl: dying });
    await begun.work.push(some(0));
    await begun.work.push(Buffer.from(` ${segment({ alg: 'none' })}.DIE.x `));
    await begun.work.end();
    expect(await keptRows(begun)).toBe(256);
    expect(begun.counts.at(-1)?.failure).toEqual({ thread: 'judging', isOutOfMemory: false });
    expect(begun.counts.filter(({ state }) => state === 'done')).toEqual([]);
  });

  test('while it keeps takes the rows with it: the scan ends, and who asks is refused', async () => {
    const { work, counts } = begin({}, 1e6, { keeperWorkerUrl: dying });
    await work.push(some(0));
    await expect(work.page({ text: 'DIE', limit: 1 })).rejects.toThrow('the thread of the scan is gone');
    await expect.poll(() => counts.at(-1)?.failure).toEqual({ thread: 'keeping', isOutOfMemory: false });
    await work.push(some(300));
    await work.end();
    await expect(work.page({ limit: 1 })).rejects.toThrow('the thread of the scan is gone');
    expect(counts.at(-1)?.state).toBe('failed');
  });

  test('for want of memory says so', async () => {
    const worker = new Worker('const all = []; for (;;) all.push(new Array(1000).fill({}));', {
      eval: true,
      resourceLimits: { maxOldGenerationSizeMb: 8 },
    });
    const { promise, resolve } = Promise.withResolvers<unknown>();
    onThreadEnd(worker, (end, name) => resolve({ ...end, name }));
    expect(await promise).toEqual({ isOutOfMemory: true, name: 'Error' });
  });
});
