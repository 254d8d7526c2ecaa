// What must be there before anything runs: the packages of the lockfile. Runs on Node 20, with nothing installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, findNode24 } from './node24.mjs';

/** Installs the lockfile's packages where they are missing or of another lockfile; false where npm failed. */
export function ensurePackages() {
  if (isInstalled() && findNode24()) return true;
  process.stderr.write('Installing packages (npm ci), about half a minute …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  return done.status === 0;
}

/** npm keeps a copy of what it installed: every package of the lockfile for this platform must stand in it, in the same version. */
function isInstalled() {
  const installedFile = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages ?? {};
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages ?? {};
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.devOptional || installed[path]?.version === entry.version,
  );
}
