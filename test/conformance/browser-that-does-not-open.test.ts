import { expect, it } from 'vitest';
import { fault } from '../../src/core/faults.ts';
import { failed } from '../../src/core/result.ts';
import { faultOf, openFlow, stepOf, until } from '../support/flow.ts';
import { comeBack } from '../support/person.ts';
import { valueOf } from '../support/test-engine.ts';

it('leaves the run waiting, says so, and the person may come from another browser', async () => {
  const { engine, profile, server } = await openFlow({
    browser: { open: async () => failed(fault('browser.failed', 'There is no browser.')) },
  });
  const { runId, ended } = valueOf(await engine.acquire(profile.id));
  const waiting = await until(engine, runId, (run) => stepOf(run, 'wait').waiting?.didBrowserOpen === false);
  expect(waiting.status).toBe('waiting');
  expect(faultOf(await engine.reopenBrowser(runId))).toMatchObject({ code: 'browser.failed' });
  server.asked = new URL(valueOf(engine.authorizationUrl(runId))).searchParams;
  await comeBack()(server.asked, server);
  expect(await ended).toMatchObject({ status: 'succeeded' });
});
