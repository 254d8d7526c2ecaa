import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** The launcher in a house of its own, over a stand-in for the built command line. */
function house(entry: string | undefined): string {
  const root = temporaryFolder('launcher');
  mkdirSync(join(root, 'scripts'));
  mkdirSync(join(root, 'out', 'cli'), { recursive: true });
  for (const name of ['assay.mjs', 'node24.mjs'])
    copyFileSync(resolve('scripts', name), join(root, 'scripts', name));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  if (entry !== undefined) writeFileSync(join(root, 'out', 'cli', 'index.js'), entry);
  return join(root, 'scripts', 'assay.mjs');
}

test('hands over arguments, streams and the exit status', () => {
  const launcher = house(`
    process.stdout.write(JSON.stringify(process.argv.slice(2)));
    process.stdin.pipe(process.stderr).on('error', () => undefined);
    process.stdin.on('end', () => { process.exitCode = 5; });
  `);
  const done = spawnSync(process.execPath, [launcher, 'inspect', '-', '--at', 'a b'], {
    input: 'words',
    encoding: 'utf8',
  });
  expect(done).toMatchObject({ status: 5, stdout: '["inspect","-","--at","a b"]', stderr: 'words' });
});

test('passes signals on and ends as the command does', async () => {
  const launcher = house(`
    process.on('SIGTERM', () => { process.stdout.write('told'); process.exit(3); });
    process.stdout.write('ready');
    setInterval(() => undefined, 1000);
  `);
  const child = spawn(process.execPath, [launcher], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => (stdout += more));
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  const [status] = await once(child, 'close');
  expect({ status, stdout }).toEqual({ status: 3, stdout: 'readytold' });
});

test('says so where it cannot be built, on standard error', () => {
  const done = spawnSync(process.execPath, [house(undefined), 'version'], { encoding: 'utf8' });
  expect(done.status).not.toBe(0);
  expect(done.stdout).toBe('');
  expect(done.stderr).toContain('could not be built');
});
