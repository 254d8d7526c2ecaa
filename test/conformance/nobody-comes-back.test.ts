import { expect, it } from 'vitest';
import { endOf, openFlow, stepOf } from '../support/flow.ts';

it('ends at the time limit, says what to register, and frees the port', async () => {
  const { acquire, engine, server } = await openFlow({
    settings: { browserTimeoutSeconds: 0.3 },
    person: async () => undefined,
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'wait',
    code: 'redirect.timeout',
    parameter: 'redirect_uri',
    section: 'RFC 6749 §3.1.2.4',
  });
  expect(run.fault?.message).toMatch(/^Nobody came back to http:\/\/127\.0\.0\.1:\d+\/callback within/);
  expect(run.fault?.remedy).toContain('the redirect URI is most likely not registered');
  expect(stepOf(run, 'wait').waiting).toBeUndefined();
  expect(server.count('/token')).toBe(0);
  const address = server.asked.get('redirect_uri') ?? '';
  await expect(fetch(address)).rejects.toThrow();
  expect(engine.authorizationUrl(run.id)).toMatchObject({ ok: false });
});
