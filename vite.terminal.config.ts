import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { type BuildEnvironmentOptions, type UserConfig, defineConfig } from 'vite';

/** What stays outside every Node bundle: the platform, the shell, and packages with binaries or files of their own. */
const EXTERNAL: (string | RegExp)[] = [
  ...builtinModules,
  /^node:/,
  'electron',
  '@napi-rs/keyring',
  'oidc-provider',
];

/** What the engine starts beside itself, as files of their own: two threads and a process. */
export const WORKERS: Readonly<Record<string, string>> = {
  'store-worker': 'src/node/store/worker.ts',
  'sandbox-worker': 'src/sandbox/worker.ts',
  'scan-worker': 'src/node/scan/scan-worker.ts',
  'judge-worker': 'src/node/scan/judge-worker.ts',
  'keeper-worker': 'src/node/scan/keeper-worker.ts',
  'keychain-process': 'src/node/keychain/keychain-process.ts',
};

/** What imports what, as the bundler knows it. */
interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Modules that go into one file together, by its name; those without one are placed by who needs them. */
type Groups = {
  readonly debugName: string;
  readonly test: RegExp;
  readonly name: (id: string, graph: Graph) => string | null;
}[];

/** Build options of a bundle that runs on Node 24: ESM, readable, one file per entry beside shared chunks. */
export function nodeBundle(
  outDir: string,
  input: Record<string, string>,
  groups: Groups = [],
): BuildEnvironmentOptions {
  return {
    outDir,
    ssr: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    emptyOutDir: true,
    rollupOptions: {
      input,
      external: EXTERNAL,
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // Doc comments are for who reads the source: a tenth of what a cold start has to read.
        comments: { jsdoc: false },
        ...(groups.length > 0 ? { codeSplitting: { includeDependenciesRecursively: false, groups } } : {}),
      },
    },
  };
}

const TARGETS: Record<string, Record<string, string>> = {
  cli: { index: 'src/cli/index.ts', ...WORKERS },
  chromium: {
    index: 'src/chromium/index.ts',
    register: 'src/chromium/register.ts',
    find: 'src/chromium/find.ts',
  },
};

/** What a cold `assay inspect` loads beside the entry: each by a dynamic import, with all that it imports statically. */
const COLD: readonly string[] = ['src/cli/main.ts', 'src/cli/commands/inspect.ts'].map((path) =>
  resolve(import.meta.dirname, path),
);

/**
 * `assay inspect` starts cold each time, and each file costs it a millisecond or two to find and compile: what it needs
 * is two files, and nothing else is in them. What it needs is asked of the module graph, since a list of folders goes
 * stale: one import of the engine in a file of the group and the store comes along. The entry stays out of them, since
 * threads load them too; of the two they load the one that knows no command line.
 */
function coldGroups(): Groups {
  let cold: ReadonlySet<string> | undefined;
  return [
    {
      debugName: 'what a cold inspect needs',
      test: /\/src\//,
      name: (id, graph) => {
        cold ??= staticallyImported(COLD, graph);
        if (!cold.has(id)) return null;
        return id.includes('/src/cli/') ? 'inspect' : 'judging';
      },
    },
  ];
}

/** The modules, and all that they import other than when asked to. */
function staticallyImported(ids: readonly string[], graph: Graph): ReadonlySet<string> {
  const found = new Set(ids);
  for (const id of found) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  }
  return found;
}

/** `vite build --mode cli` and `--mode chromium`: the terminal and the stand-in for Electron. */
export default defineConfig(({ mode }): UserConfig => {
  const input = TARGETS[mode];
  if (!input) throw new Error(`unknown bundle ${mode}: say --mode cli or --mode chromium`);
  const groups = mode === 'cli' ? coldGroups() : [];
  return { build: nodeBundle(`out/${mode}`, input, groups), ssr: { noExternal: true } };
});
