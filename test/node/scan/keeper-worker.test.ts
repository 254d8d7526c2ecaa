import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import type { JudgedText } from '../../../src/engine/scan/judge-found.ts';
import type { KeeperCalls, KeptCount, ToKeep } from '../../../src/node/scan/messages.ts';
import { ThreadLink } from '../../../src/node/scan/thread-link.ts';
import { KEEPER_WORKER } from '../../support/test-engine.ts';

const JUDGED: JudgedText = {
  format: 'jws',
  kind: 'access_token',
  signature: 'verified',
  isExpired: false,
  codes: [],
};

test('tokens that are too many to be remembered by who finds them are known again by their rows', async () => {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(KEEPER_WORKER, {
    workerData: { keptTextBytes: 0, finder: port1 },
    transferList: [port1],
    execArgv: [],
  });
  const link = new ThreadLink<KeeperCalls>(worker, {
    onTold: () => undefined,
    onBug: (frames) => expect.fail(frames),
    onEnd: () => expect.fail('it ended'),
  });
  onTestFinished(() => link.close());
  const keep = async (
    first: number,
    prints: readonly number[],
    again: readonly number[] = [],
  ): Promise<KeptCount> => {
    const rows: ToKeep = {
      first,
      prints: Uint8Array.from(prints.flatMap((print) => Array.from({ length: 16 }, () => print))),
      places: Float64Array.from(prints.flatMap((_, at) => [0, first * 1000 + at, 300])),
      judged: JSON.stringify(prints.map(() => JUDGED)),
      again: Float64Array.from(again),
      mayBeHere: true,
    };
    port2.postMessage(rows);
    const [count] = (await once(port2, 'message')) as [KeptCount];
    return count;
  };
  expect(await keep(1, [7, 8])).toMatchObject({ judged: 2, known: 0 });
  expect(await keep(3, [9, 7, 9, 7])).toMatchObject({ judged: 3, known: 3, counts: { verified: 3 } });
  expect(await keep(0, [], [1, 5])).toMatchObject({ judged: 3 });
  await link.call('finish');
  const { rows, total } = await link.call('page', { limit: 9 });
  expect(total).toBe(3);
  expect(rows.map(({ id, sightings }) => [id, sightings])).toEqual([
    [1, 8],
    [2, 1],
    [3, 2],
  ]);
});
