import { type Fault, fault } from '../../core/faults.ts';
import type { RunOutcome } from './run-operation.ts';

type Trouble = Exclude<RunOutcome, { readonly kind: 'done' }>;

interface Reason {
  readonly pattern: RegExp;
  readonly code: 'vault.locked' | 'vault.keychain_unavailable';
  readonly words: (label: string) => string;
}

/**
 * The module gives every error the code `GenericFailure`, so its messages have to be read; here and nowhere else.
 * Each Linux row was met with a real gnome-keyring in `test/node/keychain`. The last rows are the texts that macOS gives
 * for errSecAuthFailed, errSecUserCanceled and errSecInteractionNotAllowed.
 */
const REASONS: readonly Reason[] = [
  {
    pattern: /prompt was dismissed/i,
    code: 'vault.locked',
    words: (label) => `${label} is locked, and its prompt was closed or could not be shown.`,
  },
  { pattern: /object locked/i, code: 'vault.locked', words: (label) => `${label} is locked.` },
  {
    pattern: /no result found/i,
    code: 'vault.keychain_unavailable',
    words: (label) => `${label} runs, and has no default collection to keep a key in.`,
  },
  {
    pattern: /not provided by any \.service files|no dbus session or secret service/i,
    code: 'vault.keychain_unavailable',
    words: (label) => `Nothing on this session’s bus offers a ${label}.`,
  },
  {
    pattern: /DBUS_SESSION_BUS_ADDRESS|autolaunch|failed to connect to socket|connection refused/i,
    code: 'vault.keychain_unavailable',
    words: (label) => `There is no session bus, and so no ${label}.`,
  },
  {
    pattern: /matched by multiple|more than one|ambiguous/i,
    code: 'vault.keychain_unavailable',
    words: (label) => `${label} has more than one entry for this vault.`,
  },
  {
    pattern:
      /user name or passphrase you entered is not correct|canceled the operation|interaction is not allowed/i,
    code: 'vault.locked',
    words: (label) => `${label} is locked, or access to it was refused.`,
  },
];

/** The fault in what came of a keychain operation: vault.locked or vault.keychain_unavailable. */
export function toKeychainFault(trouble: Trouble, label: string, timeLimitMs: number): Fault {
  switch (trouble.kind) {
    case 'no_answer':
      return fault(
        'vault.locked',
        `${label} did not answer within ${Math.round(timeLimitMs / 1000)} seconds: it is most likely locked and waiting for its password.`,
      );
    case 'not_loaded':
      return fault(
        'vault.keychain_unavailable',
        'The module that speaks to the keychain could not be loaded on this machine.',
      );
    case 'helper_failed':
      return fault('vault.keychain_unavailable', 'The process that speaks to the keychain could not be run.');
    case 'refused':
      return fromMessage(trouble.message, label);
  }
}

function fromMessage(message: string, label: string): Fault {
  const reason = REASONS.find(({ pattern }) => pattern.test(message));
  if (reason) return fault(reason.code, reason.words(label));
  return fault('vault.keychain_unavailable', `${label} could not be used.`);
}
