import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { openFlow, tokenOf } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

/** A token endpoint that holds the first refresh back until it may answer. */
async function slowRefresh() {
  const arrived = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  let refreshes = 0;
  const flow = await openFlow({
    answers: (it) => ({
      '/token': (request, response) => {
        const isRefresh = request.text.includes('grant_type=refresh_token');
        const tokens = isRefresh
          ? { id_token: undefined, refresh_token: `refresh-token-number-${(refreshes += 1)}` }
          : {};
        const answer = json(it.tokens(tokens));
        if (!isRefresh || refreshes > 1) {
          answer(request, response);
          return;
        }
        arrived.resolve();
        void mayAnswer.promise.then(() => answer(request, response));
      },
    }),
  });
  return { ...flow, arrived: arrived.promise, answer: mayAnswer.resolve };
}

it('keeps the refresh token that is being used, and what comes back can be refreshed at once', async () => {
  const { engine, acquire, arrived, answer, server } = await slowRefresh();
  const first = await acquire();
  const access = tokenOf(first);
  const refreshToken = tokenOf(first, 'refresh_token');
  const { ended: run } = valueOf(await engine.refresh(access));
  await arrived;
  valueOf(await engine.purge({ kind: 'tokens' }));
  const left = valueOf(await engine.listTokens({})).map(({ id }) => id);
  expect(left).toEqual([refreshToken]);
  answer();
  const refreshed = await run;
  expect(refreshed).toMatchObject({ status: 'succeeded', tokens: [{ role: 'access_token' }, {}] });
  const again = await ended(engine.refresh(tokenOf(refreshed)));
  expect(again.status).toBe('succeeded');
  expect(server.count('/token')).toBe(3);
  // Nothing is being refreshed any more: now all of it goes.
  valueOf(await engine.purge({ kind: 'tokens' }));
  expect(valueOf(await engine.listTokens({}))).toEqual([]);
});

it('of which the used refresh token was removed by itself files what comes back', async () => {
  const { engine, acquire, arrived, answer } = await slowRefresh();
  const first = await acquire();
  const { ended: run } = valueOf(await engine.refresh(tokenOf(first)));
  await arrived;
  valueOf(await engine.removeTokens(first.tokens.map(({ tokenId }) => tokenId)));
  answer();
  const refreshed = await run;
  expect(refreshed.status).toBe('succeeded');
  expect((await ended(engine.refresh(tokenOf(refreshed)))).status).toBe('succeeded');
});
