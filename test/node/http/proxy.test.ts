import { once } from 'node:events';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { makeCertificate } from '../../support/certificate.ts';
import {
  answering,
  bodyText,
  deadPort,
  get,
  goodServer,
  LIMITS,
  openHttp,
  rawServer,
  rawTlsServer,
  resolveTo,
} from './servers.ts';

const authority = makeCertificate({ name: 'A private authority', isAuthority: true });
const internal = makeCertificate({ name: 'api.internal', hosts: ['api.internal'], issuer: authority });
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

interface Proxy {
  readonly url: string;
  /** The request lines that it got. */
  readonly asked: string[];
}

/** A proxy that connects whoever asks to one port of this machine, whatever host they name. */
async function startProxy(targetPort: number): Promise<Proxy> {
  const asked: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', (head) => {
      const text = head.toString('latin1');
      asked.push(text.slice(0, text.indexOf('\r\n')));
      const target = net.connect(targetPort, '127.0.0.1', () => {
        if (text.startsWith('CONNECT ')) socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        else target.write(head);
        socket.pipe(target).pipe(socket);
      });
      sockets.add(target);
      target.on('error', () => socket.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`, asked };
}

function tlsServer() {
  return rawTlsServer({ cert: internal.certPem, key: internal.keyPem }, (socket) => socket.write(OK));
}

test('an https request goes through a tunnel of the proxy, and the server’s own certificate is judged', async () => {
  const server = await tlsServer();
  const proxy = await startProxy(server.port);
  const http = openHttp();
  expect(http.setRoute({ proxy: proxy.url, extraCa: authority.certPem }).ok).toBe(true);
  const exchange = await http.send(get('https://api.internal/invoices?state=1'), LIMITS);
  expect(exchange.failure).toBeUndefined();
  expect(bodyText(exchange)).toBe('ok');
  expect(proxy.asked).toEqual(['CONNECT api.internal:443 HTTP/1.1']);
  expect(exchange.tls).toMatchObject({ subject: 'CN=api.internal, O=Assay tests', authorized: true });
  expect(exchange.timing.connectMs).toBeGreaterThan(0);
  expect(exchange.timing.tlsMs).toBeGreaterThan(0);
  expect(server.received[0]?.toString()).toContain('GET /invoices?state=1 HTTP/1.1');
  expect((await http.send(get('https://api.internal/again'), LIMITS)).timing.reusedSocket).toBe(true);
});

test('an own authority is trusted from the moment it is set until it is taken away', async () => {
  const server = await tlsServer();
  const proxy = await startProxy(server.port);
  const http = openHttp();
  const send = () => http.send(get('https://api.internal/'), LIMITS);
  http.setRoute({ proxy: proxy.url, extraCa: '' });
  expect((await send()).failure?.kind).toBe('tls');
  http.setRoute({ proxy: proxy.url, extraCa: authority.certPem });
  expect((await send()).response?.status).toBe(200);
  http.setRoute({ proxy: proxy.url, extraCa: '' });
  expect((await send()).failure?.kind).toBe('tls');
});

test('an http request asks the proxy for the whole address', async () => {
  const server = await answering(OK);
  const proxy = await startProxy(server.port);
  const http = openHttp();
  http.setRoute({ proxy: proxy.url, extraCa: '' });
  const exchange = await http.send(get('http://plain.internal:8080/a?b=1'), LIMITS);
  expect(bodyText(exchange)).toBe('ok');
  expect(proxy.asked).toEqual(['GET http://plain.internal:8080/a?b=1 HTTP/1.1']);
  expect(exchange.request.headers.find(([name]) => name.toLowerCase() === 'host')?.[1]).toBe(
    'plain.internal:8080',
  );
});

test.each(['127.0.0.1', 'localhost'])('%s is reached without the proxy', async (host) => {
  const server = await goodServer((_request, response) => response.end('here'));
  const proxy = await startProxy(server.port);
  const http = openHttp();
  http.setRoute({ proxy: proxy.url, extraCa: '' });
  expect(bodyText(await http.send(get(`http://${host}:${server.port}/`), LIMITS))).toBe('here');
  expect(proxy.asked).toEqual([]);
});

test('a network that is shut sends nothing past this machine until a route is set', async () => {
  const server = await goodServer((_request, response) => response.end('here'));
  const proxy = await startProxy(server.port);
  const lookup = resolveTo('127.0.0.1');
  const http = openHttp({ lookup });
  const url = `http://api.internal:${server.port}/`;
  http.shut('The proxy is no address.');
  const { failure, response } = await http.send(get(url), LIMITS);
  expect(failure).toEqual({ kind: 'blocked', message: 'The proxy is no address.' });
  expect(response).toBeUndefined();
  expect(bodyText(await http.send(get(`http://127.0.0.1:${server.port}/`), LIMITS))).toBe('here');
  expect(http.setRoute({ proxy: 'socks5://proxy.example', extraCa: '' }).ok).toBe(false);
  expect((await http.send(get(url), LIMITS)).failure?.kind).toBe('blocked');
  http.setRoute({ proxy: proxy.url, extraCa: '' });
  expect(bodyText(await http.send(get(url), LIMITS))).toBe('here');
  expect(proxy.asked).toEqual([`GET ${url} HTTP/1.1`]);
});

