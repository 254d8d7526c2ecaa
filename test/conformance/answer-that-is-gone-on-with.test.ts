import { describe, expect, it } from 'vitest';
import { endOf, faultOf, openFlow, stepOf, until } from '../support/flow.ts';
import { comeBack } from '../support/person.ts';
import { ended, failsOf, valueOf } from '../support/test-engine.ts';

const OTHER_ISSUER = comeBack((asked, code) => [
  ['code', code],
  ['state', asked.get('state')],
  ['iss', 'https://evil.example'],
]);
const OTHER_STATE = comeBack((_, code) => [
  ['code', code],
  ['state', 'another-state'],
]);

describe('an answer of another issuer', () => {
  it('is gone on with once, in a run of its own, and what was wrong with it is a finding there', async () => {
    const { engine, acquire, server, profile } = await openFlow({ person: OTHER_ISSUER });
    const stopped = await acquire();
    expect(server.count('/token')).toBe(0);
    const run = await ended(engine.continueAnyway(stopped.id));
    expect(run).toMatchObject({ status: 'succeeded', fromRunId: stopped.id, profileId: profile.id });
    expect(failsOf(run, 'callback')).toContain('authorization_response.iss.mismatch');
    expect(stepOf(run, 'callback').summary).toContain('Gone on with by you.');
    expect(server.count('/token')).toBe(1);
    expect(faultOf(await engine.continueAnyway(stopped.id)).code).toBe('operation.not_possible');
    expect(valueOf(await engine.getRun(stopped.id)).status).toBe('failed');
  });

  it('is gone on with in a protected environment only by its name', async () => {
    const { engine, acquire, server } = await openFlow({
      person: OTHER_ISSUER,
      profile: () => ({ environment: 'prod' }),
    });
    const { id } = await acquire();
    expect(faultOf(await engine.continueAnyway(id)).code).toBe('profile.confirm_needed');
    expect(server.count('/token')).toBe(0);
    expect((await ended(engine.continueAnyway(id, 'prod'))).status).toBe('succeeded');
  });
});

it('an answer is gone on with once, also where it is asked for twice at the same time', async () => {
  const { engine, acquire, server } = await openFlow({ person: OTHER_ISSUER });
  const { id } = await acquire();
  const [one, two] = await Promise.all([engine.continueAnyway(id), engine.continueAnyway(id)]);
  expect((await valueOf(one).ended).status).toBe('succeeded');
  expect(faultOf(two).code).toBe('operation.not_possible');
  expect(server.count('/token')).toBe(1);
});

describe('an answer with another state', () => {
  it('is read when a tester asks, stops the run, and is gone on with by a second act', async () => {
    const { engine, profile, server, visited } = await openFlow({ person: OTHER_STATE });
    const { runId, ended: end } = valueOf(await engine.acquire(profile.id));
    await until(engine, runId, (run) => stepOf(run, 'wait').waiting?.hasOtherAnswer === true);
    await visited();
    valueOf(engine.takeOtherAnswer(runId));
    expect(endOf(await end)).toMatchObject({ step: 'callback', code: 'flow.state_mismatch' });
    expect(server.count('/token')).toBe(0);
    const run = await ended(engine.continueAnyway(runId));
    expect(run.status).toBe('succeeded');
    expect(failsOf(run, 'callback')).toContain('authorization_response.state.mismatch');
  });

  it('cannot be read where none came, or where nothing waits', async () => {
    const { engine, profile } = await openFlow({
      browser: { open: async () => ({ ok: true, value: undefined }) },
    });
    const { runId, ended: end } = valueOf(await engine.acquire(profile.id));
    await until(engine, runId, ({ status }) => status === 'waiting');
    expect(faultOf(engine.takeOtherAnswer(runId)).code).toBe('operation.not_possible');
    valueOf(engine.cancelRun(runId));
    await end;
    expect(faultOf(engine.takeOtherAnswer(runId)).code).toBe('run.not_paused');
  });
});

it('a run that did not stop there has nothing to go on with', async () => {
  const { engine, acquire } = await openFlow();
  expect(faultOf(await engine.continueAnyway((await acquire()).id)).code).toBe('operation.not_possible');
  expect(faultOf(await engine.continueAnyway('nothing')).code).toBe('operation.not_possible');
});
