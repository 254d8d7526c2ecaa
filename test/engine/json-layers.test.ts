import { afterAll, beforeAll, expect, test } from 'vitest';
import { P, SIGNATURE } from '../core/corpus/parts.ts';
import { type EngineWithoutNetwork, startEngineWithoutNetwork } from '../support/engine-without-network.ts';
import { valueOf } from '../support/test-engine.ts';

let quiet: EngineWithoutNetwork;
beforeAll(async () => {
  quiet = await startEngineWithoutNetwork();
});
afterAll(() => quiet.close());

test('a signature without a protected header lies inside of the text all the same', async () => {
  const text = JSON.stringify({ payload: P, signatures: [{ header: { kid: 'k1' }, signature: SIGNATURE }] });
  const [token] = valueOf(await quiet.engine.inspect({ text }));
  const places = token?.layers.flatMap(({ at }) => (at ? [at] : [])) ?? [];
  expect(places.length).toBeGreaterThan(1);
  expect(places.filter(({ start, end }) => start > end || end > text.length)).toEqual([]);
});
