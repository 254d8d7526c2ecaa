import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { asArgument } from '../../../src/cli/session/pick-token.ts';

const NAMES = ['billing-spa', 'two words', `it's "ours"`, 'costs $HOME', '`date`', 'back\\slash'];

test.skipIf(process.platform === 'win32').each(NAMES)('a shell reads %s as it was named', (name) => {
  const read = execFileSync('/bin/sh', ['-c', `printf %s ${asArgument({ name })}`], { encoding: 'utf8' });
  expect(read).toBe(name);
});
