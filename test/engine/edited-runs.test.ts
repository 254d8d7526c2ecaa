import { describe, expect, it } from 'vitest';
import type { Run, RequestEdit, StepId } from '../../src/core/run/run.ts';
import type { Profile } from '../../src/contract/models/profile.ts';
import type { Answer } from '../support/authorization-server.ts';
import {
  type Flow,
  type FlowOptions,
  MACHINE,
  faultOf,
  openFlow,
  stepOf,
  tokenOf,
  until,
} from '../support/flow.ts';
import { json, metadata, startTestServer } from '../support/test-server.ts';
import { ended, valueOf } from '../support/test-engine.ts';

interface Paused {
  readonly flow: Flow;
  readonly runId: string;
  readonly end: Promise<Run>;
}

/** A run in step mode, at its pause in a step. */
async function pausedAt(step: StepId, options: FlowOptions = {}): Promise<Paused> {
  const flow = await openFlow(options);
  const started = valueOf(await flow.engine.acquire(flow.profile.id, { stepMode: true }));
  const paused = { flow, runId: started.runId, end: started.ended };
  await goOnTo(paused, step);
  return paused;
}

/** Lets requests go until the run pauses in a step; undefined: until it has ended. */
async function goOnTo({ flow: { engine }, runId }: Paused, step: StepId | undefined): Promise<Run> {
  for (;;) {
    const run = await until(engine, runId, isStill);
    const at = run.steps.find(({ status }) => status === 'paused')?.id;
    if (at === step || at === undefined) return run;
    const { seq } = run;
    valueOf(engine.resumeRun(runId));
    await until(engine, runId, (next) => next.seq > seq);
  }
}

function isStill({ status, endedAtMs }: Run): boolean {
  return status === 'paused' || endedAtMs !== undefined;
}

/** Lets the request go as edited, and all that follow as they are. */
async function goOnWith(paused: Paused, edit: RequestEdit): Promise<Run> {
  const { engine } = paused.flow;
  const before = valueOf(await engine.getRun(paused.runId)).seq;
  valueOf(engine.resumeRun(paused.runId, edit));
  await until(engine, paused.runId, ({ seq }) => seq > before);
  await goOnTo(paused, undefined);
  return paused.end;
}

/** The lines of the paused request's parameters, some of them otherwise; null: left out. */
async function parameters(
  { flow: { engine }, runId }: Paused,
  step: StepId,
  changes: Readonly<Record<string, string | null>>,
): Promise<RequestEdit> {
  const shown = stepOf(valueOf(await engine.getRun(runId)), step).request?.parameters ?? [];
  return {
    parameters: shown.flatMap(([name], keep) => {
      const value = changes[name];
      if (value === null) return [];
      return [value === undefined ? { name, keep } : { name, value }];
    }),
  };
}

const REFUSES_ANOTHER: Answer = (_, response) => response.writeHead(500).end();

