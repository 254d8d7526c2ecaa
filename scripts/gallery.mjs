// `npm run gallery [-- WORD …] [-- --out FOLDER]`: draws every screen and state, or those whose names have one of the words,
// to docs/screens or to a folder of your own. Runs on Node 20; the browser is driven on Node 24.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePackages } from './install.mjs';
import { ROOT, requireNode24 } from './node24.mjs';

if (!ensurePackages()) process.exit(1);
const done = spawnSync(requireNode24(), [join(ROOT, 'test/e2e/gallery/index.ts'), ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exit(done.status ?? 1);
