import { isJsonObject } from '../core/json.ts';

/** Not imported, as in read-source.ts. */
const { existsSync, readFileSync } = process.getBuiltinModule('node:fs');

/** The version that the nearest package.json above a module names: the same file for the sources and what is built of them. */
export function readVersion(moduleUrl: string): string {
  let folder = new URL('.', moduleUrl);
  for (;;) {
    const file = new URL('package.json', folder);
    if (existsSync(file)) {
      const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
      if (isJsonObject(found) && typeof found['version'] === 'string') return found['version'];
    }
    const parent = new URL('..', folder);
    if (parent.href === folder.href) throw new Error('no package.json above the program');
    folder = parent;
  }
}
