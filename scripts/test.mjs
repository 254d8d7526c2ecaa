// `npm test`: installs what is missing, builds, runs every runner, and ends with the skips and one line of counts.
// `npm test -- unit e2e` runs the named ones. Plain JavaScript for Node 20, with nothing installed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from './build.mjs';
import { electronBinary } from './electron-binary.mjs';
import { ensurePackages } from './install.mjs';
import { ROOT, requireNode24 } from './node24.mjs';
import { ensureParts, systemName } from './parts.mjs';

/** `electron`: the window's specs of `e2e` once more, over Electron. */
const RUNNERS = ['unit', 'conformance', 'integration', 'keychain', 'e2e', 'electron'];
const RUNNER_LIMIT_MS = 50 * 60_000;
const isCi = process.env.CI === 'true' || process.env.CI === '1';

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = asked.filter((name) => !RUNNERS.includes(name));
if (unknown.length > 0) {
  console.error(`No runner is called ${unknown.join(', ')}. There are: ${RUNNERS.join(', ')}.`);
  process.exit(2);
}
const runners = asked.length > 0 ? asked : RUNNERS;

if (!ensurePackages()) {
  console.error('The packages could not be installed: npm said why above.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const node = requireNode24();
const missing = ensureParts();
const totals = { passed: 0, failed: 0 };
const failures = [];
const skips = missing.map(
  ({ name, hint, needs }) =>
    `${name} is not on this machine (${systemName()}), so tests of ${needs.join(', ')} did not run. ${hint}`,
);
const canRun = (runner) => runner !== 'electron' || electronBinary() !== undefined;
if (!runners.every(canRun)) {
  skips.push(
    'test/e2e/window over Electron: its binary is not on this machine, so they ran over Chromium only',
  );
}
if (isCi) {
  for (const { name, hint } of missing) {
    totals.failed += 1;
    failures.push(`missing part: ${name}. ${hint}`);
  }
}

console.log('Building …');
if (!build()) {
  totals.failed += 1;
  failures.push('the build');
}

for (const runner of runners.filter(canRun)) runOne(runner);
report();

/** Runs one vitest project and reads its result file; a runner that left none has failed. */
function runOne(runner) {
  console.log(`\n── ${runner} ──`);
  const file = join(ROOT, '.cache', `vitest-${runner}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const done = spawnSync(
    node,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      runner,
      '--passWithNoTests',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: RUNNER_LIMIT_MS,
      env: {
        ...process.env,
        ASSAY_MISSING_PARTS: missing.map(({ name }) => name).join(','),
        PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
      },
    },
  );
  const result = readResult(file);
  if (!result) {
    totals.failed += 1;
    failures.push(`${runner}: it ended without a result (${done.error?.code ?? `status ${done.status}`})`);
    return;
  }
  totals.passed += result.numPassedTests;
  totals.failed += result.numFailedTests;
  for (const suite of result.testResults) collect(runner, suite);
  const countedFailures =
    result.numFailedTests > 0 || result.testResults.some(({ status }) => status === 'failed');
  if (done.status !== 0 && !countedFailures) {
    totals.failed += 1;
    failures.push(`${runner}: it ended with status ${done.status} outside any test`);
  }
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function collect(runner, suite) {
  const where = relative(ROOT, suite.name);
  const results = suite.assertionResults ?? [];
  for (const test of results) {
    if (test.status === 'failed') failures.push(`${where}: ${test.fullName}`);
    if (['pending', 'skipped', 'todo'].includes(test.status)) skips.push(`${where}: ${test.fullName}`);
  }
  if (suite.status === 'failed' && !results.some(({ status }) => status === 'failed')) {
    totals.failed += 1;
    failures.push(`${runner}: ${where} could not be run: ${(suite.message ?? '').split('\n')[0]}`);
  }
}

function report() {
  console.log('');
  for (const failure of failures) console.log(`FAILED  ${failure}`);
  if (skips.length > 0) {
    console.log(`SKIPPED ${skips.length}:`);
    for (const skip of skips) console.log(`SKIPPED ${skip}`);
  } else {
    console.log('nothing was skipped');
  }
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed > 0 ? 1 : 0);
}
