import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { Profile } from '../../../src/contract/models/profile.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { Store } from '../../../src/engine/ports/store.ts';
import { MIGRATIONS } from '../../../src/node/store/migrations/migrations.ts';
import { createMemoryKeychain } from '../../support/memory-keychain.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type TestEngine, startTestEngine, valueOf } from '../../support/test-engine.ts';

/** A profile with the members that the first Assay wrote, and no later ones: it is not made of today's defaults. */
const OLD_PROFILE: Profile = {
  id: 'old',
  name: 'Old one',
  environment: 'dev',
  isSandbox: false,
  issuer: 'https://op.example',
  endpoints: {},
  clientId: 'client',
  clientAuthMethod: 'client_secret_basic',
  grantType: 'authorization_code',
  redirect: { host: '127.0.0.1', port: 0, path: '/callback', isAnyPort: false },
  pkce: 'S256',
  scope: 'openid invoice:read',
  resources: [],
  extraAuthorizationParameters: [],
  extraTokenParameters: [],
  apis: [{ id: 'api', name: 'The API', method: 'GET', url: 'https://api.example' }],
  clockSkewSeconds: 30,
};

const OLD_SETTINGS =
  '{"theme":"dark","browserTimeoutSeconds":300,"requestTimeoutSeconds":12,"clearClipboardSeconds":60}';

async function writeOldRows(store: Store, tokenId: string): Promise<void> {
  await store.putProfile({ profile: OLD_PROFILE, updatedAtMs: 1000 });
  await store.putSecret({
    profileId: 'old',
    name: 'client_secret',
    value: new Secret('the old secret'),
    setAtMs: 1000,
    boundTo: { issuer: 'https://op.example', clientId: 'client', origins: ['https://op.example'] },
  });
  await store.putToken(
    {
      id: tokenId,
      kind: 'access_token',
      format: 'opaque',
      text: new Secret('the old token'),
      profileId: 'old',
      firstSeenAtMs: 1000,
    },
    { tokenId, atMs: 1000, where: 'token_response' },
  );
  await store.putSetting('settings', OLD_SETTINGS);
}

/** The schema of a database, but for what a migration after the first one made. */
function schemaOf(db: DatabaseSync): unknown {
  return db.prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all();
}

/** Takes back what later migrations made, and makes sure that what is left is the first schema. */
function backToFirstSchema(path: string): void {
  const [first = ''] = MIGRATIONS;
  const old = new DatabaseSync(':memory:');
  old.exec(first);
  const db = new DatabaseSync(path);
  db.exec('DROP TABLE exchange_timing; PRAGMA user_version = 1');
  expect(schemaOf(db)).toEqual(schemaOf(old));
  db.close();
  old.close();
}

test('a vault of the first Assay opens with everything that is in it', async () => {
  const directory = temporaryFolder('first-schema');
  const keychain = createMemoryKeychain();
  const start = async (): Promise<TestEngine> => {
    const started = await startTestEngine({ directory, keychain });
    onTestFinished(() => started.close());
    return started;
  };
  const before = await start();
  const { store } = before.engine.ports;
  const tokenId = await store.tokenId('the old token');
  await writeOldRows(store, tokenId);
  await before.close();
  backToFirstSchema(join(directory, 'assay.db'));

  const { engine } = await start();
  expect(engine.vault.status().mode).toBe('keychain');
  const view = valueOf(await engine.getProfile('old'));
  expect(view.profile).toEqual(OLD_PROFILE);
  expect(view.secrets).toMatchObject([{ name: 'client_secret', needsRebind: false }]);
  expect((await engine.ports.store.getSecret('old', 'client_secret'))?.value.expose()).toBe('the old secret');
  expect(valueOf(await engine.tokenText(tokenId)).expose()).toBe('the old token');
  expect(valueOf(await engine.viewToken(tokenId)).summary).toMatchObject({ profileName: 'Old one' });
  expect(engine.settings()).toMatchObject({ theme: 'dark', requestTimeoutSeconds: 12, proxy: '' });
  // It can be written again as it is: no member is missed that came later.
  valueOf(await engine.saveProfile({ profile: view.profile }));
  expect(valueOf(await engine.getProfile('old')).secrets).toMatchObject([{ needsRebind: false }]);
});
