/*
 * The entry: everything else comes by one dynamic import, so that what is built is compiled once and not at each start.
 * What V8 makes of it lies beside it, where only those can write who can write the program itself; where that is
 * nobody, each start compiles.
 */
const { enableCompileCache } = process.getBuiltinModule('node:module');
const isBuilt = !import.meta.url.endsWith('.ts');
if (isBuilt)
  enableCompileCache(
    process.getBuiltinModule('node:url').fileURLToPath(new URL('compiled', import.meta.url)),
  );

// Not awaited: a module that waits at its top would wait for ever where another one imports it.
void import('./main.ts').then(({ main }) => main(import.meta.url));
