import { describe, expect, it } from 'vitest';
import { fault } from '../../src/core/faults.ts';
import { failed, ok } from '../../src/core/result.ts';
import type { Run } from '../../src/core/run/run.ts';
import type { HttpRequest } from '../../src/engine/ports/http.ts';
import { LiveRun, type LiveRunStart } from '../../src/engine/run/live-run.ts';
import { startRun } from '../../src/engine/run/run-work.ts';
import { StoreError } from '../../src/engine/store-error.ts';
import { type FakeMachine, fakeMachine } from '../support/fake-ports.ts';

const START: LiveRunStart = { kind: 'acquire', title: 'A run', steps: ['discover', 'token'] };

function liveRun({ context }: FakeMachine, more: Partial<LiveRunStart> = {}): LiveRun {
  return new LiveRun(context.ports, context.events, context.settings, { ...START, ...more });
}

const request = (id: string): HttpRequest => ({
  id,
  purpose: 'token',
  method: 'POST',
  url: 'https://as.example/token',
  headers: [['Content-Type', 'application/x-www-form-urlencoded']],
  body: new TextEncoder().encode('grant_type=x&code=secret-code'),
});

/** Resolves when the run is paused. */
async function paused(live: LiveRun): Promise<Run> {
  while (live.run.status !== 'paused') await Promise.resolve();
  return live.run;
}

describe('step mode', () => {
  it('pauses before a request is sent, shows it with its secrets masked, and goes on', async () => {
    const machine = fakeMachine();
    const live = liveRun(machine, { stepMode: true });
    const sending = live.send('token', request('1'));
    const { steps } = await paused(live);
    expect(machine.sent).toEqual([]);
    const shown = steps.find(({ id }) => id === 'token')?.request;
    expect(shown).toMatchObject({ method: 'POST', url: 'https://as.example/token' });
    expect(JSON.stringify(shown)).not.toContain('secret-code');
    expect(live.resume()).toMatchObject({ ok: true });
    expect(await sending).toMatchObject({ ok: true });
    expect(machine.sent.map(({ id }) => id)).toEqual(['1']);
    expect(live.run.status).toBe('running');
  });

  it('pauses once for each of two requests that would go side by side', async () => {
    const machine = fakeMachine();
    const live = liveRun(machine, { stepMode: true });
    const both = Promise.all([live.send('discover', request('1')), live.send('discover', request('2'))]);
    await paused(live);
    expect(live.resume()).toMatchObject({ ok: true });
    while (machine.sent.length === 0) await Promise.resolve();
    expect(machine.sent.map(({ id }) => id)).toEqual(['1']);
    await paused(live);
    expect(live.resume()).toMatchObject({ ok: true });
    await both;
    expect(machine.sent.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('can be cancelled in a pause: nothing is sent, not by those that wait their turn either', async () => {
    const machine = fakeMachine();
    const live = liveRun(machine, { stepMode: true });
    const both = Promise.all([live.send('discover', request('1')), live.send('discover', request('2'))]);
    await paused(live);
    live.cancel();
    const results = await both;
    expect(results.map((result) => !result.ok && result.fault.code)).toEqual([
      'operation.cancelled',
      'operation.cancelled',
    ]);
    expect(machine.sent).toEqual([]);
  });

  it('cannot be resumed where nothing is paused', () => {
    expect(liveRun(fakeMachine()).resume()).toMatchObject({ fault: { code: 'run.not_paused' } });
  });
});

describe('a step', () => {
  it('does not begin in a run that was cancelled', async () => {
    const live = liveRun(fakeMachine());
    live.cancel();
    let hasBegun = false;
    const result = await live.step('token', async () => {
      hasBegun = true;
      return ok({ value: 1, summary: '' });
    });
    expect([hasBegun, result]).toMatchObject([false, { fault: { code: 'operation.cancelled' } }]);
  });

  const fullDisk = {
    putExchange: () => Promise.reject(new StoreError(fault('store.failed', 'The disk is full.'))),
  };

  it('has its exchange on record, or the run fails', async () => {
    const machine = fakeMachine({ store: fullDisk });
    const live = startRun(machine.context, START, (run) => run.send('token', request('1')));
    expect(await live.settled).toMatchObject({ status: 'failed', fault: { code: 'store.failed' } });
  });

  it('fails itself where an answer that must not be lost cannot be written before it is read', async () => {
    const machine = fakeMachine({ store: fullDisk });
    const live = startRun(machine.context, START, (run) =>
      run.step('token', async () => {
        await run.sendRaw('token', request('1'));
        return ok({ value: null, summary: 'read all the same' });
      }),
    );
    const run = await live.settled;
    expect(run).toMatchObject({ status: 'failed', fault: { code: 'store.failed' } });
    expect(run.steps.find(({ id }) => id === 'token')).toMatchObject({ status: 'failed', fault: run.fault });
  });
});

describe('the end of a run', () => {
  it('is written before it is told', async () => {
    const written: Run[] = [];
    const machine = fakeMachine({
      store: {
        putRun: async (run) => {
          await Promise.resolve();
          written.push(run);
        },
      },
    });
    const live = startRun(machine.context, START, async () => ok(null));
    const run = await live.settled;
    expect(run.status).toBe('succeeded');
    expect(written.at(-1)).toEqual(run);
  });

  it('is told although the run could not be saved, with a warning', async () => {
    const machine = fakeMachine({
      store: { putRun: () => Promise.reject(new StoreError(fault('store.failed', 'The disk is full.'))) },
    });
    const live = startRun(machine.context, START, async () => ok(null));
    expect(await live.settled).toMatchObject({ status: 'succeeded' });
    expect(machine.warnings).toContain('a run could not be saved');
  });

  it('after a bug is a failed run with a reference, under which the log has the bug', async () => {
    const machine = fakeMachine();
    const bug = new Error('secret-code is broken');
    const live = startRun(machine.context, START, () => Promise.reject(bug));
    const run = await live.settled;
    expect(run).toMatchObject({ status: 'failed', fault: { code: 'bridge.bug' } });
    expect(JSON.stringify(run)).not.toContain('secret-code');
    expect(machine.bugs).toEqual([{ reference: run.fault?.reference, error: bug }]);
  });

  it('is the last word: what comes later changes nothing', async () => {
    const machine = fakeMachine();
    const live = startRun(machine.context, START, async () => failed(fault('token.none', 'None.')));
    const run = await live.settled;
    live.dispatch({ type: 'run.token', token: { tokenId: 't', role: 'access_token' } });
    await live.record(
      'token',
      await machine.ports.http.send(request('1'), { timeoutMs: 1, maxBodyBytes: 1 }),
    );
    expect(live.run).toBe(run);
  });
});
