import { describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/contract/models/app.ts';
import type { Observation } from '../../src/contract/models/token.ts';
import { fault } from '../../src/core/faults.ts';
import { Secret } from '../../src/core/secret.ts';
import type { EngineContext } from '../../src/engine/context.ts';
import type { IssuanceRecord, TokenRecord } from '../../src/engine/records.ts';
import { StoreError } from '../../src/engine/store-error.ts';
import { passWatchOn, watchToken } from '../../src/engine/tokens/watch.ts';
import { startWatcher } from '../../src/engine/tokens/watcher.ts';
import { fakeMachine } from '../support/fake-ports.ts';

const START_SECONDS = 1_800_000_000;

interface World {
  readonly tokens: Map<string, TokenRecord>;
  readonly observations: Observation[];
  readonly issuances: IssuanceRecord[];
  readonly settings: Map<string, string>;
  notifyBeforeSeconds: number;
  isLocked: boolean;
}

function token(id: string, lifeSeconds: number | undefined): TokenRecord {
  return {
    id,
    kind: 'access_token',
    format: 'opaque',
    text: new Secret('x'),
    firstSeenAtMs: 0,
    ...(lifeSeconds === undefined ? {} : { expiresAtSeconds: START_SECONDS + lifeSeconds }),
  };
}

function machine(tokens: readonly TokenRecord[]) {
  const world: World = {
    tokens: new Map(tokens.map((one) => [one.id, one])),
    observations: [],
    issuances: [],
    settings: new Map(),
    notifyBeforeSeconds: DEFAULT_SETTINGS.notifyBeforeSeconds,
    isLocked: false,
  };
  const fake = fakeMachine({
    store: {
      getSetting: async (name) => {
        if (world.isLocked) throw new StoreError(fault('vault.locked', 'It is locked.'));
        return world.settings.get(name);
      },
      putSetting: async (name, value) => void world.settings.set(name, value),
      getToken: async (id) => world.tokens.get(id),
      listObservations: async (id) => world.observations.filter(({ tokenId }) => tokenId === id),
      listIssuances: async ({ tokenId, grantId }) =>
        world.issuances.filter(
          (one) =>
            (grantId === undefined || one.grantId === grantId) &&
            (tokenId === undefined || one.outputs.some((output) => output.tokenId === tokenId)),
        ),
      getGrant: async () => undefined,
    },
  });
  const context: EngineContext = {
    ...fake.context,
    settings: () => ({ ...DEFAULT_SETTINGS, notifyBeforeSeconds: world.notifyBeforeSeconds }),
  };
  const told: string[] = [];
  context.events.subscribe((event) => {
    if (event.name === 'token.expiring') told.push(event.payload.tokenId);
  });
  return { ...fake, context, world, told };
}

/** Starts it, and waits until it waits for a time. */
async function watching(fake: ReturnType<typeof machine>): Promise<() => Promise<void>> {
  const watcher = startWatcher(fake.context);
  onTestFinished(() => watcher.close());
  await fake.clock.asked();
  return () => watcher.close();
}

/** Lets time pass a second at a time, as it does; each sleeper that is woken may sleep again before the next. */
async function pass(fake: ReturnType<typeof machine>, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    fake.clock.pass(1000);
    // Everything that the fakes answer is a microtask away.
    await new Promise(setImmediate);
  }
}

