import type { Fault } from '../../core/faults.ts';
import type { Result } from '../../core/result.ts';

/** The OS keychain, for one 32-byte wrapping key per vault. Faults: `vault.locked`, `vault.keychain_unavailable`. */
export interface Keychain {
  /** The name people know it by, e.g. `Secret Service` or `macOS Keychain`. */
  readonly label: string;
  /** null: the keychain answers and has no such entry. */
  read(account: string): Promise<Result<Uint8Array | null, Fault>>;
  write(account: string, key: Uint8Array): Promise<Result<void, Fault>>;
  remove(account: string): Promise<Result<void, Fault>>;
}
