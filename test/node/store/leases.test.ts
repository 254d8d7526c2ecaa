import { describe, expect, test } from 'vitest';
import { aGrant, freshVault } from './support.ts';

describe('taking a lease', () => {
  test('of a grant that is not there takes nothing', async () => {
    const store = await freshVault();
    expect(await store.leaseGrant('none', 'me', 1000, 500)).toEqual({ taken: false, grant: undefined });
  });

  test('of a free grant leaves its state alone', async () => {
    const store = await freshVault();
    await store.putGrant(aGrant('g1', { rotations: 3, firstScope: ['a'] }));
    const { taken, grant } = await store.leaseGrant('g1', 'me', 1000, 500);
    expect(taken).toBe(true);
    expect(grant).toEqual(
      aGrant('g1', { rotations: 3, firstScope: ['a'], lease: { owner: 'me', untilMs: 1500 } }),
    );
  });

  test('is refused while it is held, to its holder too: two refreshes of one process would both send', async () => {
    const store = await freshVault();
    await store.putGrant(aGrant('g1'));
    await store.leaseGrant('g1', 'me', 1000, 500);
    expect((await store.leaseGrant('g1', 'other', 1499, 500)).taken).toBe(false);
    expect((await store.leaseGrant('g1', 'me', 1499, 500)).taken).toBe(false);
    expect((await store.leaseGrant('g1', 'other', 1500, 500)).taken).toBe(true);
  });

  test('that ran out before anything was sent leaves the grant ready', async () => {
    const store = await freshVault();
    await store.putGrant(aGrant('g1'));
    await store.leaseGrant('g1', 'dead', 1000, 500);
    expect((await store.leaseGrant('g1', 'me', 2000, 500)).grant?.state).toBe('ready');
  });

  test('keeps an outcome that is unknown, and the end of a grant', async () => {
    const store = await freshVault();
    for (const state of ['outcome_unknown', 'ended'] as const) {
      await store.putGrant(aGrant(state, { state }));
      expect((await store.leaseGrant(state, 'me', 1000, 500)).grant?.state).toBe(state);
    }
  });
});

describe('writing under a lease', () => {
  test('changes the grant and keeps the lease until it is released', async () => {
    const store = await freshVault();
    await store.putGrant(aGrant('g1'));
    const { grant } = await store.leaseGrant('g1', 'me', 1000, 500);
    if (!grant) throw new Error('the grant is there');
    expect(await store.updateLeasedGrant('me', { ...grant, state: 'sending', intentAtMs: 1100 }, false)).toBe(
      true,
    );
    expect(await store.getGrant('g1')).toMatchObject({
      state: 'sending',
      intentAtMs: 1100,
      lease: { owner: 'me', untilMs: 1500 },
    });
    const after = { ...grant, state: 'ready', rotations: 1, currentRefreshTokenId: 't2' } as const;
    expect(await store.updateLeasedGrant('me', after, true)).toBe(true);
    const { lease: _, ...released } = after;
    expect(await store.getGrant('g1')).toEqual(released);
  });

  test('renews the lease where a later end is given', async () => {
    const store = await freshVault();
    await store.putGrant(aGrant('g1'));
    const { grant } = await store.leaseGrant('g1', 'me', 1000, 500);
    if (!grant) throw new Error('the grant is there');
    await store.updateLeasedGrant('me', { ...grant, lease: { owner: 'me', untilMs: 9000 } }, false);
    expect((await store.leaseGrant('g1', 'other', 8999, 1)).taken).toBe(false);
  });

  test('is refused to whoever lost the lease, and changes nothing', async () => {
    const store = await freshVault();
    await store.putGrant(aGrant('g1'));
    const { grant } = await store.leaseGrant('g1', 'slow', 1000, 500);
    if (!grant) throw new Error('the grant is there');
    await store.leaseGrant('g1', 'me', 2000, 500);
    expect(await store.updateLeasedGrant('slow', { ...grant, state: 'ended' }, true)).toBe(false);
    expect(await store.updateLeasedGrant('nobody', { ...grant, state: 'ended' }, true)).toBe(false);
    expect(await store.getGrant('g1')).toMatchObject({ state: 'ready', lease: { owner: 'me' } });
  });

  test('putting the grant again from outside does not take or drop the lease', async () => {
    const store = await freshVault();
    await store.putGrant(aGrant('g1'));
    await store.leaseGrant('g1', 'me', 1000, 500);
    await store.putGrant(aGrant('g1', { rotations: 2, lease: { owner: 'other', untilMs: 1 } }));
    expect(await store.getGrant('g1')).toMatchObject({ rotations: 2, lease: { owner: 'me', untilMs: 1500 } });
  });
});
