// `node --import out/chromium/register.js out/main/index.js`: from here on `electron` is the stand-in, for `import` and
// `require` alike.
import { registerHooks } from 'node:module';

const standIn = import.meta.url.replace(/register\.(js|ts)$/, 'index.$1');

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier !== 'electron' && specifier !== 'electron/main') return nextResolve(specifier, context);
    return {
      url: standIn,
      format: standIn.endsWith('.ts') ? 'module-typescript' : 'module',
      shortCircuit: true,
    };
  },
});
