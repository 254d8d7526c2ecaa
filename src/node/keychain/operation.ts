import type { AsyncEntry } from '@napi-rs/keyring';

/** One thing asked of the OS keychain. The value is text, since that is what every platform's keychain keeps. */
export type KeychainOperation =
  | { readonly kind: 'read'; readonly service: string; readonly account: string }
  | { readonly kind: 'write'; readonly service: string; readonly account: string; readonly value: string }
  | { readonly kind: 'remove'; readonly service: string; readonly account: string };

/** What came of it. `message` is the keychain's own, for `keychain-fault.ts` alone to read. */
export type KeychainOutcome =
  | { readonly kind: 'done'; readonly value: string | null }
  | { readonly kind: 'not_loaded' }
  | { readonly kind: 'refused'; readonly message: string };

/** The part of the module that is used. */
interface Keyring {
  readonly AsyncEntry: typeof AsyncEntry;
}

/**
 * Performs the operation with the native module, loaded when it is first needed. Never rejects.
 * On Linux it is pinned to the Secret Service: left alone, the module may choose the kernel's keyring, which forgets at
 * reboot. Making the entry connects to the bus on the calling thread, and nothing in here has a time limit.
 */
export async function performOperation(
  operation: KeychainOperation,
  load: () => Promise<Keyring> = () => import('@napi-rs/keyring'),
): Promise<KeychainOutcome> {
  const keyring = await load().catch(() => undefined);
  if (!keyring) return { kind: 'not_loaded' };
  try {
    const entry = new keyring.AsyncEntry(operation.service, operation.account, {
      linux: { store: 'secret-service' },
    });
    return { kind: 'done', value: await perform(entry, operation) };
  } catch (error) {
    return { kind: 'refused', message: error instanceof Error ? error.message : '' };
  }
}

async function perform(entry: AsyncEntry, operation: KeychainOperation): Promise<string | null> {
  switch (operation.kind) {
    case 'read':
      return entry.getPassword();
    case 'write':
      await entry.setPassword(operation.value);
      return null;
    case 'remove':
      await entry.deletePassword();
      return null;
  }
}
