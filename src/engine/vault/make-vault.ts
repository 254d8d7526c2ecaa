import type { VaultStatus } from '../../contract/models/app.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { VaultFile } from '../ports/store.ts';
import { type VaultPorts, inMemory, locked, opened } from './vault-status.ts';

const KEY_BYTES = 32;

/**
 * Makes a vault where there is none: a key goes into the keychain and is read back before anything is sealed under it.
 * Undefined where another process made the vault meanwhile. Each of the two writes its key under an id of its own and
 * the store takes the first; so the key of the vault that stays is never overwritten, and the other is removed again.
 * Without a keychain the vault is in memory and the status says why; with a locked one a person chooses.
 */
export async function makeVault(ports: VaultPorts, file: VaultFile): Promise<VaultStatus | undefined> {
  const key = ports.random.bytes(KEY_BYTES);
  try {
    const kept = await keepKey(ports, file.vaultId, key);
    if (!kept.ok) return await withoutKeychain(ports, kept.fault, file);
    if (await isFirst(ports, file.vaultId, key)) {
      ports.log.info('a new vault was made', { keychain: ports.keychain.label });
      return opened(ports, file);
    }
    return undefined;
  } finally {
    key.fill(0);
  }
}

/** Writes the key and reads it back. A keychain that takes a key and loses it is worse than none. */
async function keepKey(
  { keychain }: VaultPorts,
  account: string,
  key: Uint8Array,
): Promise<Result<null, Fault>> {
  const written = await keychain.write(account, key);
  if (!written.ok) return written;
  const back = await keychain.read(account);
  if (!back.ok) return back;
  const isSame = back.value !== null && equal(back.value, key);
  back.value?.fill(0);
  if (isSame) return ok(null);
  await keychain.remove(account);
  return failed(
    fault('vault.keychain_unavailable', `${keychain.label} took a key and did not give it back.`),
  );
}

/** A key that no vault took, because another was first or the disk is full, does not stay in the keychain. */
async function isFirst({ store, keychain }: VaultPorts, account: string, key: Uint8Array): Promise<boolean> {
  let isTaken = false;
  try {
    isTaken = await store.initialise(key);
    return isTaken;
  } finally {
    if (!isTaken) await keychain.remove(account);
  }
}

async function withoutKeychain(ports: VaultPorts, why: Fault, file: VaultFile): Promise<VaultStatus> {
  if (why.code !== 'vault.keychain_unavailable') return locked(ports, why, file.path);
  await ports.store.useMemory();
  ports.log.warn('there is no keychain: the vault is in memory', { fault: why.code });
  return inMemory(why);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