describe('a watched token', () => {
  test('is told of once, so long before its expiry as the setting says', async () => {
    const fake = machine([token('a', 100)]);
    await watchToken(fake.context, 'a', true);
    await watching(fake);
    await pass(fake, 39);
    expect(fake.told).toEqual([]);
    await pass(fake, 1);
    expect(fake.told).toEqual(['a']);
    await pass(fake, 120);
    expect(fake.told).toEqual(['a']);
  });

  test('is told of after sleep: the wall clock is looked at, not only the timer', async () => {
    const fake = machine([token('a', 10_000)]);
    await watchToken(fake.context, 'a', true);
    await watching(fake);
    fake.clock.pass(9_970_000);
    await new Promise(setImmediate);
    expect(fake.told).toEqual(['a']);
  });

  test('is not told of again after a restart, and is where it was not yet', async () => {
    const fake = machine([token('a', 100), token('b', 200)]);
    await watchToken(fake.context, 'a', true);
    await watchToken(fake.context, 'b', true);
    const stop = await watching(fake);
    await pass(fake, 45);
    await stop();
    expect(fake.told).toEqual(['a']);
    await watching(fake);
    await pass(fake, 100);
    expect(fake.told).toEqual(['a', 'b']);
  });

  test('that expired long before the start is not told of', async () => {
    const fake = machine([token('long ago', -3600), token('just now', -20), token('to come', 500)]);
    for (const id of ['long ago', 'just now', 'to come']) await watchToken(fake.context, id, true);
    await watching(fake);
    expect(fake.told).toEqual(['just now']);
  });

  test('that was revoked needs no word', async () => {
    const fake = machine([token('a', 100), token('b', 101)]);
    await watchToken(fake.context, 'a', true);
    await watchToken(fake.context, 'b', true);
    fake.world.observations.push({
      id: 'o',
      tokenId: 'a',
      surface: 'revocation',
      atMs: 1,
      outcome: 'accepted',
      detail: '200',
    });
    await watching(fake);
    await pass(fake, 110);
    expect(fake.told).toEqual(['b']);
  });

  test('is not told of where the setting says never, and is once it says otherwise', async () => {
    const fake = machine([token('a', 100)]);
    await watchToken(fake.context, 'a', true);
    fake.world.notifyBeforeSeconds = 0;
    const watcher = startWatcher(fake.context);
    onTestFinished(() => watcher.close());
    await pass(fake, 70);
    expect(fake.told).toEqual([]);
    fake.world.notifyBeforeSeconds = 60;
    fake.context.events.changed('app.changed');
    await new Promise(setImmediate);
    expect(fake.told).toEqual(['a']);
  });

  test('is waited for when the watch begins later, and not when it ended', async () => {
    const fake = machine([token('a', 100), token('b', 100)]);
    await watchToken(fake.context, 'b', true);
    await watching(fake);
    await watchToken(fake.context, 'a', true);
    await watchToken(fake.context, 'b', false);
    await pass(fake, 60);
    expect(fake.told).toEqual(['a']);
  });

  test('of a locked vault is told of when it opens', async () => {
    const fake = machine([token('a', 30)]);
    await watchToken(fake.context, 'a', true);
    fake.world.isLocked = true;
    const watcher = startWatcher(fake.context);
    onTestFinished(() => watcher.close());
    await pass(fake, 5);
    expect(fake.told).toEqual([]);
    fake.world.isLocked = false;
    fake.context.events.changed('app.changed');
    await new Promise(setImmediate);
    expect(fake.told).toEqual(['a']);
    expect(fake.bugs).toEqual([]);
  });

  test('needs an expiry, and a token', async () => {
    const fake = machine([token('endless', undefined)]);
    expect(await watchToken(fake.context, 'endless', true)).toMatchObject({
      ok: false,
      fault: { code: 'operation.not_possible' },
    });
    expect(await watchToken(fake.context, 'gone', true)).toMatchObject({
      ok: false,
      fault: { code: 'token.not_found' },
    });
  });
});

describe('after a refresh', () => {
  const issuance = (id: string, outputs: IssuanceRecord['outputs']): IssuanceRecord => ({
    id,
    atMs: 0,
    origin: 'refresh_token',
    grantId: 'g',
    inputs: [],
    outputs,
    resources: [],
  });

  test('the watch goes on with the token in the place of the watched one', async () => {
    const fake = machine([token('old', 100), token('id', 100), token('new', 1000)]);
    await watchToken(fake.context, 'old', true);
    fake.world.issuances.push(
      issuance('1', [
        { tokenId: 'old', role: 'access_token' },
        { tokenId: 'id', role: 'id_token' },
      ]),
      issuance('2', [{ tokenId: 'new', role: 'access_token' }]),
    );
    await passWatchOn(fake.context, fake.world.issuances[1]!);
    expect([...(await fake.context.watchList.read()).keys()]).toEqual(['new']);
  });

  test('nothing is watched that nobody watched', async () => {
    const fake = machine([token('old', 100), token('id', 100)]);
    await watchToken(fake.context, 'id', true);
    fake.world.issuances.push(
      issuance('1', [
        { tokenId: 'old', role: 'access_token' },
        { tokenId: 'id', role: 'id_token' },
      ]),
      issuance('2', [{ tokenId: 'new', role: 'access_token' }]),
    );
    await passWatchOn(fake.context, fake.world.issuances[1]!);
    expect([...(await fake.context.watchList.read()).keys()]).toEqual(['id']);
  });
});
