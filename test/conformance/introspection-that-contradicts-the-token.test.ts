import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, openFlow, stepOf, tokenOf } from '../support/flow.ts';
import { ended, failsOf, valueOf } from '../support/test-engine.ts';

it('is a finding for each claim, and for the type that the token response named', async () => {
  const { acquire, engine } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({
      '/introspect': json({
        active: true,
        sub: 'bob',
        scope: 'admin',
        client_id: 'other',
        token_type: 'DPoP',
      }),
    }),
  });
  const run = await ended(engine.introspect(tokenOf(await acquire())));
  expect(run.status).toBe('succeeded');
  expect(failsOf(run, 'introspect')).toEqual([
    'introspection.token_type.disagrees',
    'introspection.scope.disagrees',
    'introspection.sub.disagrees',
    'introspection.client_id.disagrees',
  ]);
});

it('by saying active: false is an observation: the token is revoked, before its time', async () => {
  const { acquire, engine } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/introspect': json({ active: false }) }),
  });
  const id = tokenOf(await acquire());
  const run = await ended(engine.introspect(id));
  expect(stepOf(run, 'introspect').summary).toMatch(/^The server says: not active/);
  expect(valueOf(await engine.viewToken(id)).summary.state).toBe('revoked');
});
