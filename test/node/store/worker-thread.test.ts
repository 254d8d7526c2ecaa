import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Log } from '../../../src/engine/ports/log.ts';
import { createStore } from '../../../src/node/store/create-store.ts';
import { faultOf, freshVault, newStore, vaultPath } from './support.ts';

const child = (name: string): URL => new URL(`./children/${name}`, import.meta.url);

describe('a store whose thread is gone', () => {
  test.each(['ending-worker.ts', 'throwing-worker.ts', 'no-such-worker.ts'])(
    'rejects what was asked and what is asked later with store.failed (%s)',
    async (name) => {
      const store = newStore(vaultPath(), child(name));
      const asked = [store.open(), store.listProfiles()];
      for (const call of asked) expect((await faultOf(call)).code).toBe('store.failed');
      expect((await faultOf(store.getSetting('a'))).code).toBe('store.failed');
      await expect(store.close()).resolves.toBeUndefined();
    },
  );

  test('reports the error to the log', async () => {
    const bugs: unknown[] = [];
    const log: Log = { info: () => undefined, warn: () => undefined, bug: (_, error) => bugs.push(error) };
    const store = createStore({ workerUrl: child('throwing-worker.ts'), path: vaultPath(), log });
    await faultOf(store.open());
    expect(bugs).toEqual([expect.objectContaining({ message: 'a broken assumption' })]);
    await store.close();
  });
});

describe('calls that are made together', () => {
  test('are answered each for itself: one that meets a fault and one that cannot be sent are nobody else’s', async () => {
    const store = await freshVault();
    const unsendable = { id: 'e', name: () => 'no data' } as never;
    const [before, refused, faulty, after] = await Promise.allSettled([
      store.putSetting('a', '1'),
      store.putEnvironment(unsendable),
      store.putSetting('b', undefined as never),
      store.getSetting('a'),
    ]);
    expect(before.status).toBe('fulfilled');
    expect(refused).toMatchObject({ status: 'rejected', reason: { name: 'DataCloneError' } });
    expect(faulty.status).toBe('rejected');
    expect(after).toEqual({ status: 'fulfilled', value: '1' });
  });

  test('are done in the order in which they were made, however long each takes', async () => {
    const store = await freshVault();
    const all = Array.from({ length: 50 }, (_, index) => [
      store.putSetting('a', String(index)),
      store.getSetting('a'),
    ]).flat();
    const answers = await Promise.all(all);
    expect(answers.filter((_, index) => index % 2 === 1)).toEqual(
      Array.from({ length: 50 }, (_, index) => String(index)),
    );
  });
});

describe('a store that nobody closes', () => {
  test('does not keep its process alive', async () => {
    const script = fileURLToPath(child('forgets-to-close.ts'));
    const [code] = (await once(
      spawn(process.execPath, [script, vaultPath()], { stdio: 'ignore' }),
      'exit',
    )) as [number];
    expect(code).toBe(0);
  });
});
