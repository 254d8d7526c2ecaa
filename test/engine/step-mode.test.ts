import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Run, StepId } from '../../src/core/run/run.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openFlow, stepOf, until } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

/** The run at its next pause, and the step it is in; undefined where it has ended. */
async function nextPause(engine: Engine, runId: string): Promise<{ run: Run; step: StepId | undefined }> {
  const run = await until(
    engine,
    runId,
    ({ status, endedAtMs }) => status === 'paused' || endedAtMs !== undefined,
  );
  return { run, step: run.steps.find(({ status }) => status === 'paused')?.id };
}

/** Goes on, and lets the run leave its pause before anybody looks again. */
async function goOn(engine: Engine, runId: string): Promise<void> {
  valueOf(engine.resumeRun(runId));
  await setImmediate();
}

it('pauses before each request and before the browser, and nothing leaves until the person goes on', async () => {
  const { engine, profile, server } = await openFlow();
  const { runId, ended } = valueOf(await engine.acquire(profile.id, { stepMode: true }));
  const pauses: string[] = [];
  for (;;) {
    const { step } = await nextPause(engine, runId);
    if (step === undefined) break;
    pauses.push(step);
    if (pauses.length === 1) expect(server.seen).toEqual([]);
    if (step === 'authorize') expect([...server.asked]).toEqual([]);
    if (step === 'token') expect(server.count('/token')).toBe(0);
    if (step === 'keys') expect(server.count('/jwks')).toBe(0);
    await goOn(engine, runId);
  }
  expect(await ended).toMatchObject({ status: 'succeeded' });
  expect(pauses).toEqual(['discover', 'discover', 'authorize', 'token', 'keys']);
});

it('can be cancelled before the browser opens: the port is free again, nobody was sent anywhere', async () => {
  const { engine, profile, server } = await openFlow();
  const { runId, ended } = valueOf(await engine.acquire(profile.id, { stepMode: true }));
  let { run, step } = await nextPause(engine, runId);
  while (step === 'discover') {
    await goOn(engine, runId);
    ({ run, step } = await nextPause(engine, runId));
  }
  expect(step).toBe('authorize');
  const shown = stepOf(run, 'authorize').request?.parameters ?? [];
  const redirectUri = shown.find(([name]) => name === 'redirect_uri')?.[1] ?? '';
  valueOf(engine.cancelRun(runId));
  expect(await ended).toMatchObject({ status: 'cancelled' });
  expect([...server.asked]).toEqual([]);
  await expect(fetch(redirectUri)).rejects.toThrow();
  expect(engine.resumeRun(runId)).toMatchObject({ ok: false, fault: { code: 'run.not_paused' } });
});
