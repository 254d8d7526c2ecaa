// Draws the gallery; scripts/gallery.mjs starts it.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type FakeShell, startFakeShell } from '../support/fake-shell.ts';
import { type Theme, openWindow, setTheme } from '../support/open-window.ts';
import { buildWindow } from '../support/window-build.ts';
import { SCREENS } from '../window/screens/index.ts';
import type { ScreenState } from '../window/screens/screen-state.ts';
import { type Grain, drawPage, steady } from './draw-page.ts';
import { type Picture, SIZES, type Size, indexPage, picturesOf } from './pictures.ts';

const DOCS = resolve(import.meta.dirname, '../../../docs/screens');
/** What is committed has to be small: light to be read, the others to be compared with it. A folder of one's own gets all of it. */
const grainOf = (theme: Theme): Grain => {
  if (out !== DOCS) return { scale: 1, quality: 85 };
  return theme === 'light' ? { scale: 0.75, quality: 28 } : { scale: 0.5, quality: 26 };
};
/** The time in every picture. */
const NOW_MS = Date.UTC(2026, 10, 26, 9, 41, 0);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
const isWhole = positionals.length === 0;
const out = resolve(values.out ?? DOCS);

const root = mkdtempSync(join(tmpdir(), 'assay-gallery-'));
try {
  await buildWindow(root);
  await mkdir(out, { recursive: true });
  const { pictures, failures } = await drawAll(root);
  console.log(`${pictures.length} pictures in ${out}`);
  for (const failure of failures) console.error(`NOT DRAWN  ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
  else if (isWhole || out === DOCS) {
    if (isWhole) forgetOthers(pictures);
    await writeFile(join(out, 'README.md'), indexPage(SCREENS));
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function drawAll(folder: string) {
  const pictures: Picture[] = [];
  const failures: string[] = [];
  const shell = await startFakeShell(folder, 'chromium');
  shell.page.setDefaultTimeout(15_000);
  try {
    await steady(shell.page, NOW_MS);
    for (const [screen, states] of SCREENS) {
      for (const state of states.filter(({ name }) => isAsked(`${screen}: ${name}`))) {
        console.log(`${screen}: ${state.name}`);
        try {
          for (const size of SIZES) pictures.push(...(await drawState(shell, screen, state, size)));
        } catch (error) {
          failures.push(`${screen}: ${state.name}: ${String(error)}`);
        }
      }
    }
    return { pictures, failures };
  } finally {
    await shell.close();
  }
}

function isAsked(name: string): boolean {
  return isWhole || positionals.some((word) => name.toLowerCase().includes(word.toLowerCase()));
}

/** One state of a screen at one size, in every theme. */
async function drawState(shell: FakeShell, screen: string, state: ScreenState, size: Size) {
  const options = { viewport: size, reducedMotion: 'reduce' } as const;
  await state.go(await openWindow(shell, state.scenario, options, NOW_MS));
  const pictures = picturesOf(screen, state.name).filter((one) => one.size === size);
  for (const { theme, file } of pictures) {
    await setTheme(shell.page, theme);
    await writeFile(join(out, file), await drawPage(shell.page, grainOf(theme)));
  }
  return pictures;
}

/** Pictures of states that are no more. */
function forgetOthers(pictures: readonly Picture[]): void {
  const kept = new Set(pictures.map(({ file }) => file));
  for (const file of readdirSync(out)) {
    if (file.endsWith('.webp') && !kept.has(file)) rmSync(join(out, file));
  }
}
