import { afterAll, beforeAll, expect, test } from 'vitest';
import { P, SIGNATURE } from '../core/corpus/parts.ts';
import { type EngineWithoutNetwork, startEngineWithoutNetwork } from '../support/engine-without-network.ts';
import { goodProfile } from '../support/flow.ts';
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

test('the layers of a kept JWS in JSON stand in its masked text where they stand in the token', async () => {
  const { engine } = quiet;
  const saved = valueOf(await engine.saveProfile({ profile: goodProfile('https://login.example') }));
  const signature = (kid: string) => ({ header: { kid, alg: 'ES256' }, signature: SIGNATURE });
  const text = JSON.stringify({ payload: P, signatures: [signature('k1'), signature('k2')] });
  const tokenId = valueOf(await engine.keepToken(text, saved.profile.id));
  const { masked, layers } = valueOf(await engine.viewToken(tokenId));
  const parts = layers.flatMap((layer) => layer.parts ?? []);
  expect(layers.map(({ kind }) => kind)).toEqual(['jws_json', 'jws', 'jws']);
  expect(
    parts.filter(({ part }) => part === 'payload').map(({ start, end }) => masked.slice(start, end)),
  ).toEqual([P, P]);
  const signatures = parts.filter(({ part }) => part === 'signature');
  expect(signatures).toHaveLength(2);
  for (const { start, end } of signatures) {
    expect(masked.slice(start, end)).toMatch(/^•+$/);
    expect(text.slice(start, end)).toBe(SIGNATURE);
  }
});
