import { describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { WRAPPING_KEY, aGrant, freshVault, newStore, reopenedVault, runChild, vaultPath } from './support.ts';

const KEY = [...WRAPPING_KEY];

describe('two processes on one vault', () => {
  test('both write at once and nothing is lost or refused', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    const COUNT = 60;
    const here = async (): Promise<void> => {
      for (let n = 0; n < COUNT; n += 1) await store.putSealed(`here ${n}`, new Secret(`here ${n}`));
    };
    const child = (name: string) =>
      runChild('work-on-vault.ts', { kind: 'write', path, key: KEY, name, count: COUNT });
    await Promise.all([child('window'), child('terminal'), here()]);
    for (const name of ['window', 'terminal', 'here']) {
      for (let n = 0; n < COUNT; n += 1)
        expect((await store.getSealed(`${name} ${n}`))?.expose()).toBe(`${name} ${n}`);
    }
  });

  test('that make the same new vault at once agree on one id and one key', async () => {
    const path = vaultPath();
    type Answer = { readonly isFirst: boolean; readonly proposedId: string; readonly vaultId: string };
    const keys = [1, 2, 3].map((n) => Array.from({ length: 32 }, () => n));
    const answers = (
      await Promise.all(
        keys.map((key) => runChild<Answer>('work-on-vault.ts', { kind: 'initialise', path, key })),
      )
    ).flat();
    expect(answers.filter(({ isFirst }) => isFirst)).toHaveLength(1);
    const winner = answers.findIndex(({ isFirst }) => isFirst);
    expect(new Set(answers.map(({ vaultId }) => vaultId))).toEqual(new Set([answers[winner]?.proposedId]));
    const store = newStore(path);
    await store.open();
    for (const [index, key] of keys.entries()) {
      expect(await store.unlock(Uint8Array.from(key))).toBe(index === winner);
    }
  });

  test('the one that listens is told of what the other wrote, and of nothing that it wrote itself', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    let told = 0;
    const heard = new Promise<void>((resolve) => {
      const stop = store.onForeignChange(() => {
        told += 1;
        resolve();
      });
      onTestFinished(stop);
    });
    await store.putSetting('mine', '1');
    expect(told).toBe(0);
    await runChild('work-on-vault.ts', { kind: 'write', path, key: KEY, name: 'other', count: 1 });
    await heard;
    expect((await store.getSealed('other 0'))?.expose()).toBe('other 0');
  });
});

describe('a lease on a grant', () => {
  test('is taken by exactly one of two processes that race for it', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    const ROUNDS = 40;
    for (let round = 0; round < ROUNDS; round += 1) await store.putGrant(aGrant(`g ${round}`));
    type Answer = { readonly round: number; readonly taken: boolean; readonly owner: string };
    const race = (owner: string) =>
      runChild<Answer>('work-on-vault.ts', {
        kind: 'lease',
        path,
        key: KEY,
        grantId: 'g',
        owner,
        rounds: ROUNDS,
      });
    const answers = (await Promise.all([race('window'), race('terminal')])).flat();
    for (let round = 0; round < ROUNDS; round += 1) {
      const takers = answers.filter((answer) => answer.round === round && answer.taken);
      expect(takers).toHaveLength(1);
      expect((await store.getGrant(`g ${round}`))?.lease).toEqual({
        owner: takers[0]?.owner,
        untilMs: 61_000,
      });
    }
  });

  test('of a process that died while sending leaves the outcome unknown, once its time has passed', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    await store.putGrant(aGrant('g1'));
    await runChild('work-on-vault.ts', {
      kind: 'die_sending',
      path,
      key: KEY,
      grantId: 'g1',
      owner: 'dead',
    }).catch(() => []);
    expect(await store.getGrant('g1')).toMatchObject({
      state: 'sending',
      intentAtMs: 1000,
      lease: { owner: 'dead' },
    });
    const early = await store.leaseGrant('g1', 'me', 60_999, 1000);
    expect(early).toMatchObject({ taken: false, grant: { state: 'sending', lease: { owner: 'dead' } } });
    const late = await store.leaseGrant('g1', 'me', 61_000, 1000);
    expect(late).toMatchObject({
      taken: true,
      grant: { state: 'outcome_unknown', lease: { owner: 'me', untilMs: 62_000 } },
    });
  });

  test('that was written before a crash is on the disk for whoever comes after it', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    await store.putGrant(aGrant('g1'));
    await store.close();
    await runChild('work-on-vault.ts', {
      kind: 'die_sending',
      path,
      key: KEY,
      grantId: 'g1',
      owner: 'dead',
    }).catch(() => []);
    expect(await (await reopenedVault(path)).getGrant('g1')).toMatchObject({
      state: 'sending',
      lease: { owner: 'dead' },
    });
  });
});
