import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { CONTRACT, type CommandName } from '../../../src/contract/ipc.ts';
import { changedBy, makeEventSink, staleAfter } from '../../../src/renderer/bridge/invalidation.ts';
import { queries } from '../../../src/renderer/bridge/queries.ts';

/** What a command changes is seen through events or answered in place; reading commands change nothing. */
const CHANGES_NOTHING_KEPT: readonly CommandName[] = [
  'app.glossary',
  'app.status',
  'vault.reveal',
  'vault.inventory',
  'environments.list',
  'profiles.list',
  'profiles.get',
  'profiles.keys',
  'profiles.stop_discovery',
  'profiles.known_server',
  'profiles.check',
  'run.get',
  'run.list',
  'run.cancel',
  'window.remember',
  'clock.list',
  'run.resume',
  'run.reopen_browser',
  'run.copy_address',
  'run.paste_callback',
  'run.take_other_answer',
  'run.exchanges',
  'exchange.list',
  'exchange.get',
  'exchange.copy_body',
  'exchange.copy_curl',
  'exchange.export_har',
  'exchange.stop_export',
  'tokens.list',
  'tokens.traces',
  'token.get',
  'token.copy',
  'token.decrypt',
  'token.export',
  'tokens.lineage',
  'tokens.compare',
  'inspect.text',
  'build.algs',
  'build.token',
  'scan.begin',
  'scan.push',
  'scan.end',
  'scan.cancel',
  'scan.stop',
  'scan.status',
  'scan.rows',
  'scan.groups',
  'scan.text',
  'scan.export',
  'inspect.callback',
  'inspect.copy',
];

/** Events that tell of a moment: nothing that is kept is other than before. */
const TELLS_OF_A_MOMENT = ['token.expiring', 'token.chosen', 'scan.changed'];

describe('what makes the cache stale', () => {
  test('is said for every event of the contract', () => {
    const events = Object.entries(CONTRACT).filter(
      ([name, entry]) => entry.kind === 'event' && !TELLS_OF_A_MOMENT.includes(name),
    );
    const unsaid = events.filter(
      ([name]) => staleAfter({ name, payload: { seq: 1, runId: 'r' } }).length === 0,
    );
    expect(unsaid).toEqual([]);
    expect(events.length).toBeGreaterThan(0);
  });

  test('is said for every command that changes what is kept', () => {
    const commands = Object.entries(CONTRACT).filter(([, entry]) => entry.kind === 'command') as [
      CommandName,
      unknown,
    ][];
    const names = commands.map(([name]) => name);
    expect(names.filter((name) => changedBy(name).length === 0).sort()).toEqual(
      [...CHANGES_NOTHING_KEPT].sort(),
    );
  });

  test('an event of a newer program is ignored', () => {
    expect(staleAfter({ name: 'drill.changed', payload: {} })).toEqual([]);
  });
});

describe('the event sink', () => {
  function setup() {
    const client = new QueryClient();
    const flushes: (() => void)[] = [];
    const sink = makeEventSink(client, (flush) => flushes.push(flush));
    return { client, sink, flushes };
  }

  test('fetches a run once for ten events of one moment, and no other run', () => {
    const { client, sink, flushes } = setup();
    client.setQueryData(queries.run('a').queryKey, {});
    client.setQueryData(queries.run('b').queryKey, {});
    for (let seq = 0; seq < 10; seq += 1) sink({ name: 'run.changed', payload: { runId: 'a', seq } });
    expect(flushes).toHaveLength(1);
    expect(client.getQueryState(queries.run('a').queryKey)?.isInvalidated).toBe(false);
    flushes[0]?.();
    expect(client.getQueryState(queries.run('a').queryKey)?.isInvalidated).toBe(true);
    expect(client.getQueryState(queries.run('b').queryKey)?.isInvalidated).toBe(false);
  });

  test('listens on after a flush', () => {
    const { client, sink, flushes } = setup();
    sink({ name: 'tokens.changed', payload: { seq: 1 } });
    flushes[0]?.();
    client.setQueryData(queries.tokens().queryKey, []);
    sink({ name: 'tokens.changed', payload: { seq: 2 } });
    flushes[1]?.();
    expect(client.getQueryState(queries.tokens().queryKey)?.isInvalidated).toBe(true);
  });
});
