import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

test('a process that uses the sandbox for everything it can do prints nothing, not even with DEBUG set', async () => {
  const script = fileURLToPath(new URL('./silence-child.ts', import.meta.url));
  const { stdout, stderr } = await run(process.execPath, [script], {
    env: { ...process.env, DEBUG: '*', NODE_OPTIONS: '' },
    timeout: 30_000,
  });
  expect(stdout).toBe('');
  expect(stderr).toBe('');
});
