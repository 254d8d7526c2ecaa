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
  'keychain-process': 'src/node/keychain/keychain-process.ts',
};

/** Build options of a bundle that runs on Node 24: ESM, readable, one file per entry beside shared chunks. */
export function nodeBundle(outDir: string, input: Record<string, string>): BuildEnvironmentOptions {
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
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
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

/** `vite build --mode cli` and `--mode chromium`: the terminal and the stand-in for Electron. */
export default defineConfig(({ mode }): UserConfig => {
  const input = TARGETS[mode];
  if (!input) throw new Error(`unknown bundle ${mode}: say --mode cli or --mode chromium`);
  return { build: nodeBundle(`out/${mode}`, input), ssr: { noExternal: true } };
});
