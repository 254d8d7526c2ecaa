// `npm run nightly [-- --seed N] [--cases N] [--minutes N] [NAME …]`: a million generated cases against what must always
// hold. Runs on Node 20; the cases on Node 24.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePackages } from './install.mjs';
import { ROOT, requireNode24 } from './node24.mjs';

if (!ensurePackages()) process.exit(1);
const done = spawnSync(requireNode24(), [join(ROOT, 'test/nightly/index.ts'), ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exit(done.status ?? 1);
