import type { Fault, FaultCode } from '../core/faults.ts';

/** What the process ends with (design, section 9): part of the command line's contract. */
export const EXIT = {
  good: 0,
  /** Findings at or above `--fail-on`, or a signature that could not be verified. */
  findings: 1,
  usage: 2,
  /** An operation failed: network, refused, cancelled. */
  failed: 3,
  /** The vault is locked. */
  locked: 4,
  /** Good, but expired. */
  expired: 5,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** What the six numbers mean, for help and documentation. */
export const EXIT_WORDS: readonly (readonly [ExitStatus, string])[] = [
  [EXIT.good, 'good'],
  [EXIT.findings, 'findings at or above --fail-on, or a signature that could not be verified'],
  [EXIT.usage, 'the command was not understood, or names something that is not there'],
  [EXIT.failed, 'an operation failed: network, refused, cancelled'],
  [EXIT.locked, 'the vault is locked'],
  [EXIT.expired, 'good, but expired'],
];

const USAGE_FAULTS: ReadonlySet<FaultCode> = new Set([
  'input.invalid',
  'bridge.bad_input',
  'profile.not_found',
  'profile.confirm_needed',
  'token.not_found',
]);
const LOCKED_FAULTS: ReadonlySet<FaultCode> = new Set([
  'vault.locked',
  'vault.key_missing',
  'vault.keychain_unavailable',
]);

/** The exit status of an operation that failed. */
export function statusOfFault({ code }: Pick<Fault, 'code'>): ExitStatus {
  if (USAGE_FAULTS.has(code)) return EXIT.usage;
  return LOCKED_FAULTS.has(code) ? EXIT.locked : EXIT.failed;
}
