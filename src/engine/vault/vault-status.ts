import type { VaultStatus } from '../../contract/models/app.ts';
import type { Fault, FaultCode } from '../../core/faults.ts';
import type { Ports } from '../ports/ports.ts';
import type { VaultFile } from '../ports/store.ts';

/** What the vault needs of the machine. */
export type VaultPorts = Pick<Ports, 'store' | 'keychain' | 'random' | 'log'>;

export type WayOut = VaultStatus['waysOut'][number];

/** The status of a vault that is open. */
export function opened({ keychain }: VaultPorts, file: VaultFile): VaultStatus {
  return { mode: 'keychain', keychain: keychain.label, ...atPath(file.path), waysOut: [] };
}

/** The status of a vault that could not be opened: the reason, and what a person may choose. */
export function locked({ keychain, log }: VaultPorts, why: Fault, path?: string): VaultStatus {
  log.warn('the vault stays locked', { fault: why.code });
  return {
    mode: 'locked',
    keychain: keychain.label,
    ...atPath(path),
    fault: why,
    waysOut: waysOut(why.code),
  };
}

/** The status of a vault in memory, with the reason why it is not in a file. */
export function inMemory(why: Fault | undefined): VaultStatus {
  return { mode: 'memory', ...(why ? { fault: why } : {}), waysOut: [] };
}

/** Setting a vault aside is offered only where unlocking a keychain, waiting or updating Assay would not bring it back. */
function waysOut(code: FaultCode): readonly WayOut[] {
  const isLost = code === 'vault.key_missing' || code === 'store.corrupt';
  return isLost ? ['retry', 'memory', 'set_aside'] : ['retry', 'memory'];
}

function atPath(path: string | undefined): { readonly path?: string } {
  return path === undefined ? {} : { path };
}
