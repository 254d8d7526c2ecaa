import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { chromiumOnly, englishOnly, noPages, plainIcons } from './vite.libraries.ts';
import { reactAsModules } from './vite.react.ts';

/** An import when asked for is just that: there is one style sheet, which is there from the start, and nothing to preload. */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) =>
      id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
  };
}

/**
 * The style sheet is asked for before the script, which is ten times its size and cannot run without it; here they come one
 * after the other. Nothing is painted before the script has drawn: an empty page would only be in its way.
 */
function styleFirst(): Plugin {
  return {
    name: 'style-first',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const [script = ''] = /^ *<script type="module".*\n/m.exec(html) ?? [];
        const waited = script.replace('<script', '<script blocking="render"');
        return html.replace(script, '').replace(/^ *<link rel="stylesheet".*\n/m, (style) => style + waited);
      },
    },
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
    plugins: [
      react(),
      englishOnly(),
      chromiumOnly(),
      plainIcons(),
      plainImports(),
      noPages(),
      reactAsModules(),
      styleFirst(),
    ],
    build: {
      outDir,
      // Two per cent smaller than the bundler's own (measured: 287.4 kB gzip in all against 293.3), for some seconds of building.
      minify: 'terser' as const,
      terserOptions: {
        module: true,
        compress: { passes: 3, ecma: 2020 as const, unsafe_arrows: true, inline: 1, lhs_constants: false },
      },
      target: 'esnext',
      modulePreload: false,
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      // The bench of renderer bytes has the limit.
      chunkSizeWarningLimit: 1000,
      rollupOptions: {
        // Making it small takes its time.
        checks: { bundlerTimings: false },
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
