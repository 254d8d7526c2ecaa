import { expect, test } from 'vitest';
import { EXIT, EXIT_WORDS, statusOfFault } from '../../src/cli/exit-status.ts';

test('the six numbers are those of the design', () => {
  expect(EXIT).toEqual({ good: 0, findings: 1, usage: 2, failed: 3, locked: 4, expired: 5 });
  expect(EXIT_WORDS.map(([status]) => status)).toEqual([0, 1, 2, 3, 4, 5]);
});

test.each([
  ['input.invalid', EXIT.usage],
  ['profile.not_found', EXIT.usage],
  ['profile.confirm_needed', EXIT.usage],
  ['token.not_found', EXIT.usage],
  ['network.unreachable', EXIT.failed],
  ['operation.cancelled', EXIT.failed],
  ['flow.error_response', EXIT.failed],
  ['token.none', EXIT.failed],
  ['store.corrupt', EXIT.failed],
  ['vault.locked', EXIT.locked],
  ['vault.key_missing', EXIT.locked],
] as const)('%s ends with %i', (code, status) => {
  expect(statusOfFault({ code })).toBe(status);
});
