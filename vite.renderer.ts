import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';

/** What react-aria says to screen readers, in the languages that the window itself is not in. */
const OTHER_LANGUAGES =
  /[\\/]react-aria[\\/]dist[\\/].*[\\/]intl[\\/].*[\\/](?!en-US)[a-z]{2}-[A-Z]{2}\.mjs$/;

/** Leaves those out: three dictionaries of 34 languages are no small part of the first file, and the window is in English. */
function englishOnly(): Plugin {
  return {
    name: 'english-only',
    load: (id) => (OTHER_LANGUAGES.test(id) ? 'export default {};' : undefined),
  };
}

const SOURCE = join(import.meta.dirname, 'src/renderer');

/** Each class of each CSS module, by file and name, to a name of two or three letters; the same in every build. */
function nameClasses(): ReadonlyMap<string, string> {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.module.css'),
  );
  const places = files.sort().flatMap((file) => {
    const classes = readFileSync(join(SOURCE, file), 'utf8').match(/\.[A-Za-z_][\w-]*/g) ?? [];
    return [...new Set(classes)].map((name) => placeOf(name.slice(1), join(SOURCE, file)));
  });
  return new Map(places.map((place, index) => [place, `a${index.toString(36)}`]));
}

function placeOf(name: string, file: string): string {
  return `${relative(SOURCE, file.split('?')[0] ?? file)}#${name}`;
}

/**
 * How the window's page is built, by electron.vite.config.ts and in tests: minified, nothing inlined (the policy has no
 * `data:`). All that the first screen needs is one script, and all that is loaded when asked for another: each file that the
 * page asks for is a question to main's own process and an answer, and many small ones compress worse (measured: 66 files
 * 355 kB gzip, 22 files 323, two 310).
 */
export function rendererBundle(outDir: string) {
  const names = nameClasses();
  return {
    plugins: [react(), englishOnly()],
    build: {
      outDir,
      minify: true,
      target: 'esnext',
      modulePreload: false,
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      // The bench of renderer bytes has the limit.
      chunkSizeWarningLimit: 1000,
      rollupOptions: {
        output: {
          codeSplitting: {
            // Without what these import but do not use: with it, whole menus came along.
            includeDependenciesRecursively: false,
            groups: [
              { name: 'window', tags: ['$initial'], priority: 2 },
              { name: 'screens', test: /./, priority: 1 },
            ],
          },
        },
      },
    },
    css: {
      modules: { generateScopedName: (name: string, file: string) => names.get(placeOf(name, file)) ?? name },
    },
  } satisfies InlineConfig;
}
