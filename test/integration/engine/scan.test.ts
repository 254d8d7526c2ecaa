import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { type TestEngine, startTestEngine, valueOf } from '../../support/test-engine.ts';
import { startTestServer } from '../../support/test-server.ts';

const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function engineOf(): Promise<TestEngine['engine']> {
  const started = await startTestEngine();
  onTestFinished(() => started.close());
  return started.engine;
}

test('a scan whose key set does not come is stopped at once, is no fault of the network, and leaves the one before', async () => {
  const asked = Promise.withResolvers<void>();
  const server = await startTestServer(() => ({ '/jwks': () => asked.resolve() }));
  onTestFinished(() => server.close());
  const { scans } = await engineOf();
  const before = valueOf(await scans.begin({ name: 'before.log' }));
  const beginning = scans.begin({ name: 'app.log', jwksUrl: `${server.origin}/jwks` });
  await asked.promise;
  await scans.stop();
  expect(await beginning).toMatchObject({ ok: false, fault: { code: 'operation.cancelled' } });
  expect(await scans.status(before.scanId)).toMatchObject({ ok: true });
});

test('keys that were rotated while a scan was under way are fetched once more, and verify what it found', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'new' };
  let fetches = 0;
  const server = await startTestServer(() => ({
    '/jwks': (_, response) => {
      fetches++;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: fetches === 1 ? [{ ...jwk, kid: 'old' }] : [jwk] }));
    },
  }));
  onTestFinished(() => server.close());
  const { scans } = await engineOf();
  const { scanId } = valueOf(await scans.begin({ name: 'app.log', jwksUrl: `${server.origin}/jwks` }));
  const signed = `${segment({ alg: 'ES256', kid: 'new' })}.${segment({ iss: 'https://login.example' })}`;
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  const token = `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  await scans.push({ scanId, bytes: Buffer.from(token).toString('base64') });
  await scans.end(scanId);
  await expect.poll(async () => valueOf(await scans.status(scanId)).state, { timeout: 10_000 }).toBe('done');
  const { rows } = valueOf(await scans.rows({ scanId, limit: 9 }));
  expect(rows).toMatchObject([{ signature: 'verified', kid: 'new' }]);
  expect(fetches).toBe(2);
});
