import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { VaultStatus } from '../../../src/contract/models/app.ts';
import { createKeychain } from '../../../src/node/keychain/create-keychain.ts';
import {
  isSkipped,
  skipNote,
  startSession,
  temporaryHome,
  withoutBus,
} from '../../support/keychain-session.ts';

const SCRIPT = fileURLToPath(new URL('./children/vault-process.ts', import.meta.url));
const PROCESS_URL = new URL('../../../src/node/keychain/keychain-process.ts', import.meta.url);

interface Seen {
  readonly status: VaultStatus;
  readonly value: string | null;
}

/** Runs an Assay of its own in the session's environment until it ends. */
async function assay(env: NodeJS.ProcessEnv, path: string, ...act: readonly string[]): Promise<Seen> {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, path, ...act], { env });
  return JSON.parse(stdout) as Seen;
}

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

function vaultIdOf(path: string): string {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return String(db.prepare('SELECT vault_id FROM vault').get()?.['vault_id']);
  } finally {
    db.close();
  }
}

describe.skipIf(isSkipped)(`a vault in a real keychain${skipNote}`, () => {
  test('is made by one process, opened by the next, and opened again after the next login', async () => {
    const first = await startSession({ keyring: 'unlocked' });
    const path = join(first.home, 'assay', 'assay.db');
    const made = await assay(first.env, path, 'put', 'a secret');
    expect(made.status).toEqual({ mode: 'keychain', keychain: 'Secret Service', path, waysOut: [] });
    expect(await assay(first.env, path)).toEqual({ status: made.status, value: 'a secret' });
    await first.stop();
    const second = await startSession({ keyring: 'unlocked', home: first.home });
    expect(await assay(second.env, path)).toEqual({ status: made.status, value: 'a secret' });
  });

  test('stays locked and untouched in a locked keyring, and opens when it is unlocked', async () => {
    const session = await startSession({ keyring: 'unlocked' });
    const path = join(session.home, 'assay', 'assay.db');
    await assay(session.env, path, 'put', 'a secret');
    const before = hashOf(path);
    await session.lock();
    const locked = await assay(session.env, path);
    expect(locked).toMatchObject({
      status: { mode: 'locked', fault: { code: 'vault.locked' }, waysOut: ['retry', 'memory'] },
      value: null,
    });
    const memory = await assay(session.env, path, 'useMemory');
    expect(memory).toMatchObject({ status: { mode: 'memory' }, value: null });
    await session.stop();
    expect(hashOf(path)).toBe(before);
    const next = await startSession({ keyring: 'unlocked', home: session.home });
    expect((await assay(next.env, path)).value).toBe('a secret');
  });

  test('whose key was deleted is key_missing and untouched; set aside, a new one works beside it', async () => {
    const session = await startSession({ keyring: 'unlocked' });
    const path = join(session.home, 'assay', 'assay.db');
    await assay(session.env, path, 'put', 'a secret');
    const keychain = createKeychain({ processUrl: PROCESS_URL, env: session.env });
    const oldId = vaultIdOf(path);
    const oldKey = await keychain.read(oldId);
    await keychain.remove(oldId);
    const before = hashOf(path);
    const missing = await assay(session.env, path);
    expect(missing).toMatchObject({
      status: { mode: 'locked', fault: { code: 'vault.key_missing' } },
      value: null,
    });
    expect(hashOf(path)).toBe(before);
    expect(await keychain.read(oldId)).toEqual({ ok: true, value: null });
    const aside = await assay(session.env, path, 'setAside');
    expect(aside).toMatchObject({ status: { mode: 'keychain', path }, value: null });
    expect((await assay(session.env, path, 'put', 'another secret')).value).toBe('another secret');
    const old = readdirSync(dirname(path)).filter((name) => name.includes('set-aside'));
    expect(old).toHaveLength(1);
    if (oldKey.ok && oldKey.value) await keychain.write(oldId, oldKey.value);
    expect((await assay(session.env, join(dirname(path), old[0] ?? ''))).value).toBe('a secret');
    expect((await assay(session.env, path)).value).toBe('another secret');
  });

  test('is one vault where window and terminal start for the first time at once', async () => {
    const session = await startSession({ keyring: 'unlocked' });
    const path = join(session.home, 'assay', 'assay.db');
    const both = await Promise.all([assay(session.env, path), assay(session.env, path)]);
    expect(both.map(({ status }) => status.mode)).toEqual(['keychain', 'keychain']);
    await assay(session.env, path, 'put', 'a secret');
    expect((await assay(session.env, path)).value).toBe('a secret');
  });

  test('is in memory, and on no disk, where there is no bus at all', async () => {
    const home = temporaryHome();
    const path = join(home, 'assay', 'assay.db');
    const seen = await assay(withoutBus(home), path, 'put', 'a secret');
    expect(seen).toMatchObject({
      status: { mode: 'memory', fault: { code: 'vault.keychain_unavailable' } },
      value: 'a secret',
    });
    expect(existsSync(dirname(path))).toBe(false);
  });

  test('that exists is not forgotten where there is no bus: it is locked, and untouched', async () => {
    const session = await startSession({ keyring: 'unlocked' });
    const path = join(session.home, 'assay', 'assay.db');
    await assay(session.env, path, 'put', 'a secret');
    const before = hashOf(path);
    const seen = await assay(withoutBus(session.home), path);
    expect(seen).toMatchObject({
      status: { mode: 'locked', fault: { code: 'vault.keychain_unavailable' } },
      value: null,
    });
    expect(hashOf(path)).toBe(before);
  });
});
