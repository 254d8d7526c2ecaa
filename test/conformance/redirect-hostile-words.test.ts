import { expect, test } from 'vitest';
import { STATE, land, query, startWaiting } from '../support/redirect.ts';

test('markup in an error is shown as text', async () => {
  const { listener, origin } = await startWaiting();
  const attack = `</bdi><script>alert(1)</script><img src=x onerror='alert(2)'>"&`;
  const page = await land(
    origin,
    listener.redirectUri +
      query({ error: attack, error_description: attack, error_uri: 'javascript:alert(3)', state: STATE }),
  );
  expect(page.path).toBe('/done/error');
  expect(page.body).not.toContain('<script');
  expect(page.body).not.toContain('<img');
  expect(page.body).not.toContain('href');
  expect(page.body).toContain(
    '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;alert(2)&#39;&gt;&quot;&amp;',
  );
});

test('a line feed in a parameter makes no header', async () => {
  const { listener, origin } = await startWaiting();
  const page = await land(
    origin,
    listener.redirectUri + query({ error: 'x\r\nSet-Cookie: a=b', state: STATE }),
  );
  expect(page.headers.get('set-cookie')).toBeNull();
});

test('an endless error is cut', async () => {
  const { listener, origin } = await startWaiting();
  const page = await land(
    origin,
    listener.redirectUri + query({ error: 'x', error_description: 'y'.repeat(20_000), state: STATE }),
  );
  expect(page.body.length).toBeLessThan(8_000);
  expect(page.body).toContain('yyy…');
});

test('a name like a method of objects is a parameter like any other', async () => {
  const { listener, received } = await startWaiting();
  await land(
    new URL(listener.redirectUri).origin,
    listener.redirectUri + query({ __proto__x: '1', constructor: '2', state: STATE, code: 'c' }),
  );
  expect(received[0]?.parameters).toContainEqual(['constructor', '2']);
});
