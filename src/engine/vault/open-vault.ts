import type { VaultStatus } from '../../contract/models/app.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { VaultFile } from '../ports/store.ts';
import { StoreError } from '../store-error.ts';
import { makeVault } from './make-vault.ts';
import { type VaultPorts, locked, opened } from './vault-status.ts';

/**
 * Opens the vault file with the key from the keychain, or makes both where there is neither (design, section 7).
 * Never rejects for what machines do: where it cannot be opened the status is `locked`, with the reason and the ways
 * out, and the file is as it was. Where a vault exists, no new key is ever made; memory is only ever chosen by a person,
 * but for a first start without a keychain, which says so.
 */
export async function openVault(ports: VaultPorts): Promise<VaultStatus> {
  try {
    const file = await ports.store.open();
    if (file.hasWrappedKey) return await unlockVault(ports, file);
    if (file.hasSealedRows) {
      return locked(ports, keyMissing('The database has sealed rows and no key of its own.'), file.path);
    }
    // Another process may make the vault at the same time and be first: then there is one to unlock.
    return (await makeVault(ports, file)) ?? (await unlockVault(ports, await ports.store.open()));
  } catch (error) {
    if (error instanceof StoreError) return locked(ports, error.fault);
    throw error;
  }
}

async function unlockVault(ports: VaultPorts, file: VaultFile): Promise<VaultStatus> {
  const { store, keychain } = ports;
  const key = await keychain.read(file.vaultId);
  if (!key.ok) return locked(ports, key.fault, file.path);
  if (key.value === null) {
    return locked(ports, keyMissing(`${keychain.label} answers, and has no key for this vault.`), file.path);
  }
  const isOpen = await store.unlock(key.value);
  key.value.fill(0);
  if (isOpen) return opened(ports, file);
  return locked(ports, keyMissing(`The key in ${keychain.label} does not open this vault.`), file.path);
}

function keyMissing(message: string): Fault {
  return fault('vault.key_missing', message);
}
