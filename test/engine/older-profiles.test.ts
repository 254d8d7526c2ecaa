import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { ProfileSchema } from '../../src/contract/models/profile.ts';
import { ok } from '../../src/core/result.ts';
import { Database } from '../../src/node/store/database.ts';
import { schemaVersion } from '../../src/node/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../src/node/store/migrations/migrations.ts';
import { WRAPPING_KEY } from '../node/store/support.ts';
import { NO_KEYCHAIN, startTestEngine, valueOf } from '../support/test-engine.ts';
import { signingKey } from '../support/test-server.ts';

const OLDER = new URL('../node/store/older/', import.meta.url);
const FILES = ['2026-11-22-sealed-keys', '2026-11-26-environments', '2026-11-26-before-policies'] as const;

/** The engine of today over a copy of what an older one wrote. */
async function openOlder(name: string) {
  const directory = mkdtempSync(join(tmpdir(), 'assay-older-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, 'assay.db');
  writeFileSync(path, gunzipSync(readFileSync(new URL(`${name}.db.gz`, OLDER))));
  const start = async () => {
    const keychain = { ...NO_KEYCHAIN, read: async () => ok(new Uint8Array(WRAPPING_KEY)) };
    const test = await startTestEngine({ directory, keychain });
    onTestFinished(() => test.close());
    return test;
  };
  const version = () => {
    const db = new Database(path);
    try {
      return schemaVersion(db);
    } finally {
      db.close();
    }
  };
  return { start, version };
}

it.each(FILES)('are read from a file of %s as they were written, with their secrets', async (name) => {
  const { engine } = await (await openOlder(name)).start();
  const profiles = valueOf(await engine.listProfiles());
  expect(
    profiles.map(({ profile, environment, updatedAtMs }) => [profile.name, environment.name, updatedAtMs]),
  ).toEqual([
    ['Everything said', 'staging', 1000],
    ['Next to nothing', 'dev', 2000],
  ]);
  const [full, bare] = profiles;
  expect(full?.profile).toMatchObject({
    issuer: 'https://login.example',
    endpoints: {
      token_endpoint: 'https://login.example/other/token',
      jwks_uri: 'https://login.example/keys',
    },
    scope: 'openid invoice:read',
    maxAgeSeconds: 300,
    persona: { label: 'Alice', loginHint: 'alice', expectedSubject: 'alice' },
    extraTokenParameters: [['tenant', 'x']],
    apis: [{ name: 'Invoices', audience: 'https://invoices.example' }],
    clockSkewSeconds: 10,
  });
  expect(full?.secrets).toEqual([
    {
      name: 'client_secret',
      setAtMs: 1500,
      where: 'keychain',
      needsRebind: false,
      boundTo: expect.stringContaining('https://login.example') as string,
    },
  ]);
  expect([full?.profile.policy, bare?.profile.policy]).toEqual([undefined, undefined]);
  expect(bare?.secrets).toEqual([]);
});

it.each(FILES)('have no policy there, and take one: from %s', async (name) => {
  const older = await openOlder(name);
  expect(older.version()).toBe(name === '2026-11-22-sealed-keys' ? 1 : 2);
  const { engine } = await older.start();
  const text = signingKey('k').sign({
    iss: 'https://login.example',
    aud: 'https://api.example',
    client_id: 'worker',
  });
  const policyFindings = async (of: typeof engine) => {
    const [token] = valueOf(await of.inspect({ text, profileId: 'bare' }));
    return token?.findings
      .filter(({ code }) => code.startsWith('policy.'))
      .map(({ code, outcome }) => [code, outcome]);
  };
  expect(await policyFindings(engine)).toEqual([]);
  const { profile } = valueOf(await engine.getProfile('bare'));
  // What is saved has to be what the schema of today takes.
  const parsed = ProfileSchema.safeParse({ ...profile, policy: { audiences: ['https://other.example'] } });
  if (!parsed.success) throw new Error('the profile of then is none of today');
  valueOf(await engine.saveProfile({ profile: parsed.data }));
  expect(await policyFindings(engine)).toContainEqual(['policy.aud.unmet', 'fail']);
  await engine.close();
  expect(older.version()).toBe(MIGRATIONS.length);
  const again = await older.start();
  expect(valueOf(await again.engine.getProfile('bare')).profile).toEqual(parsed.data);
});

it('may hold what can no longer be saved: it is used as it is, and saving names what has to be mended', async () => {
  const { engine } = await (await openOlder('2026-11-22-sealed-keys')).start();
  const { profile, redirectUri } = valueOf(await engine.getProfile('full'));
  expect(redirectUri).toBe('http://127.0.0.1:8765//callback');
  const places = (value: unknown) =>
    ProfileSchema.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];
  expect(places(profile)).toEqual(['redirect.path', 'allowedAlgs']);
  const mended = { ...profile, redirect: { ...profile.redirect, path: '/callback' }, allowedAlgs: ['ES256'] };
  expect(places(mended)).toEqual([]);
  expect(valueOf(await engine.saveProfile({ profile: mended })).profile).toEqual(mended);
});
