import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const written: string[] = [];

/** Puts a file that breaks a rule into a layer, lints it alone, and gives back what the linter said. */
function lint(file: string, text: string): { readonly status: number | null; readonly output: string } {
  const path = join(ROOT, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  written.push(path);
  const done = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--deny-warnings', file],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return { status: done.status, output: `${done.stdout}${done.stderr}` };
}

afterEach(() => {
  for (const path of written.splice(0)) rmSync(path, { force: true });
});

describe('the walls of the house', () => {
  it.each([
    [
      'core imports no package',
      'src/core/zz-probe.ts',
      "import * as z from 'zod/mini';\nexport const probe = z;\n",
    ],
    [
      'core imports no Node',
      'src/core/zz-probe.ts',
      "import { join } from 'node:path';\nexport const probe = join;\n",
    ],
    [
      'core imports no other layer',
      'src/core/zz-probe.ts',
      "import type { Engine } from '../engine/engine.ts';\nexport type Probe = Engine;\n",
    ],
    ['core has no clock', 'src/core/zz-probe.ts', 'export const probe = (): number => Date.now();\n'],
    ['core has no randomness', 'src/core/zz-probe.ts', 'export const probe = (): number => Math.random();\n'],
    [
      'core has no network',
      'src/core/zz-probe.ts',
      "export const probe = (): unknown => fetch('https://x.example');\n",
    ],
    ['core knows no process', 'src/core/zz-probe.ts', 'export const probe = (): unknown => process.env;\n'],
    [
      'core knows no Buffer',
      'src/core/zz-probe.ts',
      "export const probe = (): unknown => Buffer.from('');\n",
    ],
    [
      'contract imports no zod but mini',
      'src/contract/zz-probe.ts',
      "import * as z from 'zod';\nexport const probe = z;\n",
    ],
    [
      'contract imports no engine',
      'src/contract/zz-probe.ts',
      "import type { Engine } from '../engine/engine.ts';\nexport type Probe = Engine;\n",
    ],
    [
      'engine imports no Node',
      'src/engine/zz-probe.ts',
      "import { readFileSync } from 'node:fs';\nexport const probe = readFileSync;\n",
    ],
    [
      'engine imports no jose',
      'src/engine/zz-probe.ts',
      "import { jwtVerify } from 'jose';\nexport const probe = jwtVerify;\n",
    ],
    [
      'engine imports no node layer',
      'src/engine/zz-probe.ts',
      "import { createClock } from '../node/clock.ts';\nexport const probe = createClock;\n",
    ],
    [
      'engine has no clock of its own',
      'src/engine/zz-probe.ts',
      'export const probe = (): number => Date.now();\n',
    ],
    [
      'node imports no Electron',
      'src/node/zz-probe.ts',
      "import { app } from 'electron';\nexport const probe = app;\n",
    ],
    [
      'sandbox imports no main',
      'src/sandbox/zz-probe.ts',
      "import { startBackend } from '../main/backend.ts';\nexport const probe = startBackend;\n",
    ],
    [
      'cli imports no Electron',
      'src/cli/zz-probe.ts',
      "import { app } from 'electron';\nexport const probe = app;\n",
    ],
    [
      'only electron.ts of main imports Electron',
      'src/main/zz-probe.ts',
      "import { app } from 'electron';\nexport const probe = app;\n",
    ],
    [
      'renderer imports no engine',
      'src/renderer/zz-probe.ts',
      "import type { Engine } from '../engine/engine.ts';\nexport type Probe = Engine;\n",
    ],
    [
      'renderer imports no Node',
      'src/renderer/zz-probe.ts',
      "import { join } from 'node:path';\nexport const probe = join;\n",
    ],
    [
      'renderer has no catalogue of findings',
      'src/renderer/zz-probe.ts',
      "import { explainFinding } from '../core/findings/explain.ts';\nexport const probe = explainFinding;\n",
    ],
    [
      'renderer has no part of it either',
      'src/renderer/zz-probe.ts',
      "import { PROFILE } from '../core/findings/catalogue/profile.ts';\nexport const probe = PROFILE;\n",
    ],
    [
      'renderer runs no rules',
      'src/renderer/zz-probe.ts',
      "import { checkProfile } from '../core/checks/profile/check-profile.ts';\nexport const probe = checkProfile;\n",
    ],
    [
      'renderer keeps nothing in the page',
      'src/renderer/zz-probe.ts',
      "export const probe = (): unknown => localStorage.getItem('x');\n",
    ],
    [
      'preload imports no package',
      'src/preload/zz-probe.ts',
      "import * as z from 'zod/mini';\nexport const probe = z;\n",
    ],
    [
      'the stand-in knows nothing of Assay',
      'src/chromium/zz-probe.ts',
      "import { FAULTS } from '../core/faults.ts';\nexport const probe = FAULTS;\n",
    ],
    ['nothing is exported by default', 'src/core/zz-probe.ts', 'const probe = 1;\nexport default probe;\n'],
    ['nothing is any', 'src/core/zz-probe.ts', 'export const probe = (value: any): unknown => value;\n'],
    ['files are named in kebab case', 'src/core/zzProbe.ts', 'export const probe = 1;\n'],
  ])('%s', (_, file, text) => {
    const { status, output } = lint(file, text);
    expect(output).toMatch(/[zZ]z-?[pP]robe\.ts/);
    expect(status).not.toBe(0);
  });

  it('lets a file stand that keeps the rules', () => {
    expect(
      lint('src/core/zz-probe.ts', "import { ok } from './result.ts';\nexport const probe = ok(1);\n"),
    ).toMatchObject({ status: 0 });
  });
});
