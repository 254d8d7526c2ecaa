import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

/**
 * How the window's page is built, by electron.vite.config.ts and in tests: minified, nothing inlined (the policy has no
 * `data:`). All that the first screen needs is one file: each file that the page asks for is a question to main's own
 * process and an answer. What is loaded when asked for stays apart.
 */
export function rendererBundle(outDir: string) {
  return {
    plugins: [react()],
    build: {
      outDir,
      minify: true,
      assetsInlineLimit: 0,
      // The bench of renderer bytes has the limit.
      chunkSizeWarningLimit: 1000,
      rollupOptions: {
        output: {
          // Without what these import but do not use: with it, whole menus came along.
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: 'window', tags: ['$initial'] }],
          },
        },
      },
    },
  } satisfies InlineConfig;
}
