import { cpSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { nodeBundle } from '../../../vite.terminal.config.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const BACKEND = fileURLToPath(new URL('../../chromium/fixture/backend.ts', import.meta.url));
const FIXTURE = dirname(BACKEND);

/**
 * Builds the real main, preload and stand-in beside each other as `npm run build` does, with the fixture's page as the
 * renderer and the fixture's contract behind the bridge. Gives back the folder.
 */
export async function buildShell(): Promise<string> {
  const root = temporaryFolder('shell');
  const common = { configFile: false, logLevel: 'error' } as const;
  await build({
    ...common,
    ssr: { noExternal: true },
    build: nodeBundle(join(root, 'out/main'), { index: resolve('src/main/index.ts') }),
    plugins: [
      {
        name: 'fixture-backend',
        enforce: 'pre',
        resolveId: (id) => (id === './backend.ts' ? BACKEND : undefined),
      },
    ],
  });
  await build({
    ...common,
    ssr: { noExternal: true },
    build: nodeBundle(join(root, 'out/chromium'), {
      index: resolve('src/chromium/index.ts'),
      register: resolve('src/chromium/register.ts'),
    }),
  });
  await buildPreload(join(root, 'out/preload'));
  cpSync(FIXTURE, join(root, 'out/renderer'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module', version: '1.2.3-test' }));
  return root;
}

/** Builds the preload as electron.vite.config.ts does. */
export async function buildPreload(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
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
