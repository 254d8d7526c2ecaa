import { expect, it } from 'vitest';
import { openFlow, stepOf, until } from '../support/flow.ts';
import { comeBack } from '../support/person.ts';
import { valueOf } from '../support/test-engine.ts';

it('does not hold up the answer', async () => {
  const opened = Promise.withResolvers<string>();
  const { engine, profile, server } = await openFlow({
    browser: {
      open: (url) => {
        opened.resolve(url);
        return new Promise(() => undefined);
      },
    },
  });
  const { ended } = valueOf(await engine.acquire(profile.id));
  server.asked = new URL(await opened.promise).searchParams;
  await comeBack()(server.asked, server);
  expect(await ended).toMatchObject({ status: 'succeeded' });
});

it('does not hold up a cancel, nor the end of the program', async () => {
  const { engine, profile } = await openFlow({ browser: { open: () => new Promise(() => undefined) } });
  const { runId, ended } = valueOf(await engine.acquire(profile.id));
  await until(engine, runId, (run) => stepOf(run, 'wait').status === 'waiting');
  valueOf(engine.cancelRun(runId));
  expect(await ended).toMatchObject({ status: 'cancelled' });
});
