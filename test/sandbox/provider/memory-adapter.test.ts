import { afterEach, describe, expect, test, vi } from 'vitest';
import { MemoryAdapter, shadowIdOf } from '../../../src/sandbox/provider/memory-adapter.ts';

afterEach(() => vi.useRealTimers());

describe('the memory of the issuer', () => {
  test('hands out copies, so that a caller cannot change what is kept', async () => {
    const adapter = new MemoryAdapter();
    const payload = { uid: 'u', authorizations: { spa: { sid: '1' } } };
    await adapter.upsert('s', payload, 60);
    payload.authorizations.spa.sid = 'changed';
    const found = await adapter.findByUid('u');
    expect(found).toEqual({ uid: 'u', authorizations: { spa: { sid: '1' } } });
  });

  test('forgets all rows of a grant at once, and no others', async () => {
    const adapter = new MemoryAdapter();
    await adapter.upsert('a', { grantId: 'g' }, 60);
    await adapter.upsert('b', { grantId: 'g' }, 60);
    await adapter.upsert('c', { grantId: 'h' }, 60);
    await adapter.revokeByGrantId('g');
    expect([await adapter.find('a'), await adapter.find('b')]).toEqual([undefined, undefined]);
    expect(await adapter.find('c')).toEqual({ grantId: 'h' });
  });

  test('destroys the shadow row of a JWT with it, and does not find it by the bare jti', async () => {
    const adapter = new MemoryAdapter();
    await adapter.upsert(shadowIdOf('jti'), { jti: 'jti' }, 60);
    expect(await adapter.find('jti')).toBeUndefined();
    expect(await adapter.find(shadowIdOf('jti'))).toEqual({ jti: 'jti' });
    await adapter.destroy('jti');
    expect(await adapter.find(shadowIdOf('jti'))).toBeUndefined();
  });

  test('still finds a session by its uid after the session has changed its id', async () => {
    const adapter = new MemoryAdapter();
    await adapter.upsert('old', { uid: 'u', jti: 'old' }, 60);
    await adapter.upsert('new', { uid: 'u', jti: 'new' }, 60);
    await adapter.destroy('old');
    expect(await adapter.findByUid('u')).toMatchObject({ jti: 'new' });
  });

  test('marks a row as used', async () => {
    const adapter = new MemoryAdapter();
    await adapter.upsert('code', {}, 60);
    await adapter.consume('code');
    expect((await adapter.find('code'))?.consumed).toEqual(expect.any(Number));
  });

  test('finds nothing for an unknown user code', async () => {
    const adapter = new MemoryAdapter();
    await adapter.upsert('d', { userCode: 'ABCD' }, 60);
    expect(await adapter.findByUserCode('ABCE')).toBeUndefined();
    expect(await adapter.findByUserCode('ABCD')).toEqual({ userCode: 'ABCD' });
  });

  test('does not grow for ever: rows long expired are dropped as others are written', async () => {
    vi.useFakeTimers();
    const adapter = new MemoryAdapter();
    await adapter.upsert('early', { grantId: 'g' }, 60);
    vi.advanceTimersByTime(60_000);
    for (let n = 0; n < 300; n++) await adapter.upsert(`soon ${n}`, {}, 60);
    expect(await adapter.find('early')).toBeDefined();
    vi.advanceTimersByTime(6 * 60_000);
    for (let n = 0; n < 300; n++) await adapter.upsert(`later ${n}`, {}, 60);
    expect(await adapter.find('early')).toBeUndefined();
  });
});
