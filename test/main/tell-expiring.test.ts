import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../src/core/result.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { EngineEvent } from '../../src/engine/events.ts';
import { createNotifications } from '../../src/main/notifications.ts';
import { tellExpiring } from '../../src/main/tell-expiring.ts';
import { Notification } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const NOW_MS = 1_800_000_000_000;

type Told = Pick<Engine, 'subscribe' | 'viewToken' | 'ports'>;

function fakeEngine() {
  const listeners = new Set<(event: EngineEvent) => void>();
  const bugs: unknown[] = [];
  const engine = {
    subscribe: (listener: (event: EngineEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    viewToken: async () =>
      ok({
        summary: { kind: 'access_token', profileName: 'billing-spa', environment: 'dev', persona: 'alice' },
      }),
    ports: {
      clock: { nowMs: () => NOW_MS },
      random: { id: () => 'ref' },
      log: { bug: (_reference: string, error: unknown) => bugs.push(error) },
    },
  };
  const expire = async (inSeconds: number): Promise<void> => {
    for (const listener of listeners)
      listener({
        name: 'token.expiring',
        payload: { tokenId: 't', expiresAtSeconds: NOW_MS / 1000 + inSeconds, seq: 1 },
      });
    await new Promise(setImmediate);
  };
  return { engine: engine as unknown as Told, expire, bugs, listeners };
}

beforeEach(() => {
  Notification.shown.length = 0;
  Notification.isSupported.mockReturnValue(true);
});

describe('a notification of the system', () => {
  test('says which token expires when, and a press on it goes there', async () => {
    const fake = fakeEngine();
    const pressed: string[] = [];
    tellExpiring(fake.engine, createNotifications(), (tokenId) => pressed.push(tokenId));
    await fake.expire(60);
    expect(Notification.shown.map(({ options }) => options)).toEqual([
      { title: 'Access token of billing-spa expires in 60 s', body: 'dev · alice' },
    ]);
    Notification.shown[0]?.emit('click');
    expect(pressed).toEqual(['t']);
  });

  test.each([
    [300, 'expires in 5 min'],
    [-20, 'expired 20 s ago'],
    [86_400, 'expires in 24 h'],
  ])('with %i s left says %s', async (seconds, words) => {
    const fake = fakeEngine();
    tellExpiring(fake.engine, createNotifications(), () => undefined);
    await fake.expire(seconds);
    expect(Notification.shown[0]?.options.title).toContain(words);
  });

  test('is not shown where the shell has none, nor after it was stopped', async () => {
    const fake = fakeEngine();
    const stop = tellExpiring(fake.engine, createNotifications(), () => undefined);
    Notification.isSupported.mockReturnValue(false);
    await fake.expire(60);
    stop();
    expect(fake.listeners.size).toBe(0);
    expect(Notification.shown).toEqual([]);
  });

  test('that fails to be shown is no bug of the program', async () => {
    const fake = fakeEngine();
    tellExpiring(fake.engine, createNotifications(), () => undefined);
    await fake.expire(60);
    expect(() => Notification.shown[0]?.emit('failed')).not.toThrow();
    expect(fake.bugs).toEqual([]);
  });
});
