// `npm run check`: format, lint, types, unused code, marks of merges, generated docs. Everything runs, and every trouble is shown.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePackages } from './install.mjs';
import { ROOT, requireNode24 } from './node24.mjs';

if (!ensurePackages()) process.exit(1);
const node = requireNode24();
const bin = (path) => join(ROOT, 'node_modules', ...path.split('/'));

const STEPS = [
  ['format', node, [bin('oxfmt/bin/oxfmt'), '--check', '.']],
  ['lint', node, [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']],
  ['types', node, [bin('typescript/bin/tsc'), '-b', '--force']],
  ['unused code', node, [bin('knip/bin/knip.js')]],
  ['merge marks', node, [join(ROOT, 'scripts', 'conflict-marks.mjs')]],
  ['docs/findings.md', node, [join(ROOT, 'scripts', 'generate-findings.mjs'), '--check']],
  ['docs/ipc.md', node, [join(ROOT, 'scripts', 'generate-ipc.mjs'), '--check']],
  ['docs/cli.md', node, [join(ROOT, 'scripts', 'generate-cli.mjs'), '--check']],
];

/** Runs one step and says how it went; true where it failed. */
function doesFail(/** @type {string} */ name, /** @type {string} */ command, /** @type {string[]} */ args) {
  const startedAt = Date.now();
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const isGood = done.status === 0;
  console.log(`${isGood ? '✓' : '✗'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  if (!isGood)
    console.log([done.stdout, done.stderr, done.error?.message].filter(Boolean).join('').trimEnd());
  return !isGood;
}

const failed = STEPS.filter(([name, command, args]) => doesFail(name, command, args));
process.exit(failed.length > 0 ? 1 : 0);
