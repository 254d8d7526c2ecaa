import type { VaultStatus } from '../../contract/models/app.ts';
import { StoreError } from '../store-error.ts';
import { openVault } from './open-vault.ts';
import { type VaultPorts, type WayOut, inMemory, locked } from './vault-status.ts';

/** The vault of this process: its status, and the ways out of a locked one. */
export interface Vault {
  status(): VaultStatus;
  /** Opens it again: the keychain may be unlocked now, the file restored. */
  retry(): Promise<VaultStatus>;
  /** Works in memory for this session and leaves the file as it is. */
  useMemory(): Promise<VaultStatus>;
  /** Renames the file that cannot be opened and makes a new vault; the old key stays in the keychain. */
  setAside(): Promise<VaultStatus>;
}

/**
 * Opens the vault and keeps its status. A way out that the status does not offer changes nothing and gives the status
 * as it is; ways out are taken one at a time. `onStatus` is told the first status and every later one, and waited for.
 */
export async function createVault(
  ports: VaultPorts,
  onStatus: (status: VaultStatus) => Promise<void> | void,
): Promise<Vault> {
  let status = await openVault(ports);
  let last: Promise<unknown> = Promise.resolve();
  await onStatus(status);
  const take = (way: WayOut, work: () => Promise<VaultStatus>): Promise<VaultStatus> => {
    const step = async (): Promise<VaultStatus> => {
      if (!status.waysOut.includes(way)) return status;
      status = await lockedByFault(ports, status, work);
      await onStatus(status);
      return status;
    };
    const taken = last.then(step, step);
    last = taken;
    return taken;
  };
  return {
    status: () => status,
    retry: () => take('retry', () => openVault(ports)),
    useMemory: () =>
      take('memory', async () => {
        await ports.store.useMemory();
        return inMemory(status.fault);
      }),
    setAside: () =>
      take('set_aside', async () => {
        await ports.store.setAside();
        ports.log.info('the vault that could not be opened was set aside');
        return openVault(ports);
      }),
  };
}

/** A way out that meets a fault leaves the vault locked, with the same ways out and the new reason. */
async function lockedByFault(
  ports: VaultPorts,
  before: VaultStatus,
  work: () => Promise<VaultStatus>,
): Promise<VaultStatus> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { ...locked(ports, error.fault, before.path), waysOut: before.waysOut };
  }
}
