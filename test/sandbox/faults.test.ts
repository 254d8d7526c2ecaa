import { expect, test } from 'vitest';
import { FAULTS } from '../../src/sandbox/faults/index.ts';
import { SANDBOX_FAULTS, isSandboxFault } from '../../src/sandbox/faults/names.ts';

test('every fault that can be named does something, and none is without a name', () => {
  expect(Object.keys(FAULTS)).toEqual(Object.keys(SANDBOX_FAULTS));
  for (const fault of Object.values(FAULTS)) expect(fault.configure ?? fault.install).toBeTypeOf('function');
});

test('a word that names no fault is told apart, inherited names too', () => {
  expect(isSandboxFault('slow-token')).toBe(true);
  expect(isSandboxFault('slow')).toBe(false);
  expect(isSandboxFault('constructor')).toBe(false);
});