describe('a token request that is edited', () => {
  it('is sent as edited, and the run, the exchange and the second reader say so', async () => {
    const paused = await pausedAt('token', { profile: () => MACHINE });
    const edit = await parameters(paused, 'token', { scope: 'invoice:pay' });
    const run = await goOnWith(paused, {
      ...edit,
      headers: [
        { name: 'X-Probe', value: '1' },
        { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
      ],
    });
    expect(run.status).toBe('succeeded');
    const { engine, server } = paused.flow;
    const sent = server.seen.find(({ path }) => path === '/token');
    expect(sent?.body).toContain('scope=invoice%3Apay');
    expect(sent?.headers['x-probe']).toBe('1');
    const step = stepOf(run, 'token');
    expect(step).toMatchObject({ isEdited: true, request: { isEdited: true } });
    expect(step.strict?.notLookedAt).toContain('what was edited in the request');
    const exchange = valueOf(await engine.getExchange(step.exchangeIds[0]!, false));
    expect(exchange.request.body).toContain('scope=invoice%3Apay');
    const token = valueOf(await engine.viewToken(tokenOf(run)));
    expect(token.scopes.map(({ scope }) => scope)).toContain('invoice:pay');
  });

  it('does not take the client’s secret to another origin: nothing is sent, and the run waits on', async () => {
    const elsewhere = await startTestServer(() => ({ '/token': REFUSES_ANOTHER }));
    try {
      const paused = await pausedAt('token', {
        profile: (): Partial<Profile> => ({ ...MACHINE, clientAuthMethod: 'client_secret_post' }),
        clientSecret: 'a-secret-of-the-client',
      });
      const { engine, server } = paused.flow;
      const url = `${elsewhere.origin}/token`;
      expect(faultOf(engine.resumeRun(paused.runId, { url })).code).toBe('profile.rebind_needed');
      expect(valueOf(await engine.getRun(paused.runId)).status).toBe('paused');
      expect([...elsewhere.seen, ...server.seen.filter(({ path }) => path === '/token')]).toEqual([]);
      const run = await goOnWith(paused, { url, acceptOtherOrigin: true });
      expect(run.status).toBe('failed');
      expect(elsewhere.seen[0]?.body).toContain('client_secret=a-secret-of-the-client');
    } finally {
      await elsewhere.close();
    }
  });

  it('that went elsewhere brings tokens that are for that place alone', async () => {
    const elsewhere = await startTestServer(() => ({
      '/token': json({
        access_token: 'opaque-from-elsewhere',
        token_type: 'Bearer',
        refresh_token: 'r-from-elsewhere',
      }),
    }));
    try {
      const paused = await pausedAt('token');
      const run = await goOnWith(paused, { url: `${elsewhere.origin}/token`, acceptOtherOrigin: true });
      expect(run.status).toBe('succeeded');
      const { engine, server } = paused.flow;
      const refreshed = await ended(engine.refresh(tokenOf(run, 'refresh_token')));
      expect(refreshed.fault).toMatchObject({ code: 'profile.rebind_needed' });
      expect(server.count('/token')).toBe(0);
    } finally {
      await elsewhere.close();
    }
  });

  it('that says nothing new is no edit', async () => {
    const paused = await pausedAt('token', { profile: () => MACHINE });
    const run = await goOnWith(paused, await parameters(paused, 'token', {}));
    expect(run.status).toBe('succeeded');
    expect(stepOf(run, 'token').isEdited).toBeUndefined();
    expect(stepOf(run, 'token').request?.isEdited).toBeUndefined();
  });
});

describe('an authorization request that is edited', () => {
  it('is opened as edited, and its answer is compared with what was really sent', async () => {
    const paused = await pausedAt('authorize');
    const edit = await parameters(paused, 'authorize', { state: 'mine', nonce: 'my-nonce', scope: 'openid' });
    const run = await goOnWith(paused, edit);
    expect(run).toMatchObject({ status: 'succeeded' });
    const { server } = paused.flow;
    expect(server.asked.get('state')).toBe('mine');
    expect(stepOf(run, 'callback').summary).toContain('state is the one that was sent');
    expect(
      stepOf(run, 'check').findings.filter(({ code }) => code.startsWith('id_token.nonce')),
    ).not.toContainEqual(expect.objectContaining({ outcome: 'fail' }));
    expect(stepOf(run, 'authorize').summary).toContain('Edited by you: scope, state, nonce.');
  });

  it('without a state says that nothing ties the answer to it', async () => {
    const paused = await pausedAt('authorize');
    const run = await goOnWith(paused, await parameters(paused, 'authorize', { state: null }));
    expect(run.status).toBe('succeeded');
    expect(stepOf(run, 'callback').summary).toContain('No state was sent');
    expect(stepOf(run, 'callback').strict?.verdict).toBe('accepted');
  });

  it('with another challenge says that the verifier does not fit it', async () => {
    const paused = await pausedAt('authorize');
    const run = await goOnWith(paused, await parameters(paused, 'authorize', { code_challenge: 'another' }));
    expect(stepOf(run, 'authorize').summary).toContain('not the challenge of this run’s verifier');
  });

  it('with another redirect URI waits for a pasted address, and names that URI at the token endpoint', async () => {
    const paused = await pausedAt('authorize', {
      browser: { open: async () => ({ ok: true, value: undefined }) },
    });
    const { engine, server } = paused.flow;
    const edit = await parameters(paused, 'authorize', {
      redirect_uri: 'https://app.example/cb',
      state: 's',
    });
    valueOf(engine.resumeRun(paused.runId, edit));
    const run = await until(engine, paused.runId, ({ status }) => status === 'waiting');
    expect(stepOf(run, 'wait').waiting).toMatchObject({
      redirectUri: 'https://app.example/cb',
      isElsewhere: true,
    });
    valueOf(engine.pasteCallback(paused.runId, 'https://app.example/cb?code=c0de-c0de&state=s'));
    await goOnTo(paused, undefined);
    const form = new URLSearchParams(server.seen.find(({ path }) => path === '/token')?.body);
    expect(form.get('redirect_uri')).toBe('https://app.example/cb');
  });

  it('cannot have another method or headers: the browser makes it', async () => {
    const { flow, runId } = await pausedAt('authorize');
    for (const edit of [{ method: 'POST' }, { headers: [] }]) {
      expect(faultOf(flow.engine.resumeRun(runId, edit)).code).toBe('input.invalid');
    }
    valueOf(flow.engine.cancelRun(runId));
  });
});

describe('what is asked elsewhere vouches for nothing', () => {
  it('as metadata', async () => {
    const elsewhere = await startTestServer((origin) => ({ '/meta': json(metadata(origin)) }));
    try {
      const paused = await pausedAt('discover');
      const run = await goOnWith(paused, { url: `${elsewhere.origin}/meta` });
      expect(stepOf(run, 'discover').summary ?? run.fault?.message).toContain('as you edited it');
    } finally {
      await elsewhere.close();
    }
  });

  it('as keys', async () => {
    const paused = await pausedAt('keys', { profile: () => MACHINE });
    const run = await goOnWith(paused, { url: `${paused.flow.server.origin}/jwks?other=1` });
    expect(stepOf(run, 'keys').fault?.message).toContain('not taken for the issuer’s keys');
    expect(stepOf(run, 'verify').summary).toContain('was not verified');
  });
});

describe('a run that is not paused', () => {
  it('takes no edit, and a pause takes one alone', async () => {
    const paused = await pausedAt('token', { profile: () => MACHINE });
    const { engine } = paused.flow;
    const { seq } = valueOf(await engine.getRun(paused.runId));
    valueOf(engine.resumeRun(paused.runId));
    expect(faultOf(engine.resumeRun(paused.runId, { method: 'PUT' })).code).toBe('run.not_paused');
    await until(engine, paused.runId, (run) => run.seq > seq);
    await goOnTo(paused, undefined);
    await paused.end;
    expect(faultOf(engine.resumeRun(paused.runId, { method: 'PUT' })).code).toBe('run.not_paused');
    expect(faultOf(engine.resumeRun('nothing', {})).code).toBe('run.not_found');
  });

  it('because it was cancelled while paused, sends nothing', async () => {
    const paused = await pausedAt('token', { profile: () => MACHINE });
    valueOf(paused.flow.engine.cancelRun(paused.runId));
    expect((await paused.end).status).toBe('cancelled');
    expect(paused.flow.server.count('/token')).toBe(0);
  });
});
