import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { openFlow, tokenOf } from '../support/flow.ts';
import { ended, failsOf } from '../support/test-engine.ts';

it('is a finding: the ID token of a refresh is about the subject of the first one', async () => {
  const { acquire, engine } = await openFlow({
    answers: (server) => ({
      '/token': (request, response) => {
        const isRefresh = request.text.includes('grant_type=refresh_token');
        const more = isRefresh
          ? { id_token: server.idToken({ sub: 'mallory', aud: ['client', 'other'] }) }
          : {};
        json(server.tokens(more))(request, response);
      },
    }),
  });
  const first = await acquire();
  const refreshed = await ended(engine.refresh(tokenOf(first)));
  expect(refreshed.status).toBe('succeeded');
  expect(failsOf(refreshed, 'check')).toEqual(
    expect.arrayContaining(['id_token.refresh.sub_changed', 'id_token.refresh.aud_changed']),
  );
});
