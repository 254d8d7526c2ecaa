import { expect, test } from 'vitest';
import { STATE, land, query, startWaiting, visit } from '../support/redirect.ts';

const GOOD = query({ code: 'good', state: STATE });

test('the same callback twice is judged once, counted as late, and not made to look like trouble', async () => {
  const { listener, origin, received } = await startWaiting();
  const first = await land(origin, listener.redirectUri + GOOD);
  const second = await land(origin, listener.redirectUri + GOOD);
  expect([first.path, second.path]).toEqual(['/done', '/done']);
  expect(received).toHaveLength(1);
  expect(listener.refused()).toEqual({ foreignHost: 0, late: 1 });
});

test('of many at the same time one wins', async () => {
  const { listener, received } = await startWaiting();
  const codes = Array.from(
    { length: 20 },
    (_, n) => listener.redirectUri + query({ code: `c${n}`, state: STATE }),
  );
  const pages = await Promise.all(codes.map((url) => visit(url)));
  const paths = pages.map(({ headers }) => headers.get('location'));
  expect(paths.filter((path) => path === '/done')).toHaveLength(1);
  expect(paths.filter((path) => path === '/done/late')).toHaveLength(19);
  expect(received).toHaveLength(1);
  expect(listener.refused().late).toBe(19);
});

test('another callback after the accepted one is not judged, whatever its state', async () => {
  const { listener, origin, received } = await startWaiting();
  await land(origin, listener.redirectUri + GOOD);
  const other = await land(origin, listener.redirectUri + query({ code: 'bad', state: 'other' }));
  expect(other.path).toBe('/done/late');
  expect(other.body).toContain('Nothing of this one was used');
  expect(received).toHaveLength(1);
});
