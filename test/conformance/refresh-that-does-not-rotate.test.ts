import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { type Answers } from '../support/authorization-server.ts';
import { openFlow, stepOf, tokenOf } from '../support/flow.ts';
import { ended, failsOf, valueOf } from '../support/test-engine.ts';

const returning =
  (what: 'rotated' | 'same' | 'none'): Answers =>
  (server) => ({
    '/token': (request, response) => {
      const sent = new URLSearchParams(request.text).get('refresh_token');
      const returned = { rotated: server.secret('rotated'), same: sent, none: undefined }[what];
      const more = sent === null ? {} : { id_token: undefined, refresh_token: returned };
      json(server.tokens(more))(request, response);
    },
  });

const cases = [
  ['rotated', [], 'The refresh token was rotated: the old one is used up.', 'superseded'],
  ['same', ['token_response.refresh_token.not_rotated'], 'The same refresh token came back.', 'live'],
  [
    'none',
    ['token_response.refresh_token.not_rotated'],
    'No refresh token came: the old one is kept (RFC 6749 §6).',
    'live',
  ],
] as const;

it.each(cases)(
  '%s: the finding for a public client, the words, and what becomes of the old one',
  async (what, codes, words, state) => {
    const { acquire, engine, server } = await openFlow({ answers: returning(what) });
    const first = await acquire();
    const refreshed = await ended(engine.refresh(tokenOf(first)));
    expect(refreshed.status).toBe('succeeded');
    expect(failsOf(refreshed, 'refresh')).toEqual(codes);
    expect(stepOf(refreshed, 'refresh').summary).toContain(words);
    expect(stepOf(refreshed, 'refresh').strict).toMatchObject({ verdict: 'accepted' });
    const old = valueOf(await engine.viewToken(tokenOf(first, 'refresh_token')));
    expect(old.summary.state).toBe(state);

    await ended(engine.refresh(tokenOf(refreshed)));
    const used = server.seen
      .filter(({ path }) => path === '/token')
      .map(({ body }) => new URLSearchParams(body).get('refresh_token'));
    expect(used[1] === used[2]).toBe(what !== 'rotated');
  },
);
