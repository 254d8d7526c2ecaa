import { defineConfig } from 'vitest/config';

/** Each folder of `test/` is a project of its own, so that `npm test` can say which runner failed. */
export default defineConfig({
  test: {
    reporters: ['default'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'test/{core,contract,engine,node,main,preload,renderer,cli,chromium,sandbox,scripts,architecture}/**/*.test.{ts,tsx}',
          ],
          exclude: ['test/node/keychain/**'],
          setupFiles: ['test/support/closed-network.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['test/conformance/**/*.test.ts'],
          setupFiles: ['test/support/closed-network.ts'],
          // Many small files on one engine: what they share (test/support/flow.ts) is made once for each worker.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          setupFiles: ['test/support/closed-network.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'keychain',
          include: ['test/node/keychain/**/*.test.ts'],
          testTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          globalSetup: 'test/e2e/support/window-build.ts',
          // A loaded machine draws late; waiting longer costs nothing where it does not.
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          // The window's specs once more, for machines that have Electron's binary.
          name: 'electron',
          include: ['test/e2e/window/**/*.spec.ts'],
          env: { ASSAY_TEST_SHELL: 'electron' },
          globalSetup: 'test/e2e/support/window-build.ts',
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
