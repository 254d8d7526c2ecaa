import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { Exchange } from '../../../src/core/exchange/exchange.ts';
import { type Certificate, makeCertificate } from '../../support/certificate.ts';
import {
  type Running,
  answering,
  bodyText,
  fetchOnce,
  get,
  LIMITS,
  openHttp,
  rawServer,
  rawTlsServer,
} from './servers.ts';

const authority = makeCertificate({ name: 'Assay test authority', isAuthority: true });
const good = makeCertificate({ name: 'localhost', hosts: ['localhost', '127.0.0.1'], issuer: authority });

function serve({ certPem, keyPem }: Certificate): Promise<Running> {
  return rawTlsServer({ cert: certPem, key: keyPem }, (socket) =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  );
}

function trusting(url: string): Promise<Exchange> {
  return fetchOnce(url, {}, { ca: [authority.certPem] });
}

test('a server of a given authority is trusted, and its certificate recorded', async () => {
  const server = await serve(good);
  const exchange = await trusting(server.url);
  expect(bodyText(exchange)).toBe('ok');
  expect(exchange.tls).toMatchObject({
    protocol: 'TLSv1.3',
    subject: 'CN=localhost, O=Assay tests',
    issuer: 'CN=Assay test authority, O=Assay tests',
    authorized: true,
  });
  expect(exchange.tls?.fingerprint256).toMatch(/^([\dA-F]{2}:){31}[\dA-F]{2}$/);
  expect(exchange.tls?.validFromMs).toBeLessThan(Date.now());
  expect(exchange.tls?.validToMs).toBeGreaterThan(Date.now());
  expect(exchange.timing.tlsMs).toBeGreaterThan(0);
});

test('a second connection shows the certificate as well: no session is resumed', async () => {
  const server = await rawTlsServer({ cert: good.certPem, key: good.keyPem }, (socket) =>
    socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok'),
  );
  const http = openHttp({ ca: [authority.certPem] });
  const first = await http.send(get(server.url), LIMITS);
  const second = await http.send(get(server.url), LIMITS);
  expect(second.timing.reusedSocket).toBe(false);
  expect(second.tls?.fingerprint256).toBe(first.tls?.fingerprint256);
});

test('a request over a kept connection still names the peer', async () => {
  const server = await serve(good);
  const http = openHttp({ ca: [authority.certPem] });
  const first = await http.send(get(server.url), LIMITS);
  const second = await http.send(get(server.url), LIMITS);
  expect(second.timing.reusedSocket).toBe(true);
  expect(second.tls).toEqual(first.tls);
});

const HOUR_MS = 3_600_000;
const past = new Date(Date.now() - HOUR_MS);
const future = new Date(Date.now() + HOUR_MS);
const hosts = ['127.0.0.1'];

test.each([
  ['signed by itself', makeCertificate({ name: 'self', hosts }), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [
    'of an unknown authority',
    makeCertificate({
      name: 'other',
      hosts,
      issuer: makeCertificate({ name: 'Unknown', isAuthority: true }),
    }),
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ],
  ['expired', makeCertificate({ name: 'old', hosts, issuer: authority, notAfter: past }), 'CERT_HAS_EXPIRED'],
  [
    'not valid yet',
    makeCertificate({ name: 'new', hosts, issuer: authority, notBefore: future }),
    'CERT_NOT_YET_VALID',
  ],
  [
    'for another host',
    makeCertificate({ name: 'elsewhere', hosts: ['elsewhere.example'], issuer: authority }),
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ],
])(
  'a certificate %s is refused before a byte of the request is sent, and kept as evidence',
  async (_what, certificate, systemCode) => {
    const server = await serve(certificate);
    const exchange = await trusting(server.url);
    expect(exchange.failure).toMatchObject({ kind: 'tls', systemCode });
    expect(exchange.failure?.message).toMatch(/^The .*certificate.*\.$/);
    expect(exchange.response).toBeUndefined();
    expect(exchange.tls).toMatchObject({
      authorized: false,
      subject: `CN=${certificate.name}, O=Assay tests`,
    });
    expect(Buffer.concat(server.received)).toHaveLength(0);
  },
);

test('a Host header of one’s own does not change whose certificate is asked for', async () => {
  const server = await serve(good);
  const http = openHttp({ ca: [authority.certPem] });
  const exchange = await http.send(get(server.url, { headers: [['Host', 'elsewhere.example']] }), LIMITS);
  expect(exchange.response?.status).toBe(200);
  const impostor = await serve(
    makeCertificate({ name: 'elsewhere', hosts: ['elsewhere.example'], issuer: authority }),
  );
  const refused = await http.send(get(impostor.url, { headers: [['Host', 'elsewhere.example']] }), LIMITS);
  expect(refused.failure?.systemCode).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
});

test('a plain http server at an https address is a matter of TLS', async () => {
  const server = await rawServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const { failure } = await fetchOnce(server.url.replace('http:', 'https:'));
  expect(failure?.kind).toBe('tls');
});

test('a server that hangs up in the handshake is a matter of TLS', async () => {
  const server = await rawServer((socket) => socket.destroy());
  expect((await fetchOnce(server.url.replace('http:', 'https:'))).failure?.kind).toBe('tls');
});

test('a handshake that never ends runs into the time limit', async () => {
  const server = await rawServer(() => undefined);
  const closed = once(server.events, 'close');
  const { failure } = await fetchOnce(server.url.replace('http:', 'https:'), { timeoutMs: 200 });
  expect(failure).toEqual({ kind: 'timeout', message: 'The TLS handshake was not finished within 0.2 s.' });
  await closed;
});

test('an http address of a TLS server ends, one way or the other, in a failure', async () => {
  const server = await rawTlsServer({ cert: good.certPem, key: good.keyPem }, () => undefined);
  const { failure } = await fetchOnce(server.url.replace('https:', 'http:'));
  expect(['reset', 'bad_response']).toContain(failure?.kind);
});

test('http does not go through TLS, and has no peer', async () => {
  const server = await answering('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  const exchange = await trusting(server.url);
  expect(exchange.tls).toBeUndefined();
});
