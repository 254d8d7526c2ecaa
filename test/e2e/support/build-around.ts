import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type InlineConfig, build } from 'vite';
import { rendererBundle } from '../../../vite.renderer.ts';
import { nodeBundle } from '../../../vite.terminal.config.ts';

/**
 * Builds the real main, preload and stand-in beside each other as `npm run build` does, with another program in the place
 * of src/main/backend.ts: it is exchanged while building, so that what ships has no switch for it.
 */
export async function buildAround(root: string, backend: string): Promise<void> {
  await asShipped({
    ssr: { noExternal: true },
    build: nodeBundle(join(root, 'out/main'), { index: resolve('src/main/index.ts') }),
    plugins: [
      {
        name: 'other-backend',
        enforce: 'pre',
        resolveId: (id) => (id === './backend.ts' ? backend : undefined),
      },
    ],
  });
  await asShipped({
    ssr: { noExternal: true },
    build: nodeBundle(join(root, 'out/chromium'), {
      index: resolve('src/chromium/index.ts'),
      register: resolve('src/chromium/register.ts'),
    }),
  });
  await buildPreload(join(root, 'out/preload'));
  const manifest = { type: 'module', version: '1.2.3-test', main: 'out/main/index.js' };
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
}

/** Builds the preload as electron.vite.config.ts does. */
export async function buildPreload(outDir: string): Promise<void> {
  await asShipped({
    build: {
      outDir,
      ssr: true,
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  });
}

/** Builds the window's page as electron.vite.config.ts does. */
export async function buildRenderer(outDir: string): Promise<void> {
  await asShipped({ root: 'src/renderer', ...rendererBundle(outDir) });
}

/** vitest runs with NODE_ENV=test, for which React would bring its slow, talkative build. */
async function asShipped(config: InlineConfig): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile: false, logLevel: 'error', ...config });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
