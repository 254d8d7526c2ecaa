import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import { rendererBundle } from './vite.renderer.ts';
import { WORKERS, nodeBundle } from './vite.terminal.config.ts';

// Absolute, both: a relative one would be taken from the renderer's own root.
const bundle = rendererBundle(resolve('out/renderer'));

/** Three bundles: main (ESM), preload (CommonJS: a sandboxed preload must be), renderer. */
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
    plugins: bundle.plugins,
    css: bundle.css,
    build: {
      ...bundle.build,
      rollupOptions: { ...bundle.build.rollupOptions, input: { index: resolve('src/renderer/index.html') } },
    },
  },
});
