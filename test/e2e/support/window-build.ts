import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildAround, buildRenderer } from './build-around.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the window over the fake program is built, once in a run. */
    readonly windowBuild: string;
  }
}

const BACKEND = resolve(import.meta.dirname, '../../support/fake-window/fake-backend.ts');

/** Before a run: a folder for the build that its window specs share. The first of them builds. */
export function setup({ provide }: TestProject): () => void {
  const root = mkdtempSync(join(tmpdir(), 'assay-window-'));
  provide('windowBuild', root);
  return () => rmSync(root, { recursive: true, force: true });
}

/** Builds the window over the fake program where it is not yet: real renderer, preload, main and stand-in. */
export async function buildWindow(root: string): Promise<void> {
  const done = join(root, 'package.json');
  if (existsSync(done)) return;
  await buildRenderer(join(root, 'out/renderer'));
  await buildAround(root, BACKEND);
}
