import { join } from 'node:path';
import type { Plugin } from 'vite';

/** React and what it stands on, by the names that they are imported by. */
const REACT: Readonly<Record<string, string>> = {
  react: 'react/cjs/react.production.js',
  'react/jsx-runtime': 'react/cjs/react-jsx-runtime.production.js',
  'react-dom': 'react-dom/cjs/react-dom.production.js',
  'react-dom/client': 'react-dom/cjs/react-dom-client.production.js',
  scheduler: 'scheduler/cjs/scheduler.production.js',
};
/** What React itself has by now. */
const SHIM = 'use-sync-external-store/shim/index.js';

/** What React asks its scheduler for and only a build for development has: there, and undefined. */
const ABSENT: Readonly<Record<string, string>> = {
  scheduler: 'export const log = undefined, unstable_setDisableYieldValue = undefined;',
};

const REQUIRES = /^var (?:\s*\w+ = require\("[\w-]+"\)[,;])+/m;
const REQUIRE = /(\w+) = require\("([\w-]+)"\)/g;
/** `exports.a = b;`, `exports.a = function …` at the outermost level, and any other use of `exports.a`. */
const RENAMED_EXPORT = /^exports\.(\w+) = (?!null|true|false)([A-Za-z_]\w*);$/gm;
const MADE_EXPORT = /^exports\.(\w+) =/gm;
const ANY_EXPORT = /\bexports\.(\w+)/g;

/**
 * What React throws to itself it makes while it is read, as errors. A Chromium that is debugged, as ours is, then reads the whole
 * script a second time to find out where that was: 13 ms before the first screen, for what nobody asks.
 */
const THROWN_WITHIN = /\b(\w+Exception) = Error\((formatProdErrorMessage\(\d+\))\)/g;

/** A CommonJS file of React's as a module: what it requires is imported, and each member of its exports is a name. */
function asModule(code: string, id: string): string {
  const list = new Map<string, string>();
  const count = (name: string): number => code.split(new RegExp(`\\bexports\\.${name}\\b`)).length - 1;
  const imports = [...(REQUIRES.exec(code)?.[0] ?? '').matchAll(REQUIRE)].map(
    ([, local, name]) => `import * as ${local} from '${name}';`,
  );
  const body = code
    .replace(REQUIRES, '')
    .replaceAll(THROWN_WITHIN, '$1 = { message: $2 }')
    .replaceAll(RENAMED_EXPORT, (_all, name: string, local: string) => {
      list.set(name, local);
      return '';
    })
    .replaceAll(MADE_EXPORT, (all, name: string) => (count(name) === 1 ? `var ${all}` : all))
    .replaceAll(ANY_EXPORT, (_all, name: string) => {
      list.set(name, `exports_${name}`);
      return `exports_${name}`;
    });
  const shared = [...list].filter(([name]) => count(name) > 1).map(([, local]) => `var ${local};`);
  const names = [...list].map(([name, local]) => `${local} as ${name}`).join(', ');
  const whole = `import * as whole from '${id}'; export default whole;`;
  return `${imports.join('')}${shared.join('')}${body}\nexport { ${names} };${ABSENT[id] ?? ''}${whole}`;
}

/**
 * React is CommonJS, and the window calls it 3000 times, each time as `(0, react.useState)(…)`. As modules it is smaller, what
 * nobody imports is left out, and the browser reads it once: within the function that a CommonJS file is put into, it reads it
 * when the script comes and again when that is called (10 ms before the first screen).
 */
export function reactAsModules(): Plugin {
  return {
    name: 'react-as-modules',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^(react|react-dom|scheduler)(\/|$)/ },
      async handler(id, importer) {
        const file = REACT[id];
        if (file === undefined) return undefined;
        return this.resolve(join(import.meta.dirname, 'node_modules', file), importer, { skipSelf: true });
      },
    },
    load: (id) => (id.endsWith(SHIM) ? `export { useSyncExternalStore } from 'react';` : undefined),
    transform(code, id) {
      const [name] = Object.entries(REACT).find(([, file]) => id.endsWith(`node_modules/${file}`)) ?? [];
      return name === undefined ? undefined : asModule(code, name);
    },
  };
}
