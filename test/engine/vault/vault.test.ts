import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { VaultStatus } from '../../../src/contract/models/app.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { Random } from '../../../src/engine/ports/random.ts';
import type { VaultPorts } from '../../../src/engine/vault/vault-status.ts';
import { type Vault, createVault } from '../../../src/engine/vault/vault.ts';
import { createStore } from '../../../src/node/store/create-store.ts';
import { type MemoryKeychain, createMemoryKeychain } from '../../support/memory-keychain.ts';

const WORKER_URL = new URL('../../../src/node/store/worker.ts', import.meta.url);

function vaultPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-vault-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data', 'assay.db');
}

interface Process {
  readonly ports: VaultPorts;
  readonly vault: Vault;
  readonly statuses: readonly VaultStatus[];
  /** Every line that was logged. */
  readonly lines: readonly string[];
  /** Every key that was made; the arrays themselves, to see what became of them. */
  readonly keys: readonly Uint8Array[];
}

/** Starts what one Assay starts: a store over the path, and the vault over it and the keychain. */
async function startProcess(path: string, keychain: MemoryKeychain): Promise<Process> {
  const store = createStore({ workerUrl: WORKER_URL, path });
  onTestFinished(() => store.close());
  const keys: Uint8Array[] = [];
  const lines: string[] = [];
  const write = (message: string, facts?: object): void =>
    void lines.push(`${message} ${JSON.stringify(facts ?? {})}`);
  const random: Random = {
    bytes(length) {
      const made = new Uint8Array(randomBytes(length));
      keys.push(made);
      return made;
    },
    token: (length) => randomBytes(length).toString('base64url'),
    id: () => randomBytes(8).toString('hex'),
  };
  const log = { info: write, warn: write, bug: (reference: string) => write(reference) };
  const ports = { store, keychain, random, log };
  const statuses: VaultStatus[] = [];
  const vault = await createVault(ports, (status) => void statuses.push(status));
  return { ports, vault, statuses, lines, keys };
}

/** A vault with one sealed value in it, left by a process that has ended. */
async function savedVault(path: string, keychain: MemoryKeychain): Promise<void> {
  const { ports } = await startProcess(path, keychain);
  await ports.store.putSealed('name', new Secret('value'));
  await ports.store.close();
}

const valueIn = async ({ ports }: Process): Promise<string | undefined> =>
  (await ports.store.getSealed('name'))?.expose();
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const rejection = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'did not reject',
    (error: unknown) => error,
  );
const vaultLocked = expect.objectContaining({ fault: expect.objectContaining({ code: 'vault.locked' }) });

describe('the first start', () => {
  test('puts a key into the keychain under the vault’s id and seals under it', async () => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    const started = await startProcess(path, keychain);
    expect(started.vault.status()).toEqual({
      mode: 'keychain',
      keychain: 'Test Keychain',
      path,
      waysOut: [],
    });
    expect([...keychain.entries.keys()]).toEqual([(await started.ports.store.open()).vaultId]);
    expect([...keychain.entries.values()].map((key) => key.length)).toEqual([32]);
  });

  test('overwrites its own copy of the key, and logs no byte of it', async () => {
    const keychain = createMemoryKeychain();
    const { keys, lines } = await startProcess(vaultPath(), keychain);
    expect(keys).toEqual([new Uint8Array(32)]);
    const [kept = new Uint8Array()] = keychain.entries.values();
    expect(kept).not.toEqual(new Uint8Array(32));
    expect(lines.length).toBeGreaterThan(0);
    for (const form of ['hex', 'base64', 'base64url'] as const) {
      expect(lines.join('\n')).not.toContain(Buffer.from(kept).toString(form));
    }
  });

  test('without a keychain works in memory, says so, and leaves nothing on the disk', async () => {
    const path = vaultPath();
    const started = await startProcess(path, createMemoryKeychain('unavailable'));
    expect(started.vault.status()).toMatchObject({
      mode: 'memory',
      fault: { code: 'vault.keychain_unavailable' },
      waysOut: [],
    });
    expect(started.vault.status()).not.toHaveProperty('path');
    await started.ports.store.putSealed('name', new Secret('value'));
    expect(await valueIn(started)).toBe('value');
    expect(existsSync(dirname(path))).toBe(false);
  });

  test('with a locked keychain does not fall back by itself: it waits for a person', async () => {
    const path = vaultPath();
    const keychain = createMemoryKeychain('locked');
    const started = await startProcess(path, keychain);
    expect(started.vault.status()).toMatchObject({
      mode: 'locked',
      fault: { code: 'vault.locked' },
      waysOut: ['retry', 'memory'],
    });
    expect(await rejection(started.ports.store.listProfiles())).toEqual(vaultLocked);
    expect(existsSync(path)).toBe(false);
    keychain.state = 'unlocked';
    expect(await started.vault.retry()).toMatchObject({ mode: 'keychain' });
    expect(await started.ports.store.listProfiles()).toEqual([]);
  });

  test('with a keychain that loses keys seals nothing under one', async () => {
    const path = vaultPath();
    const started = await startProcess(path, createMemoryKeychain('forgetful'));
    expect(started.vault.status()).toMatchObject({
      mode: 'memory',
      fault: { code: 'vault.keychain_unavailable' },
    });
    expect(existsSync(path)).toBe(false);
  });

  test('where the file cannot be made stays locked and leaves no key behind', async () => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    writeFileSync(dirname(path), 'a file where the folder should be');
    const started = await startProcess(path, keychain);
    expect(started.vault.status()).toMatchObject({
      mode: 'locked',
      fault: { code: 'store.failed' },
      waysOut: ['retry', 'memory'],
    });
    expect(keychain.entries.size).toBe(0);
    expect(started.keys).toEqual([new Uint8Array(32)]);
  });
});

