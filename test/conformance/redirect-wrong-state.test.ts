import { expect, test } from 'vitest';
import { STATE, land, query, startWaiting } from '../support/redirect.ts';

test('an answer with another state is shown as such, and the right one still wins', async () => {
  const { listener, origin, received } = await startWaiting();
  const stray = await land(origin, listener.redirectUri + query({ code: 'stolen', state: 'somebody-elses' }));
  expect(stray.path).toBe('/done/other');
  expect(stray.body).toContain('This answer belongs to another attempt');
  expect(stray.body).toContain('still waiting');
  expect(stray.body).not.toContain('stolen');
  const right = await land(origin, listener.redirectUri + query({ code: 'good', state: STATE }));
  expect(right.path).toBe('/done');
  expect(received.map(({ parameters }) => parameters[0])).toEqual([
    ['code', 'stolen'],
    ['code', 'good'],
  ]);
  expect(listener.refused()).toEqual({ foreignHost: 0, late: 0 });
});

test('a flood of answers with other states does not keep the right one out', async () => {
  const { listener, origin, received } = await startWaiting();
  const guesses = Array.from({ length: 50 }, (_, n) =>
    land(origin, listener.redirectUri + query({ code: 'x', state: `guess-${n}` })),
  );
  expect(new Set((await Promise.all(guesses)).map(({ path }) => path))).toEqual(new Set(['/done/other']));
  expect((await land(origin, listener.redirectUri + query({ code: 'good', state: STATE }))).path).toBe(
    '/done',
  );
  expect(received).toHaveLength(51);
});

test('an error with another state shows nothing of what it says', async () => {
  const { listener, origin } = await startWaiting();
  const page = await land(
    origin,
    listener.redirectUri +
      query({ error: 'x', error_description: 'Call 555-0100 to unlock', state: 'other' }),
  );
  expect(page.path).toBe('/done/other');
  expect(page.body).not.toContain('555-0100');
});
