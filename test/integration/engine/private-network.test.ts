import { once } from 'node:events';
import https from 'node:https';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROFILE_DEFAULTS } from '../../../src/contract/models/profile-defaults.ts';
import { makeCertificate } from '../../support/certificate.ts';
import { type TestEngine, ended, startTestEngine, valueOf } from '../../support/test-engine.ts';

const HOST = 'as.internal';
const ISSUER = `https://${HOST}`;
const authority = makeCertificate({ name: 'An organisation’s own authority', isAuthority: true });
const certificate = makeCertificate({ name: HOST, hosts: [HOST], issuer: authority });

const ANSWERS: { readonly [path: string]: object } = {
  '/.well-known/openid-configuration': {
    issuer: ISSUER,
    authorization_endpoint: `${ISSUER}/authorize`,
    token_endpoint: `${ISSUER}/token`,
    jwks_uri: `${ISSUER}/jwks`,
    introspection_endpoint: `${ISSUER}/introspect`,
  },
  '/token': { access_token: 'opaque-of-the-private-network', token_type: 'Bearer', expires_in: 60 },
  '/introspect': { active: true },
  '/api': { ok: true },
};

function listen(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  return once(server, 'listening').then(() => (server.address() as net.AddressInfo).port);
}

describe('a server under a private authority, behind a proxy', () => {
  const server = https.createServer(
    { cert: certificate.certPem, key: certificate.keyPem },
    (request, response) => {
      const answer = ANSWERS[request.url ?? ''];
      response.writeHead(answer ? 200 : 404, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
      });
      response.end(JSON.stringify(answer ?? {}));
    },
  );
  const sockets = new Set<net.Socket>();
  const asked: string[] = [];
  let serverPort = 0;
  const proxy = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', (head) => {
      asked.push(head.toString('latin1').split('\r\n')[0] ?? '');
      const target = net.connect(serverPort, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(target).pipe(socket);
      });
      sockets.add(target);
      target.on('error', () => socket.destroy());
    });
  });
  let test: TestEngine;

  beforeAll(async () => {
    serverPort = await listen(server);
    const proxyPort = await listen(proxy);
    test = await startTestEngine();
    valueOf(
      await test.engine.setSettings({
        proxy: `http://127.0.0.1:${proxyPort}`,
        extraCa: authority.certPem,
      }),
    );
    valueOf(
      await test.engine.saveProfile({
        profile: {
          ...PROFILE_DEFAULTS,
          id: 'private',
          name: 'Private',
          environment: 'dev',
          grantType: 'client_credentials',
          issuer: ISSUER,
          clientId: 'worker',
          clientAuthMethod: 'client_secret_post',
          apis: [{ id: 'api', name: 'The API', method: 'GET', url: `${ISSUER}/api` }],
        },
        clientSecret: 'the secret of the worker',
      }),
    );
  });
  afterAll(async () => {
    await test.close();
    for (const socket of sockets) socket.destroy();
    proxy.close();
    server.closeAllConnections();
    server.close();
  });

  it('is reached so by every request: metadata, token, introspection and API', async () => {
    const { engine } = test;
    const [{ profile } = { profile: { id: '' } }] = valueOf(await engine.listProfiles());
    const run = await ended(engine.acquire(profile.id));
    expect(run.fault).toBeUndefined();
    const tokenId = run.tokens[0]?.tokenId ?? '';
    expect((await ended(engine.introspect(tokenId))).status).toBe('succeeded');
    expect((await ended(engine.call({ tokenId, apiId: 'api' }))).status).toBe('succeeded');
    const exchanges = valueOf(await engine.listExchanges({ profileId: profile.id }));
    expect(new Set(exchanges.map(({ purpose }) => purpose))).toEqual(
      new Set(['discovery', 'token', 'introspection', 'api']),
    );
    const views = await Promise.all(
      exchanges.map(async ({ id }) => valueOf(await engine.getExchange(id, false))),
    );
    expect(views.map(({ tls }) => tls?.authorized)).toEqual(views.map(() => true));
    expect(new Set(asked)).toEqual(new Set([`CONNECT ${HOST}:443 HTTP/1.1`]));
  });

  it('is not reached any more once the settings are taken back', async () => {
    const { engine } = test;
    const [{ profile } = { profile: { id: '' } }] = valueOf(await engine.listProfiles());
    valueOf(await engine.setSettings({ extraCa: '' }));
    const run = await ended(engine.acquire(profile.id));
    expect(run.status).toBe('failed');
    expect(run.fault?.message).toMatch(/certificate/);
  });
});
