import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { buildAround } from '../support/build-around.ts';

const BACKEND = fileURLToPath(new URL('../../chromium/fixture/backend.ts', import.meta.url));
const FIXTURE = dirname(BACKEND);

/** Builds the real shell with the fixture's page as the renderer and the fixture's contract behind the bridge. */
export async function buildShell(): Promise<string> {
  const root = temporaryFolder('shell');
  await buildAround(root, BACKEND);
  cpSync(FIXTURE, join(root, 'out/renderer'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  return root;
}
