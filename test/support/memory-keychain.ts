import { type Fault, fault } from '../../src/core/faults.ts';
import { type Result, failed, ok } from '../../src/core/result.ts';
import type { Keychain } from '../../src/engine/ports/keychain.ts';

/** How a keychain may be met. `forgetful`: takes keys and gives none back. */
export type KeychainState = 'unlocked' | 'locked' | 'unavailable' | 'forgetful';

/** A keychain in memory that a test can lock, take away and look into. */
export interface MemoryKeychain extends Keychain {
  readonly entries: Map<string, Uint8Array>;
  state: KeychainState;
  /** Runs after a key was written and before the caller is told. */
  afterWrite: (account: string) => Promise<void>;
}

/** A keychain for tests: a fake of the port, empty and unlocked. */
export function createMemoryKeychain(state: KeychainState = 'unlocked'): MemoryKeychain {
  const entries = new Map<string, Uint8Array>();
  const keychain: MemoryKeychain = {
    label: 'Test Keychain',
    entries,
    state,
    afterWrite: () => Promise.resolve(),
    async read(account) {
      const key = entries.get(account);
      return answer(keychain.state, () => (key ? new Uint8Array(key) : null));
    },
    async write(account, key) {
      const answered = answer(keychain.state, () => {
        if (keychain.state !== 'forgetful') entries.set(account, new Uint8Array(key));
      });
      if (answered.ok) await keychain.afterWrite(account);
      return answered;
    },
    async remove(account) {
      return answer(keychain.state, () => void entries.delete(account));
    },
  };
  return keychain;
}

function answer<T>(state: KeychainState, work: () => T): Result<T, Fault> {
  if (state === 'locked') return failed(fault('vault.locked', 'The test keychain is locked.'));
  if (state === 'unavailable')
    return failed(fault('vault.keychain_unavailable', 'There is no test keychain.'));
  return ok(work());
}
