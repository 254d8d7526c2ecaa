import { type Fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Keychain } from '../../engine/ports/keychain.ts';
import { toKeychainFault } from './keychain-fault.ts';
import type { KeychainOperation } from './operation.ts';
import { runHere, runInChild } from './run-operation.ts';

export interface KeychainOptions {
  /**
   * The entry of the process that performs operations: `keychain-process.ts` beside this file, or what it was built
   * into. Without it they are performed in this process, which then cannot end while a keychain's prompt is open.
   */
  readonly processUrl?: URL;
  /** How long a keychain may take, milliseconds: a person may have to type its password. */
  readonly timeLimitMs?: number;
  /** The name its entries stand under. */
  readonly service?: string;
  /** Environment of the process, where it is not this one's. */
  readonly env?: NodeJS.ProcessEnv;
}

const TIME_LIMIT_MS = 60_000;
const SERVICE = 'Assay';

const LABELS: { readonly [platform: string]: string } = {
  linux: 'Secret Service',
  darwin: 'macOS Keychain',
  win32: 'Windows Credential Manager',
};

/** The OS keychain over @napi-rs/keyring. Never rejects; see the port for its faults. */
export function createKeychain(options: KeychainOptions = {}): Keychain {
  const { processUrl, timeLimitMs = TIME_LIMIT_MS, service = SERVICE, env = process.env } = options;
  const label = LABELS[process.platform] ?? 'keychain';
  const run = processUrl ? runInChild(processUrl, env) : runHere;
  const ask = async (operation: KeychainOperation): Promise<Result<string | null, Fault>> => {
    const outcome = await run(operation, timeLimitMs);
    return outcome.kind === 'done' ? ok(outcome.value) : failed(toKeychainFault(outcome, label, timeLimitMs));
  };
  return {
    label,
    async read(account) {
      const value = await ask({ kind: 'read', service, account });
      if (!value.ok) return value;
      // What somebody else wrote there comes back as the bytes it gives, and opens no vault.
      return ok(value.value === null ? null : new Uint8Array(Buffer.from(value.value, 'base64url')));
    },
    async write(account, key) {
      const written = await ask({
        kind: 'write',
        service,
        account,
        value: Buffer.from(key).toString('base64url'),
      });
      return written.ok ? ok(undefined) : written;
    },
    async remove(account) {
      const removed = await ask({ kind: 'remove', service, account });
      return removed.ok ? ok(undefined) : removed;
    },
  };
}
