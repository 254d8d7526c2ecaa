import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import react from '@vitejs/plugin-react';
import * as reactModule from 'react';
import type { InlineConfig, Plugin } from 'vite';

/** Tables of what react-aria says to screen readers, by language. */
const DICTIONARIES = /[\\/](react-aria|react-aria-components|react-stately)[\\/]dist[\\/].*intlStrings\.mjs$/;
/** Lines of such a table about a language that the window itself is not in. */
const OTHER_LANGUAGES = /^(import .*\/|\s+")(?!en-US)[a-z]{2}-[A-Z]{2}(\.mjs";|": .*)\n/gm;

/** Where react-aria asks for the browser's language, as it is loaded: the first use of `Intl` costs the first screen 15 ms. */
const BROWSER_LANGUAGE = /[\\/]react-aria[\\/]dist[\\/]private[\\/]i18n[\\/]useDefaultLocale\.mjs$/;
const ENGLISH = `const english = { locale: 'en-US', direction: 'ltr' };
export const getDefaultLocale = () => english;
export const useDefaultLocale = getDefaultLocale;`;

/**
 * The window is in English: leaves the other languages out (three dictionaries of 34 are no small part of the first file), and
 * has react-aria speak and turn as the rest of the window does, whatever the browser's language.
 */
function englishOnly(): Plugin {
  return {
    name: 'english-only',
    load: (id) => (BROWSER_LANGUAGE.test(id) ? ENGLISH : undefined),
    transform: (code, id) => (DICTIONARIES.test(id) ? code.replaceAll(OTHER_LANGUAGES, '') : undefined),
  };
}

const LUCIDE_MAKER = /[\\/]lucide-react[\\/]dist[\\/]esm[\\/]createLucideIcon\.mjs$/;
/** The same picture as lucide's own, without what nothing here asks for: contexts, sizes, names for classes. */
const PLAIN_MAKER = `import { createElement } from 'react';
const frame = { viewBox: '0 0 24 24', width: 24, height: 24, fill: 'none', stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round', 'aria-hidden': true };
export default ({ node }) => (props) => createElement('svg', { ...frame, ...props }, ...node.map(([tag, parts]) => createElement(tag, parts)));`;

const LUCIDE_ICON = /[\\/]lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/]/;
/** What an icon says of itself beside its shapes. */
const LUCIDE_WORDS = /^ {2}(name|size|aliases): .*,\n|,? key: "[^"]*"/gm;

/** Icons are drawn by the dozen on the first screen, and lucide works each out anew: 7 ms and 4 kB. */
function plainIcons(): Plugin {
  return {
    name: 'plain-icons',
    load: (id) => (LUCIDE_MAKER.test(id) ? PLAIN_MAKER : undefined),
    transform: (code, id) => (LUCIDE_ICON.test(id) ? code.replaceAll(LUCIDE_WORDS, '') : undefined),
  };
}

/** Lists that are asked for page by page: react-query reads how before it knows that nothing here does. */
const PAGES = /[\\/]query-core[\\/]build[\\/]modern[\\/]infiniteQueryBehavior\.js$/;

function noPages(): Plugin {
  return {
    name: 'no-pages',
    load: (id) =>
      PAGES.test(id)
        ? 'const none = () => undefined; export { none as infiniteQueryBehavior, none as hasNextPage, none as hasPreviousPage };'
        : undefined,
  };
}

const BY_NAME = 'by-name:';
/** The two makers of elements are one function in production. */
const MAKERS = 'export const jsx = whole.jsx, Fragment = whole.Fragment; export { jsx as jsxs };';
const HOOKS = Object.keys(reactModule)
  .filter((name) => /^[a-z]+$/i.test(name) && name !== 'default')
  .map((name) => `export const ${name} = whole.${name};`)
  .join('');

/** React is CommonJS: the window calls it 3000 times, each time as `(0, react.useState)(…)`. By plain names it is 2.4 kB less. */
function reactByName(): Plugin {
  return {
    name: 'react-by-name',
    enforce: 'pre',
    async resolveId(id, importer, options) {
      if (id !== 'react' && id !== 'react/jsx-runtime') return undefined;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      return found && options.kind === 'import-statement' ? BY_NAME + found.id : found;
    },
    load(id) {
      if (!id.startsWith(BY_NAME)) return undefined;
      const file = JSON.stringify(id.slice(BY_NAME.length));
      return `import whole from ${file}; ${id.includes('jsx-runtime') ? MAKERS : `export default whole; ${HOOKS}`}`;
    },
  };
}

/** An import when asked for is just that: there is one style sheet, which is there from the start, and nothing to preload. */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) =>
      id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
  };
}

/** The imports of the bundler's own small file (how a CommonJS module is made one of ours), and its export. */
const RUNTIME_IMPORT = /import\{([^}]*)\}from"\.\/rolldown-runtime-[^"]+";/;
const RUNTIME_EXPORT = /export\{([^}]*)\};\s*$/;
const RENAMED = /([\w$]+) as ([\w$]+)/g;

/** Puts that into the files that import it: one of its own would be asked for when these have come, and all would wait for it. */
function runtimeWithin(): Plugin {
  return {
    name: 'runtime-within',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const runtime = chunks.find(({ name }) => name === 'rolldown-runtime');
      if (!runtime) return;
      delete bundle[runtime.fileName];
      const made = runtime.code.replace(
        RUNTIME_EXPORT,
        (_all, list: string) => `return{${list.replaceAll(RENAMED, '$2:$1')}}`,
      );
      for (const chunk of chunks) {
        chunk.code = chunk.code.replace(
          RUNTIME_IMPORT,
          (_all, list: string) => `const{${list.replaceAll(RENAMED, '$1:$2')}}=(()=>{${made}})();`,
        );
      }
    },
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
      plainIcons(),
      plainImports(),
      noPages(),
      reactByName(),
      runtimeWithin(),
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
