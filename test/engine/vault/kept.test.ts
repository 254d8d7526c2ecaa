import { describe, expect, it, onTestFinished } from 'vitest';
import { MACHINE, faultOf, openFlow, tokenOf, until } from '../../support/flow.ts';
import { type TestEngine, startTestEngine, valueOf } from '../../support/test-engine.ts';

/** An engine of the test's own, in memory: what it keeps is what the test made. */
async function ownEngine(): Promise<TestEngine> {
  const test = await startTestEngine();
  onTestFinished(() => test.close());
  return test;
}

describe('the inventory', () => {
  it('counts what a run left, and names each secret with what it is bound to, never its value', async () => {
    const test = await ownEngine();
    const { acquire, engine, profile, server } = await openFlow({
      test,
      profile: () => ({ ...MACHINE, clientAuthMethod: 'client_secret_basic' }),
      clientSecret: 'a-client-secret-of-the-test',
    });
    expect((await acquire()).status).toBe('succeeded');
    const { rows, secrets, fileBytes } = valueOf(await engine.inventory());
    const count = (kind: string) => rows.find((row) => row.kind === kind)?.count;
    expect([count('profiles'), count('secrets'), count('tokens'), count('runs')]).toEqual([1, 1, 1, 1]);
    expect(count('exchanges')).toBeGreaterThan(2);
    expect(fileBytes).toBeUndefined();
    expect(secrets).toMatchObject([
      { profileId: profile.id, name: 'client_secret', where: 'memory', environment: 'dev' },
    ]);
    expect(secrets[0]?.boundTo).toContain(server.origin);
    expect(JSON.stringify(secrets)).not.toContain('a-client-secret');
  });
});

describe('purging', () => {
  it('runs leaves those under way with their exchanges, and forgets the ended ones at once', async () => {
    const test = await ownEngine();
    const { acquire, engine, profile } = await openFlow({ test, profile: () => MACHINE });
    const ended = await acquire();
    const { runId, ended: end } = valueOf(await engine.acquire(profile.id, { stepMode: true }));
    await until(engine, runId, ({ status }) => status === 'paused');
    expect(valueOf(await engine.purge({ kind: 'runs', profileId: profile.id }))).toMatchObject({
      removed: 1,
    });
    expect(valueOf(await engine.listRuns({})).map(({ id }) => id)).toEqual([runId]);
    expect(faultOf(await engine.getRun(ended.id)).code).toBe('run.not_found');
    valueOf(engine.cancelRun(runId));
    await end;
  });

  it('exchanges leaves those of a run under way', async () => {
    const test = await ownEngine();
    const { acquire, engine, profile } = await openFlow({ test, profile: () => MACHINE });
    const ended = await acquire();
    const { runId, ended: end } = valueOf(await engine.acquire(profile.id, { stepMode: true }));
    await until(engine, runId, ({ status }) => status === 'paused');
    valueOf(engine.resumeRun(runId));
    await until(
      engine,
      runId,
      ({ status, steps }) => status === 'paused' && steps.some(({ exchangeIds }) => exchangeIds.length > 0),
    );
    valueOf(await engine.purge({ kind: 'exchanges' }));
    expect(valueOf(await engine.exchangesOfRun(ended.id))).toEqual([]);
    expect(valueOf(await engine.exchangesOfRun(runId)).length).toBeGreaterThan(0);
    valueOf(engine.cancelRun(runId));
    await end;
  });

  it('tokens leaves the server alone: nothing is sent', async () => {
    const test = await ownEngine();
    const { acquire, engine, server } = await openFlow({ test, profile: () => MACHINE });
    const token = tokenOf(await acquire());
    const before = server.seen.length;
    expect(valueOf(await engine.purge({ kind: 'tokens', beforeMs: 1 }))).toMatchObject({ removed: 0 });
    expect(valueOf(await engine.purge({ kind: 'tokens' }))).toMatchObject({ removed: 1 });
    expect(faultOf(await engine.viewToken(token)).code).toBe('token.not_found');
    expect(server.seen).toHaveLength(before);
  });

  it('by profile is for runs only', async () => {
    const { engine } = await ownEngine();
    expect(faultOf(await engine.purge({ kind: 'tokens', profileId: 'p' })).code).toBe('input.invalid');
  });
});

describe('removing a token', () => {
  it('says how many exchanges carry it, and takes them along only where that is asked', async () => {
    const test = await ownEngine();
    const { acquire, engine } = await openFlow({ test, profile: () => MACHINE });
    const kept = tokenOf(await acquire());
    const gone = tokenOf(await acquire());
    expect(valueOf(await engine.tokenTraces([kept]))).toEqual({ exchanges: 1 });
    const before = valueOf(await engine.listExchanges({})).length;
    valueOf(await engine.removeToken(kept));
    expect(valueOf(await engine.listExchanges({}))).toHaveLength(before);
    valueOf(await engine.removeToken(gone, true));
    expect(valueOf(await engine.listExchanges({}))).toHaveLength(before - 1);
    expect(valueOf(await engine.tokenTraces([gone]))).toEqual({ exchanges: 0 });
  });

  it('or many of them takes along what carries any, each exchange once', async () => {
    const test = await ownEngine();
    const { acquire, engine } = await openFlow({ test, profile: () => MACHINE });
    const tokens = [tokenOf(await acquire()), tokenOf(await acquire()), tokenOf(await acquire())];
    const [stays = '', ...gone] = tokens;
    expect(valueOf(await engine.tokenTraces(gone))).toEqual({ exchanges: 2 });
    const before = valueOf(await engine.listExchanges({})).length;
    valueOf(await engine.removeTokens(gone, true));
    expect(valueOf(await engine.listExchanges({}))).toHaveLength(before - 2);
    expect(valueOf(await engine.tokenTraces(tokens))).toEqual({ exchanges: 1 });
    valueOf(await engine.removeTokens([stays]));
    expect(valueOf(await engine.listExchanges({}))).toHaveLength(before - 2);
  });
});