describe('two processes at the first start', () => {
  test('agree on one vault, and the key of neither is lost', async () => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    const [one, two] = await Promise.all([startProcess(path, keychain), startProcess(path, keychain)]);
    expect([one.vault.status().mode, two.vault.status().mode]).toEqual(['keychain', 'keychain']);
    await one.ports.store.putSealed('name', new Secret('value'));
    expect(await valueIn(two)).toBe('value');
    expect(keychain.entries.size).toBe(1);
  });

  test('the slow one finds the vault of the fast one and takes its own key out again', async () => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    let isFirstWrite = true;
    keychain.afterWrite = async () => {
      if (!isFirstWrite) return;
      isFirstWrite = false;
      await savedVault(path, keychain);
    };
    const slow = await startProcess(path, keychain);
    expect(slow.vault.status().mode).toBe('keychain');
    expect(await valueIn(slow)).toBe('value');
    expect([...keychain.entries.keys()]).toEqual([(await slow.ports.store.open()).vaultId]);
  });
});

describe('an existing vault', () => {
  test('opens with the key from the keychain', async () => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    await savedVault(path, keychain);
    const started = await startProcess(path, keychain);
    expect(started.vault.status()).toEqual({
      mode: 'keychain',
      keychain: 'Test Keychain',
      path,
      waysOut: [],
    });
    expect(await valueIn(started)).toBe('value');
  });

  test.each([
    ['locked', 'vault.locked'],
    ['unavailable', 'vault.keychain_unavailable'],
  ] as const)('stays locked and untouched while the keychain is %s', async (state, code) => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    await savedVault(path, keychain);
    const before = hashOf(path);
    keychain.state = state;
    const started = await startProcess(path, keychain);
    expect(started.vault.status()).toMatchObject({
      mode: 'locked',
      path,
      fault: { code },
      waysOut: ['retry', 'memory'],
    });
    expect(await rejection(started.ports.store.getSealed('name'))).toEqual(vaultLocked);
    expect((await started.vault.retry()).mode).toBe('locked');
    keychain.state = 'unlocked';
    expect((await started.vault.retry()).mode).toBe('keychain');
    expect(await valueIn(started)).toBe('value');
    await started.ports.store.close();
    expect(hashOf(path)).toBe(before);
  });

  test.each([
    ['is gone', (keychain: MemoryKeychain) => keychain.entries.clear()],
    ['is another', (keychain: MemoryKeychain) => keychain.entries.forEach((key) => key.fill(1))],
    [
      'is cut short',
      (keychain: MemoryKeychain) => {
        for (const name of keychain.entries.keys()) keychain.entries.set(name, new Uint8Array(4));
      },
    ],
  ])('whose key %s is locked, untouched, and gets no new key', async (_, damage) => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    await savedVault(path, keychain);
    damage(keychain);
    const [before, entries] = [hashOf(path), structuredClone(keychain.entries)];
    const started = await startProcess(path, keychain);
    expect(started.vault.status()).toMatchObject({
      mode: 'locked',
      path,
      fault: { code: 'vault.key_missing' },
      waysOut: ['retry', 'memory', 'set_aside'],
    });
    expect(await rejection(started.ports.store.listProfiles())).toEqual(vaultLocked);
    expect(started.keys).toEqual([]);
    expect(keychain.entries).toEqual(entries);
    await started.ports.store.close();
    expect(hashOf(path)).toBe(before);
  });

  test('whose key is put back opens again', async () => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    await savedVault(path, keychain);
    const copy = structuredClone(keychain.entries);
    keychain.entries.clear();
    const started = await startProcess(path, keychain);
    for (const [name, key] of copy) keychain.entries.set(name, key);
    expect((await started.vault.retry()).mode).toBe('keychain');
    expect(await valueIn(started)).toBe('value');
  });

  test('that lost its own wrapped key is key_missing, not new', async () => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    await savedVault(path, keychain);
    const db = new DatabaseSync(path);
    db.exec('DELETE FROM vault');
    db.close();
    const started = await startProcess(path, keychain);
    expect(started.vault.status()).toMatchObject({ mode: 'locked', fault: { code: 'vault.key_missing' } });
    expect(started.keys).toEqual([]);
  });

  test('that is damaged is locked with every way out, and the damage is left as it is', async () => {
    const path = vaultPath();
    mkdirSync(dirname(path));
    writeFileSync(path, 'rubbish');
    const started = await startProcess(path, createMemoryKeychain());
    expect(started.vault.status()).toMatchObject({
      mode: 'locked',
      fault: { code: 'store.corrupt', message: expect.stringContaining(path) },
      waysOut: ['retry', 'memory', 'set_aside'],
    });
    expect(readFileSync(path, 'utf8')).toBe('rubbish');
  });

  test('of a newer Assay is not offered to be set aside: updating opens it', async () => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    await savedVault(path, keychain);
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const started = await startProcess(path, keychain);
    expect(started.vault.status()).toMatchObject({
      mode: 'locked',
      fault: { code: 'store.newer' },
      waysOut: ['retry', 'memory'],
    });
  });
});

