import vm from 'node:vm';
import { expect, test } from 'vitest';
import { STATE, query, startWaiting, visit } from '../../support/redirect.ts';

interface Browsed {
  readonly wentTo: string | undefined;
  readonly shown: { title: string; text: string };
}

/** Runs the page's own script as a browser would, with this address. */
async function browse(origin: string, redirectUri: string, hash: string): Promise<Browsed> {
  const { body } = await visit(redirectUri);
  const script = /<script nonce="[^"]+">([\s\S]*)<\/script>/.exec(body)?.[1] ?? '';
  const shown = { title: '', text: '' };
  const ended = Promise.withResolvers<string | undefined>();
  const element = (member: 'title' | 'text') => ({
    set textContent(value: string) {
      shown[member] = value;
      if (member === 'text' && value !== 'One moment.') ended.resolve(undefined);
    },
  });
  vm.runInNewContext(script, {
    location: { hash, pathname: new URL(redirectUri).pathname, replace: ended.resolve },
    document: { getElementById: () => element('text'), querySelector: () => element('title') },
    fetch: (path: string, init: RequestInit) => fetch(origin + path, init),
  });
  return { wentTo: await ended.promise, shown };
}

test('what is after the # is handed over by the page, told apart from a posted form', async () => {
  const { listener, origin, received } = await startWaiting();
  const { wentTo } = await browse(
    origin,
    listener.redirectUri,
    `#access_token=t%2Bk&state=${STATE}&code=c+d`,
  );
  expect(wentTo).toBe('/done');
  expect(received).toMatchObject([
    {
      receivedBy: 'fragment',
      parameters: [
        ['access_token', 't+k'],
        ['state', STATE],
        ['code', 'c d'],
      ],
    },
  ]);
});

test('a fragment with another state leads to the page that says so', async () => {
  const { listener, origin } = await startWaiting();
  const { wentTo } = await browse(origin, listener.redirectUri, '#code=x&state=other');
  expect(wentTo).toBe('/done/other');
});

test('an address with neither query nor fragment hands nothing over and says so', async () => {
  const { listener, origin, received } = await startWaiting();
  const { wentTo, shown } = await browse(origin, listener.redirectUri, '');
  expect(wentTo).toBeUndefined();
  expect(shown).toMatchObject({ title: 'There is no answer in this' });
  expect(received).toEqual([]);
});

test('a fragment that is too large is left in the address, to be copied', async () => {
  const { listener, origin, received } = await startWaiting();
  const { wentTo, shown } = await browse(origin, listener.redirectUri, `#code=${'x'.repeat(100_000)}`);
  expect(wentTo).toBeUndefined();
  expect(shown.text).toContain('Copy the whole address');
  expect(received).toEqual([]);
});

test('a page that is not this listener’s own cannot post a fragment', async () => {
  const { listener, received } = await startWaiting();
  const { status } = await visit(listener.redirectUri, {
    method: 'POST',
    headers: { 'assay-fragment': 'guessed' },
    body: new URLSearchParams({ code: 'x', state: STATE }),
  });
  expect(status).toBe(403);
  expect(received).toEqual([]);
});

test('an answer in the query is not looked for behind the # as well', async () => {
  const { listener } = await startWaiting();
  const { status, body } = await visit(listener.redirectUri + query({ code: 'x', state: 'other' }));
  expect(status).toBe(303);
  expect(body).toBe('');
});
