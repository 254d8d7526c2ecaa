import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A regular expression of the program, and where it stands. */
export interface Pattern {
  readonly where: string;
  readonly pattern: RegExp;
}

/** Every regular expression that is written out in some folders of `src`. */
export function patternsIn(...folders: readonly string[]): readonly Pattern[] {
  return folders
    .flatMap((folder) => globSync(`src/${folder}/**/*.{ts,tsx}`, { cwd: ROOT }))
    .toSorted()
    .flatMap((path) => {
      const { program } = parseSync(path, readFileSync(join(ROOT, path), 'utf8'));
      return literals(program).map(({ pattern, flags }) => ({
        where: `${path}: /${pattern}/${flags}`,
        pattern: new RegExp(pattern, flags),
      }));
    });
}

interface Literal {
  readonly pattern: string;
  readonly flags: string;
}

function literals(node: unknown): readonly Literal[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('regex' in node) return [node.regex as Literal];
  return Object.values(node).flatMap(literals);
}