test('a proxy that is not there is said to be the trouble, not the server', async () => {
  const http = openHttp();
  http.setRoute({ proxy: `http://127.0.0.1:${await deadPort()}`, extraCa: '' });
  const { failure } = await http.send(get('https://api.internal/'), LIMITS);
  expect(failure).toMatchObject({ kind: 'refused', systemCode: 'ECONNREFUSED' });
  expect(failure?.message).toBe('The proxy of the settings cannot be reached. Nothing listens at this port.');
});

test.each([
  ['HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'PROXY_407', 'wants to know who asks (407)'],
  ['HTTP/1.1 403 Forbidden\r\n\r\n', 'PROXY_403', 'does not connect to this host. It answered 403.'],
  ['220 mail.example ESMTP\r\n\r\n', 'PROXY_UNREADABLE', 'Its answer is no HTTP.'],
  [`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}`, 'PROXY_UNREADABLE', 'Its answer is no HTTP.'],
])('a proxy that answers %o is quoted', async (answer, systemCode, words) => {
  const proxy = await answering(answer);
  const http = openHttp();
  http.setRoute({ proxy: proxy.url, extraCa: '' });
  const { failure, response } = await http.send(get('https://api.internal/'), LIMITS);
  expect(response).toBeUndefined();
  expect(failure).toMatchObject({ kind: 'refused', systemCode });
  expect(failure?.message).toContain(words);
});

test('a proxy that hangs up, or never answers, is told apart from the server', async () => {
  const hangsUp = await answering('', 'end');
  const http = openHttp();
  http.setRoute({ proxy: hangsUp.url, extraCa: '' });
  const closed = await http.send(get('https://api.internal/'), LIMITS);
  expect(closed.failure?.message).toBe('The proxy closed the connection without an answer.');
  const silent = await rawServer(() => undefined);
  http.setRoute({ proxy: silent.url, extraCa: '' });
  const late = await http.send(get('https://api.internal/'), { ...LIMITS, timeoutMs: 200 });
  expect(late.failure).toEqual({ kind: 'timeout', message: 'The proxy did not answer within 0.2 s.' });
});

test('a request to a proxy that never answers can be cancelled', async () => {
  const silent = await rawServer(() => undefined);
  const http = openHttp();
  http.setRoute({ proxy: silent.url, extraCa: '' });
  const abort = new AbortController();
  const sent = http.send(get('https://api.internal/'), { ...LIMITS, signal: abort.signal });
  await once(silent.events, 'data');
  const closed = once(silent.events, 'close');
  abort.abort();
  expect((await sent).failure?.kind).toBe('cancelled');
  await closed;
});

const leaf = makeCertificate({ name: 'leaf', issuer: authority });
test.each([
  ['no certificate at all', 'hello', 'no PEM certificate'],
  ['a private key', `${authority.certPem}${authority.keyPem}`, 'private key'],
  ['a server’s certificate', `${authority.certPem}${leaf.certPem}`, 'Certificate 2 of 2 is no authority’s'],
  [
    'a broken one',
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
    'Certificate 1 of 1 cannot be read',
  ],
])('authorities that are %s are refused, and what was set stays', async (_what, extraCa, words) => {
  const server = await tlsServer();
  const proxy = await startProxy(server.port);
  const http = openHttp();
  http.setRoute({ proxy: proxy.url, extraCa: authority.certPem });
  const refused = http.setRoute({ proxy: '', extraCa });
  if (refused.ok) throw new Error('it was taken');
  expect(refused.fault).toMatchObject({ code: 'input.invalid', parameter: 'extraCa' });
  expect(refused.fault.message).toContain(words);
  expect((await http.send(get('https://api.internal/'), LIMITS)).response?.status).toBe(200);
});

test('a certificate that is signed by itself may be given as it is', async () => {
  const own = makeCertificate({ name: 'api.internal', hosts: ['api.internal'] });
  const server = await rawTlsServer({ cert: own.certPem, key: own.keyPem }, (socket) => socket.write(OK));
  const proxy = await startProxy(server.port);
  const http = openHttp();
  http.setRoute({ proxy: proxy.url, extraCa: `Our proxy:\n${own.certPem}` });
  expect((await http.send(get('https://api.internal/'), LIMITS)).tls?.authorized).toBe(true);
});
