import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lonelyEnvironment } from './run-assay.ts';

/** Below the repository, since what the bundle leaves outside is found from there. */
const FOLDER = resolve('.cache', `built-cli-${process.pid}`);
const ENTRY = join(FOLDER, 'index.js');

beforeAll(async () => {
  await build({
    configFile: resolve('vite.terminal.config.ts'),
    mode: 'cli',
    logLevel: 'error',
    build: { outDir: FOLDER },
  });
}, 180_000);

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

function assay(args: readonly string[], input = '') {
  return spawnSync(process.execPath, [ENTRY, ...args], {
    encoding: 'utf8',
    env: lonelyEnvironment(),
    input,
    timeout: 60_000,
  });
}

test('what is built does the whole job, with its workers beside it', () => {
  const { status, stdout, stderr } = assay(['demo', '--json']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ ok: true });
});

/**
 * Stands for time, which a loaded machine cannot measure: with 531 kB, half of it the words of the catalogue, a cold
 * `inspect` took 2.0 × `node -e 0` (at most 2.5: `node scripts/node24.mjs test/bench/index.ts inspect`).
 */
const MOST_BYTES = 550_000;

test('what is built inspects from a few small files, none of them of the store, the network or the sandbox', () => {
  const { status, stdout } = assay(['inspect', '--json'], 'eyJhbGciOiJub25lIn0.e30.');
  expect(status).toBe(1);
  expect(JSON.parse(stdout).tokens).toHaveLength(1);
  const files = filesOfInspect();
  const bytes = [...files].reduce((sum, file) => sum + readFileSync(file).length, 0);
  expect(files.size).toBeLessThanOrEqual(8);
  expect(bytes).toBeLessThan(MOST_BYTES);
  for (const file of files)
    expect(readFileSync(file, 'utf8')).not.toMatch(
      /from "(?:node:)?(?:sqlite|worker_threads|https?|tls)"|\/\/ node_modules\//,
    );
});

/** What a cold `inspect` loads: the entry, what it loads by name, the command's own file, and what these import. */
function filesOfInspect(): ReadonlySet<string> {
  const files = new Set([ENTRY]);
  for (const pattern of [/^import\("(.+?)"\)/m, /command\(INSPECT, \(\) => import\("(.+?)"\)/]) {
    const next = loadedBy(files, pattern);
    for (const file of [next, ...reachable(next)]) files.add(file);
  }
  return files;
}

function loadedBy(files: Iterable<string>, pattern: RegExp): string {
  for (const file of files) {
    const found = pattern.exec(readFileSync(file, 'utf8'))?.[1];
    if (found !== undefined) return resolve(dirname(file), found);
  }
  throw new Error(`nothing in the bundle loads ${String(pattern)}`);
}

/** The built files that a file imports statically, and those that these import. */
function reachable(file: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?:.*? from )?"(\..+?)";/gm,
  )) {
    const next = resolve(dirname(file), name);
    if (seen.has(next)) continue;
    seen.add(next);
    reachable(next, seen);
  }
  return seen;
}