/** A process before a vault whose key is gone. */
async function keyGone(path: string): Promise<Process> {
  const keychain = createMemoryKeychain();
  await savedVault(path, keychain);
  keychain.entries.clear();
  return startProcess(path, keychain);
}

describe('the ways out', () => {
  test('memory leaves the file, keeps the reason, and works', async () => {
    const path = vaultPath();
    const started = await keyGone(path);
    const before = hashOf(path);
    expect(await started.vault.useMemory()).toMatchObject({
      mode: 'memory',
      fault: { code: 'vault.key_missing' },
      waysOut: [],
    });
    expect(await valueIn(started)).toBeUndefined();
    await started.ports.store.putSealed('name', new Secret('other'));
    await started.ports.store.close();
    expect(hashOf(path)).toBe(before);
  });

  test('setting aside renames the file and makes a new vault with a key of its own', async () => {
    const path = vaultPath();
    const started = await keyGone(path);
    expect(await started.vault.setAside()).toEqual({
      mode: 'keychain',
      keychain: 'Test Keychain',
      path,
      waysOut: [],
    });
    expect(await valueIn(started)).toBeUndefined();
    await started.ports.store.close();
    const files = readdirSync(dirname(path)).toSorted();
    expect(files).toEqual(['assay.db', expect.stringMatching(/^assay\.db\.set-aside-\d{8}T\d{6}Z$/)]);
  });

  test('a vault that was set aside opens with its old key', async () => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    await savedVault(path, keychain);
    const copy = structuredClone(keychain.entries);
    keychain.entries.clear();
    const started = await startProcess(path, keychain);
    await started.vault.setAside();
    const aside = readdirSync(dirname(path)).find((name) => name.includes('set-aside')) ?? '';
    for (const [name, key] of copy) keychain.entries.set(name, key);
    expect(await valueIn(await startProcess(join(dirname(path), aside), keychain))).toBe('value');
  });

  test('setting aside is refused while another process holds the file; it stays locked, with the same ways out', async () => {
    const path = vaultPath();
    const [started, other] = [await keyGone(path), createStore({ workerUrl: WORKER_URL, path })];
    await other.open();
    expect(await started.vault.setAside()).toMatchObject({
      mode: 'locked',
      fault: { code: 'store.busy' },
      waysOut: ['retry', 'memory', 'set_aside'],
    });
    await other.close();
    expect(await started.vault.setAside()).toMatchObject({ mode: 'keychain' });
  });

  test('that are not offered change nothing', async () => {
    const path = vaultPath();
    const keychain = createMemoryKeychain();
    const started = await startProcess(path, keychain);
    await started.ports.store.putSealed('name', new Secret('value'));
    for (const way of ['retry', 'useMemory', 'setAside'] as const) {
      expect(await started.vault[way]()).toMatchObject({ mode: 'keychain' });
    }
    expect(await valueIn(started)).toBe('value');
    expect(started.statuses).toHaveLength(1);
  });

  test('asked for at once are taken one after the other: what the first opened, the second leaves', async () => {
    const path = vaultPath();
    const started = await keyGone(path);
    const [aside, memory, again] = await Promise.all([
      started.vault.setAside(),
      started.vault.useMemory(),
      started.vault.setAside(),
    ]);
    expect([aside.mode, memory.mode, again.mode]).toEqual(['keychain', 'keychain', 'keychain']);
    expect(readdirSync(dirname(path)).filter((name) => /set-aside-[^-]*$/.test(name))).toHaveLength(1);
  });

  test('tell whoever listens, the first status included', async () => {
    const keychain = createMemoryKeychain('locked');
    const started = await startProcess(vaultPath(), keychain);
    keychain.state = 'unlocked';
    await started.vault.retry();
    expect(started.statuses.map(({ mode }) => mode)).toEqual(['locked', 'keychain']);
    expect(started.vault.status()).toBe(started.statuses[1]);
  });
});
