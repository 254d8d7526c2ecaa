import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { fault } from '../../src/core/faults.ts';
import { failed, ok } from '../../src/core/result.ts';
import { PROFILE_DEFAULTS } from '../../src/contract/models/profile-defaults.ts';
import type { Flow } from '../../src/engine/acquire/flow.ts';
import { type CallbackWait, beginWaiting, waitForPerson } from '../../src/engine/acquire/wait-step.ts';
import type { ListenOptions, Redirect } from '../../src/engine/ports/redirect.ts';
import { LiveRun } from '../../src/engine/run/live-run.ts';
import { type FakeMachine, type FakeOptions, fakeMachine } from '../support/fake-ports.ts';

const STATE = 'the-state-of-this-run';

interface Waiting {
  readonly machine: FakeMachine;
  readonly flow: Flow;
  readonly wait: CallbackWait;
  readonly comeBack: (parameters: Record<string, string>) => string;
}

/** A flow that listens at a fake of the redirect port. */
async function begin(options: FakeOptions & { readonly foreignHost?: number } = {}): Promise<Waiting> {
  let listening: ListenOptions | undefined;
  const redirect: Redirect = {
    listen: async (given) => {
      listening = given;
      return ok({
        redirectUri: 'http://127.0.0.1:8765/callback',
        refused: () => ({ foreignHost: options.foreignHost ?? 0, late: 0 }),
        close: async () => undefined,
      });
    },
  };
  const machine = fakeMachine({ ...options, redirect });
  const { context } = machine;
  const start = { kind: 'acquire', title: 'A run', steps: ['authorize', 'wait'] } as const;
  const flow: Flow = {
    context,
    live: new LiveRun(context.ports, context.events, context.settings, start),
    profile: { ...PROFILE_DEFAULTS, id: 'p', name: 'P', environment: 'dev', clientId: 'c' },
    server: { endpoints: {}, overridden: [] },
  };
  const wait = await beginWaiting(
    flow,
    (uri) => `https://as.example/authorize?state=${STATE}&redirect_uri=${encodeURIComponent(uri)}`,
  );
  if (!wait.ok) throw new Error('not listening');
  const comeBack = (parameters: Record<string, string>): string =>
    listening?.onCallback({ atMs: 0, receivedBy: 'query', parameters: Object.entries(parameters) }) ?? 'deaf';
  return { machine, flow, wait: wait.value, comeBack };
}

async function letTimePass({ machine, flow, wait }: Waiting): Promise<ReturnType<typeof waitForPerson>> {
  const waiting = waitForPerson(flow, wait);
  await machine.clock.asked();
  machine.clock.pass(machine.context.settings().browserTimeoutSeconds * 1000);
  return waiting;
}

describe('the time limit of a person', () => {
  it('says that nobody came, and what was refused', async () => {
    expect(await letTimePass(await begin({ foreignHost: 2 }))).toMatchObject({
      fault: {
        code: 'redirect.timeout',
        message:
          'Nobody came back to http://127.0.0.1:8765/callback within 300 s. Requests with a foreign Host header were refused: 2.',
        parameter: 'redirect_uri',
        section: 'RFC 6749 §3.1.2.4',
      },
    });
  });

  it.each([
    [{ code: 'c', state: 'another' }, 'state', 'state is missing or another'],
    [{ code: 'c' }, 'state', 'state is missing or another'],
    [{ error: 'access_denied' }, 'state', 'state is missing or another'],
    [{ state: STATE }, 'code', 'neither a code nor an error was in it'],
  ])('says that %j came, and what was wrong with it', async (parameters, parameter, why) => {
    const waiting = await begin();
    waiting.comeBack(parameters);
    expect(await letTimePass(waiting)).toMatchObject({
      fault: {
        code: 'redirect.timeout',
        message: `No answer to this request came within 300 s; 1 came that could not be taken: ${why}.`,
        parameter,
        section: 'RFC 6749 §4.1.2',
      },
    });
  });
});

describe('callbacks', () => {
  it('are judged at once, and the first with the right state is the answer', async () => {
    const { flow, wait, comeBack } = await begin();
    expect(comeBack({ code: 'x', state: 'another' })).toBe('other_state');
    expect(comeBack({ state: STATE })).toBe('unusable');
    expect(comeBack({ code: 'first', state: STATE })).toBe('accepted');
    expect(comeBack({ error: 'access_denied', state: STATE })).toBe('error_shown');
    expect(await waitForPerson(flow, wait)).toMatchObject({
      ok: true,
      value: {
        parameters: [
          ['code', 'first'],
          ['state', STATE],
        ],
      },
    });
  });

  it('are all written down before the port is given back', async () => {
    const disk = Promise.withResolvers<void>();
    const { flow, wait, comeBack } = await begin({ store: { putExchange: () => disk.promise } });
    comeBack({ code: 'x', state: 'another' });
    comeBack({ code: 'first', state: STATE });
    let isClosed = false;
    const closing = wait.close().then(() => (isClosed = true));
    await setImmediate();
    expect(isClosed).toBe(false);
    disk.resolve();
    await closing;
    expect(flow.live.run.steps.find(({ id }) => id === 'wait')?.exchangeIds).toHaveLength(2);
  });

  it('that cannot be written down are a warning, not the end', async () => {
    const { machine, flow, wait, comeBack } = await begin({
      store: { putExchange: () => Promise.reject(new Error('the disk is full')) },
    });
    comeBack({ code: 'first', state: STATE });
    expect(await waitForPerson(flow, wait)).toMatchObject({ ok: true });
    await wait.close();
    expect(machine.warnings).toEqual(['a callback could not be recorded']);
  });
});

describe('the browser', () => {
  it('that fails long after the person came back does not make the run wait again', async () => {
    const opening = Promise.withResolvers<ReturnType<typeof failed<ReturnType<typeof fault>>>>();
    const { flow, wait, comeBack } = await begin({ browser: { open: () => opening.promise } });
    const waiting = waitForPerson(flow, wait);
    comeBack({ code: 'first', state: STATE });
    await waiting;
    opening.resolve(failed(fault('browser.failed', 'too late')));
    await Promise.resolve();
    await Promise.resolve();
    expect(flow.live.run.steps.find(({ id }) => id === 'wait')?.status).toBe('done');
  });

  it('that breaks an assumption is a bug, and nobody can paste any more', async () => {
    const { flow, wait } = await begin({ browser: { open: () => Promise.reject(new Error('a bug')) } });
    await expect(waitForPerson(flow, wait)).rejects.toThrow('a bug');
    expect(flow.live.waitingFor).toBeUndefined();
  });
});
