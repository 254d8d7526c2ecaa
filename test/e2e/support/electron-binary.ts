import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Electron's binary, where its package has fetched it. */
export function electronBinary(): string | undefined {
  const folder = resolve(import.meta.dirname, '../../../node_modules/electron');
  if (!existsSync(join(folder, 'path.txt'))) return undefined;
  const file = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  return existsSync(file) ? file : undefined;
}
