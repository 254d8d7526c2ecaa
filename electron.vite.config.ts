import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { WORKERS, nodeBundle } from './vite.terminal.config.ts';

/** Three bundles: main (ESM), preload (CommonJS: a sandboxed preload must be), renderer (minified, nothing inlined: the CSP has no data:). */
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      ...nodeBundle('out/main', {
        index: 'src/main/index.ts',
        // Loaded by index while the window opens; an entry, so that it lies where its workers lie.
        backend: 'src/main/backend.ts',
        ...WORKERS,
      }),
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      // Absolute, both: a relative one would be taken from the renderer's own root.
      outDir: resolve('out/renderer'),
      minify: true,
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
  },
});
