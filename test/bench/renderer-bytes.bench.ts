import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Measured, round3 } from './measure.ts';

const FOLDER = join(import.meta.dirname, '../../out/renderer');
const KILO = 1000;
const BUDGETS = { entry: 175 * KILO, all: 300 * KILO };

/** Bytes of the renderer, JS and CSS with gzip, fonts apart: what the page asks for at once, and everything. */
export function benchRendererBytes(): readonly Measured[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css)$/.test(file),
  );
  const html = readFileSync(join(FOLDER, 'index.html'), 'utf8');
  const sizes = files.map((file) => ({ file, bytes: gzipSync(readFileSync(join(FOLDER, file))).length }));
  const entry = sizes.filter(({ file }) => html.includes(basename(file)));
  return [row('renderer bytes, entry', entry, BUDGETS.entry), row('renderer bytes, all', sizes, BUDGETS.all)];
}

function row(
  name: string,
  files: readonly { readonly file: string; readonly bytes: number }[],
  budgetBytes: number,
): Measured {
  if (files.length === 0) throw new Error('the renderer is not built');
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
  return {
    name,
    ratio: round3(bytes / budgetBytes),
    spread: 0,
    budget: 1,
    ok: bytes <= budgetBytes,
    note: `${(bytes / KILO).toFixed(1)} kB gzip of ${budgetBytes / KILO} kB, ${files.length} files`,
  };
}
