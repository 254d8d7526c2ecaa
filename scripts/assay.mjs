#!/usr/bin/env node
// The `assay` command. Runs on Node 20: finds Node 24, builds the terminal where it is not built, and hands everything over.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ROOT, requireNode24 } from './node24.mjs';

const ENTRY = join(ROOT, 'out', 'cli', 'index.js');
const USAGE = 2;

const node = requireNode24();
if (!existsSync(ENTRY) && !build()) process.exit(USAGE);

const child = spawn(node, [ENTRY, ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl+C at a terminal reaches the child by itself too; it takes the two for one.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
child.on('error', (error) => {
  process.stderr.write(`assay could not be started: ${error.message}\n`);
  process.exit(USAGE);
});
child.on('exit', (code, signal) => {
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
});

/** Builds out/cli, with its words on standard error: standard output is for data. */
function build() {
  process.stderr.write('Building the terminal, once …\n');
  const done = spawnSync(node, [join(ROOT, 'scripts', 'build.mjs'), 'cli'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (done.status === 0 && existsSync(ENTRY)) return true;
  process.stderr.write('It could not be built: the words above say why. Is everything installed? npm ci\n');
  return false;
}
