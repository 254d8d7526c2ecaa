import { expect, it } from 'vitest';
import { endOf, openFlow, tokenOf } from '../support/flow.ts';
import { ended } from '../support/test-engine.ts';

/*
 * The process ends after the new tokens were written and before the grant was: what is on the disk then is the old refresh
 * token as the current one, and a state of `sending`. The tokens that were written say what became of it.
 */
it('goes on with the refresh token that came, and never sends the used one again', async () => {
  const { acquire, engine, server } = await openFlow();
  const { store } = engine.ports;
  const first = await acquire();
  const [before] = await store.listGrants({});
  const second = await ended(engine.refresh(tokenOf(first)));
  expect(second).toMatchObject({ status: 'succeeded' });
  await store.putGrant({ ...before!, state: 'sending', intentAtMs: second.startedAtMs });

  const third = await ended(engine.refresh(tokenOf(second)));
  expect(third).toMatchObject({ status: 'succeeded' });
  const sent = server.seen
    .filter(({ path }) => path === '/token')
    .map(({ body }) => new URLSearchParams(body).get('refresh_token'));
  expect(new Set(sent).size).toBe(sent.length);
  expect(sent).toHaveLength(3);
});

it('is still unknown where nothing came that was written', async () => {
  const { acquire, engine, server } = await openFlow();
  const { store } = engine.ports;
  const first = await acquire();
  const [grant] = await store.listGrants({});
  await store.putGrant({ ...grant!, state: 'sending', intentAtMs: 1 });
  expect(endOf(await ended(engine.refresh(tokenOf(first))))).toMatchObject({ code: 'flow.outcome_unknown' });
  expect(server.count('/token')).toBe(1);
});
