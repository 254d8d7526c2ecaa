import { describe, expect, it } from 'vitest';
import { fault } from '../../src/core/faults.ts';
import { failed, ok } from '../../src/core/result.ts';
import { newRun } from '../../src/core/run/run.ts';
import { DEFAULT_SETTINGS } from '../../src/contract/models/app.ts';
import { bounded } from '../../src/engine/boundary.ts';
import { createEventHub } from '../../src/engine/events.ts';
import { getRun, listRuns } from '../../src/engine/run/read-runs.ts';
import { LiveRun } from '../../src/engine/run/live-run.ts';
import { createNetworkGate } from '../../src/engine/network-gate.ts';
import { parseProxy } from '../../src/core/text/proxy.ts';
import type { HttpRoute } from '../../src/engine/ports/http.ts';
import { loadSettings, saveSettings } from '../../src/engine/settings.ts';
import { StoreError } from '../../src/engine/store-error.ts';
import { fakeMachine } from '../support/fake-ports.ts';

describe('the boundary', () => {
  it('turns a fault of the store into a result, and lets bugs pass', async () => {
    const full = fault('store.failed', 'The disk is full.');
    expect(await bounded(() => Promise.reject(new StoreError(full)))).toEqual(failed(full));
    expect(await bounded(async () => ok(1))).toEqual(ok(1));
    await expect(bounded(() => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
  });
});

describe('events', () => {
  it('reach every listener, also past one that throws, and stop for one that left', () => {
    const bugs: unknown[] = [];
    const seen: string[] = [];
    const hub = createEventHub((error) => bugs.push(error));
    hub.subscribe(() => {
      throw new Error('a listener’s bug');
    });
    const leave = hub.subscribe(({ name, payload }) => seen.push(`${name} ${payload.seq}`));
    hub.changed('tokens.changed');
    hub.runChanged('r', 7);
    leave();
    hub.changed('tokens.changed');
    expect(seen).toEqual(['tokens.changed 1', 'run.changed 7']);
    expect(bugs).toHaveLength(3);
  });
});

describe('settings', () => {
  it('are none where none were saved', async () => {
    const { ports } = fakeMachine();
    expect(await loadSettings(ports.store)).toBeUndefined();
  });

  it.each([
    ['values of the wrong type', '{"theme":7,"browserTimeoutSeconds":"10","requestTimeoutSeconds":-1}'],
    ['a theme there is not', '{"theme":"pink","density":"tiny"}'],
  ])('are the defaults where %s was saved', async (_, saved) => {
    const { ports } = fakeMachine({ store: { getSetting: async () => saved } });
    expect(await loadSettings(ports.store)).toEqual(DEFAULT_SETTINGS);
  });

  it('of the network are in force once they are saved, and not where they cannot be', async () => {
    const routes: string[] = [];
    const { ports } = fakeMachine({
      store: {
        putSetting: async () => {
          throw new StoreError(fault('store.failed', 'The disk is full.'));
        },
      },
    });
    const http = { ...ports.http, setRoute: ({ proxy }: HttpRoute) => ok(void routes.push(proxy)) };
    const save = saveSettings(ports.store, createNetworkGate(http), DEFAULT_SETTINGS, {
      proxy: 'http://proxy.example:3128',
    });
    await expect(save).rejects.toThrow();
    expect(routes).toEqual(['http://proxy.example:3128', '']);
  });

  it('that the network refuses are not saved', async () => {
    const { ports } = fakeMachine();
    const refused = failed(fault('input.invalid', 'The proxy is no address.', { parameter: 'proxy' }));
    const http = { ...ports.http, setRoute: () => refused };
    const network = createNetworkGate(http);
    expect(await saveSettings(ports.store, network, DEFAULT_SETTINGS, { proxy: 'x' })).toEqual(refused);
    expect(network.why()).toBeUndefined();
  });

  it.each([
    ['no JSON', '{', '"{"'],
    ['a list', '[]', '"[]"'],
    ['nothing at all', '', '""'],
    ['a proxy that is a number', '{"proxy":3128}', '3128'],
    ['a proxy that is null', '{"proxy":null}', 'null'],
    ['a proxy with members', '{"proxy":{"host":"proxy.example"}}', '{"host":"proxy.example"}'],
  ])('never lose a proxy that cannot be read: %s', async (_, saved, proxy) => {
    const { ports } = fakeMachine({ store: { getSetting: async () => saved } });
    const settings = await loadSettings(ports.store);
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, proxy });
    expect(parseProxy(settings?.proxy ?? '')).toMatchObject({ ok: false });
  });

  it('keep what is right beside what is wrong', async () => {
    const saved =
      '{"theme":"dark","density":"compact","requestTimeoutSeconds":5,"browserTimeoutSeconds":null}';
    const { ports } = fakeMachine({ store: { getSetting: async () => saved } });
    expect(await loadSettings(ports.store)).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      density: 'compact',
      requestTimeoutSeconds: 5,
    });
  });
});

describe('runs of another process', () => {
  const start = { id: 'r', kind: 'acquire', title: 'A run', startedAtMs: 1_800_000_000_000 } as const;
  const running = newRun(start, ['discover']);

  it('go on while they may, and were broken off where they cannot any more', async () => {
    const { context, clock } = fakeMachine({
      store: { getRun: async () => running, listRuns: async () => [running] },
    });
    expect(await getRun(context, 'r')).toMatchObject({ value: { status: 'running' } });
    clock.pass(3 * 3600_000);
    expect(await getRun(context, 'r')).toMatchObject({
      value: { status: 'failed', fault: { message: 'Assay ended while this run was under way.' } },
    });
    expect(await listRuns(context, {})).toMatchObject({ value: [{ status: 'failed' }] });
  });

  it('stand beside our own, newest first, each once', async () => {
    const { context, clock } = fakeMachine({ store: { listRuns: async () => [running] } });
    clock.pass(1000);
    const ours = new LiveRun(context.ports, context.events, context.settings, {
      kind: 'call',
      title: 'Ours',
      steps: ['call'],
    });
    context.runs.add(ours);
    const listed = await listRuns(context, {});
    expect(listed.ok && listed.value.map(({ title }) => title)).toEqual(['Ours', 'A run']);
    expect(await listRuns(context, { limit: 1 })).toMatchObject({ value: [{ title: 'Ours' }] });
  });

  it('are missed where nobody knows them', async () => {
    const { context } = fakeMachine({ store: { getRun: async () => undefined } });
    expect(await getRun(context, 'x')).toMatchObject({ fault: { code: 'run.not_found' } });
  });
});
