import { builtinModules } from 'node:module';
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
  'keychain-process': 'src/node/keychain/keychain-process.ts',
};

/** Modules that go into one file together, by name. */
type Groups = { readonly name: string; readonly test: RegExp }[];

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

/**
 * `assay inspect` starts cold each time, and each file costs it a millisecond or two to find and compile: what it needs
 * is two files. The entry stays out of them, since threads load them too.
 */
const CLI_GROUPS: Groups = [
  { name: 'core', test: /\/src\/core\// },
  {
    name: 'inspect',
    test: /\/src\/(?:node\/user-data|cli\/(?!index\.ts|session\/|demo\/|profiles\/|commands\/(?!inspect)))/,
  },
];

/** `vite build --mode cli` and `--mode chromium`: the terminal and the stand-in for Electron. */
export default defineConfig(({ mode }): UserConfig => {
  const input = TARGETS[mode];
  if (!input) throw new Error(`unknown bundle ${mode}: say --mode cli or --mode chromium`);
  const groups = mode === 'cli' ? CLI_GROUPS : [];
  return { build: nodeBundle(`out/${mode}`, input, groups), ssr: { noExternal: true } };
});
