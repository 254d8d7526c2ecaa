import { type RequestListener, createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { signInOverHttp } from '../../../src/sandbox/person.ts';

/** A server that misbehaves as told. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/authorize?state=secret-state`;
}

const ALICE = { account: 'alice' };

test('a person does not follow a redirect off this computer', async () => {
  const url = await serve((_request, response) =>
    response.writeHead(302, { location: 'https://evil.example/x?code=1' }).end(),
  );
  const walked = await signInOverHttp(url, ALICE);
  expect(walked).toMatchObject({ ok: false, fault: { code: 'person.not_loopback' } });
  expect(JSON.stringify(walked)).not.toContain('code=1');
});

test('a person does not post a password off this computer', async () => {
  const url = await serve((_request, response) =>
    response.end(
      '<form method="post" action="http://evil.example/"><input name="u"><input type="password" name="p"></form>',
    ),
  );
  expect(await signInOverHttp(url, ALICE)).toMatchObject({
    ok: false,
    fault: { code: 'person.not_loopback' },
  });
});

test('a person gives up on redirects and forms that go round in circles', async () => {
  const redirects = await serve((_request, response) =>
    response.writeHead(302, { location: '/again' }).end(),
  );
  expect(await signInOverHttp(redirects, ALICE)).toMatchObject({ ok: false, fault: { code: 'person.lost' } });
  const forms = await serve((_request, response) =>
    response.end('<form method="post"><button>Go</button></form>'),
  );
  expect(await signInOverHttp(forms, ALICE)).toMatchObject({ ok: false, fault: { code: 'person.lost' } });
});

test('a refused page is told by its status and title, and its form is not tried', async () => {
  let posts = 0;
  const url = await serve((request, response) => {
    if (request.method === 'POST') posts++;
    response.writeHead(403).end('<title>Go away</title><form method="post"></form>');
  });
  expect(await signInOverHttp(url, ALICE)).toEqual({
    ok: false,
    fault: { code: 'person.refused', message: 'The server answered 403: Go away.' },
  });
  expect(posts).toBe(0);
});

test('a server that is not there, or hangs up, is a network fault without the address in it', async () => {
  const url = await serve((request) => request.socket.destroy());
  const walked = await signInOverHttp(url, ALICE);
  expect(walked).toMatchObject({ ok: false, fault: { code: 'person.network' } });
  expect(JSON.stringify(walked)).not.toContain('secret-state');
});

test('a person who is called away stops at once', async () => {
  const away = new AbortController();
  const url = await serve(() => away.abort());
  expect(await signInOverHttp(url, { ...ALICE, signal: away.signal })).toMatchObject({
    ok: false,
    fault: { code: 'person.cancelled' },
  });
});

test('an address that cannot be read is a fault, not an exception', async () => {
  expect(await signInOverHttp('not a url', ALICE)).toMatchObject({
    ok: false,
    fault: { code: 'person.lost' },
  });
  expect(await signInOverHttp('https://as.example/authorize', ALICE)).toMatchObject({
    fault: { code: 'person.not_loopback' },
  });
});

test('a redirect to an address that cannot be read is a fault', async () => {
  const url = await serve((_request, response) => response.writeHead(302, { location: 'http://[' }).end());
  expect(await signInOverHttp(url, ALICE)).toMatchObject({ ok: false, fault: { code: 'person.lost' } });
});

test('a form posted back to the client (form_post) reaches its listener, without the cookies of the issuer', async () => {
  let seen: { method: string | undefined; cookie: string | undefined } | undefined;
  const client = await serve((request, response) => {
    seen = { method: request.method, cookie: request.headers.cookie };
    response.end('back');
  });
  const url = await serve((_request, response) =>
    response
      .setHeader('set-cookie', 'session=1; path=/')
      .end(`<form method="post" action="${client}"><input type="hidden" name="code" value="c"></form>`),
  );
  expect(await signInOverHttp(url, ALICE)).toMatchObject({ ok: true, value: { status: 200 } });
  expect(seen).toEqual({ method: 'POST', cookie: undefined });
});
