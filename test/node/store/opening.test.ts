import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import {
  OTHER_KEY,
  WRAPPING_KEY,
  aProfile,
  faultOf,
  freshVault,
  hashOf,
  newStore,
  reopenedVault,
  vaultPath,
} from './support.ts';

/** A vault of some size with sealed rows, closed. */
async function closedVault(): Promise<string> {
  const path = vaultPath();
  const store = await freshVault(path);
  for (let n = 0; n < 40; n += 1) await store.putSealed(`name ${n}`, new Secret('x'.repeat(2000)));
  await store.close();
  return path;
}

describe('a new vault', () => {
  test('leaves nothing on the disk before there is a key to seal with', async () => {
    const path = vaultPath();
    const file = await newStore(path).open();
    expect(file).toMatchObject({ hasWrappedKey: false, hasSealedRows: false, path });
    expect(existsSync(dirname(path))).toBe(false);
  });

  test('rejects every sealed call until it has a key', async () => {
    const store = newStore(vaultPath());
    await store.open();
    expect((await faultOf(store.listProfiles())).code).toBe('vault.locked');
    expect((await faultOf(store.putProfile({ profile: aProfile(), updatedAtMs: 1 }))).code).toBe(
      'vault.locked',
    );
    expect((await faultOf(store.tokenId('a'))).code).toBe('vault.locked');
    expect((await faultOf(store.unlock(WRAPPING_KEY))).code).toBe('vault.locked');
  });

  test.skipIf(process.platform === 'win32')('is readable by its owner alone, journals included', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    await store.putSetting('a', 'b');
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['assay.db', 'assay.db-shm', 'assay.db-wal']);
    for (const name of readdirSync(dirname(path))) {
      expect([name, statSync(join(dirname(path), name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  test.skipIf(process.platform === 'win32')('leaves the mode of a folder that was there', async () => {
    const path = vaultPath();
    mkdirSync(dirname(path), { mode: 0o755 });
    await freshVault(path);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o755);
  });

  test('has the environments dev, staging and a protected prod', async () => {
    const store = await freshVault();
    expect(await store.listEnvironments()).toEqual([
      { id: 'dev', name: 'dev', colour: 'green', isProtected: false },
      { id: 'staging', name: 'staging', colour: 'amber', isProtected: false },
      { id: 'prod', name: 'prod', colour: 'red', isProtected: true },
    ]);
  });

  test('refuses a key of the wrong length as a bug, before anything is written', async () => {
    const path = vaultPath();
    const store = newStore(path);
    await store.open();
    await expect(store.initialise(new Uint8Array(16))).rejects.toThrow('RangeError');
    expect(existsSync(path)).toBe(false);
  });

  test('cannot be made where its folder cannot be', async () => {
    const path = vaultPath();
    writeFileSync(dirname(path), 'a file, not a folder');
    const store = newStore(path);
    await store.open();
    expect((await faultOf(store.initialise(WRAPPING_KEY))).code).toBe('store.failed');
  });

  test('begins in an empty file too, as another process leaves it for a moment', async () => {
    const path = vaultPath();
    mkdirSync(dirname(path));
    writeFileSync(path, '');
    const store = newStore(path);
    expect(await store.open()).toMatchObject({ hasWrappedKey: false });
    expect(await store.initialise(WRAPPING_KEY)).toBe(true);
  });
});

describe('an existing vault', () => {
  test('opens with its key and with no other', async () => {
    const path = await closedVault();
    const store = newStore(path);
    expect(await store.open()).toMatchObject({ hasWrappedKey: true, hasSealedRows: true });
    expect(await store.unlock(OTHER_KEY)).toBe(false);
    expect(await store.unlock(new Uint8Array(5))).toBe(false);
    expect((await faultOf(store.getSealed('name 1'))).code).toBe('vault.locked');
    expect(await store.unlock(WRAPPING_KEY)).toBe(true);
    expect((await store.getSealed('name 1'))?.expose()).toBe('x'.repeat(2000));
  });

  test('leaves the caller’s copy of the key alone', async () => {
    const path = await closedVault();
    const store = newStore(path);
    await store.open();
    const key = new Uint8Array(WRAPPING_KEY);
    await store.unlock(key);
    expect(key).toEqual(WRAPPING_KEY);
  });

  test('keeps its id and gives tokens the same ids every time', async () => {
    const path = vaultPath();
    const first = await freshVault(path);
    const id = await first.tokenId('a token');
    const { vaultId } = await newStore(path).open();
    await first.close();
    const second = await reopenedVault(path);
    expect(await second.tokenId('a token')).toBe(id);
    expect(id).toMatch(/^[\w-]{43}$/);
    expect(await second.tokenId('a token ')).not.toBe(id);
    expect((await newStore(path).open()).vaultId).toBe(vaultId);
  });

  test('takes no second key: whoever comes later is told that it was not first', async () => {
    const path = vaultPath();
    const [one, two] = [newStore(path), newStore(path)];
    const [a, b] = [await one.open(), await two.open()];
    expect(a.vaultId).not.toBe(b.vaultId);
    expect(await two.initialise(OTHER_KEY)).toBe(true);
    expect(await one.initialise(WRAPPING_KEY)).toBe(false);
    expect(await one.open()).toMatchObject({ vaultId: b.vaultId, hasWrappedKey: true });
    expect(await one.unlock(OTHER_KEY)).toBe(true);
  });

  test('that lost its wrapped key but has sealed rows gets no new one', async () => {
    const path = await closedVault();
    const db = new DatabaseSync(path);
    db.exec('DELETE FROM vault');
    db.close();
    const store = newStore(path);
    expect(await store.open()).toMatchObject({ hasWrappedKey: false, hasSealedRows: true });
    expect((await faultOf(store.initialise(WRAPPING_KEY))).code).toBe('vault.key_missing');
  });

  test('answers settings and environments while it is locked', async () => {
    const path = vaultPath();
    const first = await freshVault(path);
    await first.putSetting('theme', 'dark');
    await first.close();
    const store = newStore(path);
    await store.open();
    expect(await store.getSetting('theme')).toBe('dark');
    expect(await store.getSetting('none')).toBeUndefined();
    expect(await store.listEnvironments()).toHaveLength(3);
  });
});

describe('a damaged file', () => {
  const damages: readonly [string, (content: Buffer) => Buffer][] = [
    ['is text', () => Buffer.from('this is not a database\n'.repeat(100))],
    [
      'is binary noise',
      (content) => Buffer.from(content.map((byte, index) => (byte * 31 + index * 7) & 0xff)),
    ],
    ['was cut in the middle', (content) => content.subarray(0, Math.floor(content.length / 2) + 100)],
    ['has a page of zeros', (content) => Buffer.from(content).fill(0, 3 * 4096, 4 * 4096)],
    [
      'has a page of noise',
      (content) => Buffer.from(content).fill(0xa5, content.length - 8192, content.length - 4096),
    ],
    ['has a broken schema page', (content) => Buffer.from(content).fill(0x41, 100, 2000)],
  ];

  test.each(damages)('that %s is store.corrupt and stays as it is', async (_, damage) => {
    const path = await closedVault();
    writeFileSync(path, damage(readFileSync(path)));
    const before = hashOf(path);
    const store = newStore(path);
    const fault = await faultOf(store.open());
    expect(fault.code).toBe('store.corrupt');
    expect(fault.message).toContain(path);
    expect((await faultOf(store.listProfiles())).code).toBe('vault.locked');
    await store.close();
    expect(hashOf(path)).toBe(before);
  });

  test('can be set aside whole, and a new vault begins', async () => {
    const path = await closedVault();
    writeFileSync(path, 'rubbish');
    const store = newStore(path);
    await faultOf(store.open());
    const { movedTo } = await store.setAside();
    expect(movedTo).toMatch(/assay\.db\.set-aside-\d{8}T\d{6}Z$/);
    expect(readFileSync(movedTo, 'utf8')).toBe('rubbish');
    expect(await store.open()).toMatchObject({ hasWrappedKey: false, hasSealedRows: false });
    expect(await store.initialise(OTHER_KEY)).toBe(true);
  });
});

describe('a file of a newer Assay', () => {
  test('is store.newer, and nothing of it changes', async () => {
    const path = await closedVault();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const before = hashOf(path);
    const store = newStore(path);
    expect((await faultOf(store.open())).code).toBe('store.newer');
    await store.close();
    expect(hashOf(path)).toBe(before);
  });
});

describe('setting aside', () => {
  test('a sound vault gives one file that opens with the old key', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    await store.putSealed('a', new Secret('kept'));
    const { movedTo } = await store.setAside();
    expect(readdirSync(dirname(path))).toEqual([movedTo.slice(dirname(path).length + 1)]);
    const old = await reopenedVault(movedTo);
    expect((await old.getSealed('a'))?.expose()).toBe('kept');
  });

  test('twice in a second overwrites nothing', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    const first = await store.setAside();
    await store.open();
    await store.initialise(WRAPPING_KEY);
    const second = await store.setAside();
    expect(second.movedTo).not.toBe(first.movedTo);
    expect(readdirSync(dirname(path))).toHaveLength(2);
  });

  test('gives the next vault another id', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    const { vaultId } = await store.open();
    await store.setAside();
    expect((await store.open()).vaultId).not.toBe(vaultId);
  });

  test('is refused while another process has the vault open, since it would write to the renamed file', async () => {
    const path = vaultPath();
    const [store, other] = [await freshVault(path), newStore(path)];
    await other.open();
    const fault = await faultOf(store.setAside());
    expect(fault).toMatchObject({ code: 'store.busy', message: 'Another Assay has this vault open.' });
    expect(readdirSync(dirname(path))).toContain('assay.db');
    await other.close();
    expect((await store.setAside()).movedTo).toContain('set-aside');
  });

  test('says so where there is nothing to set aside', async () => {
    const store = newStore(vaultPath());
    await store.open();
    expect((await faultOf(store.setAside())).code).toBe('store.failed');
  });
});

describe('memory', () => {
  test('works like a vault and leaves nothing on the disk', async () => {
    const path = vaultPath();
    const store = newStore(path);
    await store.open();
    expect(store.kind()).toBe('file');
    expect(await store.useMemory()).not.toHaveProperty('path');
    expect(store.kind()).toBe('memory');
    await store.putSealed('a', new Secret('b'));
    expect((await store.getSealed('a'))?.expose()).toBe('b');
    expect(await store.listEnvironments()).toHaveLength(3);
    expect(existsSync(dirname(path))).toBe(false);
  });

  test('chosen over a locked vault leaves the file as it is and holds nothing of it', async () => {
    const path = await closedVault();
    const before = hashOf(path);
    const store = newStore(path);
    await store.open();
    await store.useMemory();
    expect(await store.getSealed('name 1')).toBeUndefined();
    await store.putSealed('name 1', new Secret('other'));
    await store.close();
    expect(hashOf(path)).toBe(before);
  });
});

describe('a closed store', () => {
  test('rejects calls, can be closed again, and leaves no journals', async () => {
    const path = vaultPath();
    const store = await freshVault(path);
    await store.putSetting('a', 'b');
    await store.close();
    await store.close();
    expect((await faultOf(store.getSetting('a'))).code).toBe('store.failed');
    expect(readdirSync(dirname(path))).toEqual(['assay.db']);
  });

  test('that was never opened closes too', async () => {
    await expect(newStore(vaultPath()).close()).resolves.toBeUndefined();
  });
});
