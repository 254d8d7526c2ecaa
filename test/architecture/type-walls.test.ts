import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(ROOT, '.cache', 'type-walls-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compiles one file under the compiler settings of a layer, and gives back the compiler's words. */
function compile(layer: string, text: string): string {
  const file = join(folder, 'probe.ts');
  writeFileSync(file, text);
  const config = join(folder, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: `${ROOT}/src/${layer}/tsconfig.json`,
      compilerOptions: {
        noEmit: true,
        composite: false,
        emitDeclarationOnly: false,
        declaration: false,
        rootDir: ROOT,
      },
      include: [file],
      references: [],
    }),
  );
  const done = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', config], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return `${done.stdout}${done.stderr}`;
}

describe('what the compiler refuses', () => {
  it('process in core', () => {
    expect(compile('core', 'export const probe = process.env;\n')).toMatch(/Cannot find name 'process'/);
  });
  it('Buffer in engine', () => {
    expect(compile('engine', "export const probe = Buffer.from('');\n")).toMatch(/Cannot find name 'Buffer'/);
  });
  it('document in core', () => {
    expect(compile('core', 'export const probe = document.title;\n')).toMatch(/Cannot find name 'document'/);
  });
  it('Response stays a type of its own in engine, not any', () => {
    expect(
      compile(
        'engine',
        'export const probe: number = new Response().status;\nexport const bad: string = new Response().status;\n',
      ),
    ).toMatch(/Type 'number' is not assignable to type 'string'/);
  });
  it('a handler that is missing', () => {
    expect(
      compile(
        'contract',
        `import type { Handlers } from '${ROOT}/src/contract/ipc.ts';\nexport const handlers: Handlers = {};\n`,
      ),
    ).toMatch(/missing the following properties/);
  });
  it('runs on Node 24', () => {
    expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
  });
});
