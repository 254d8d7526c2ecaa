// `npm run bench [-- --json] [-- NAME …]`: ratios, each from one run. Runs on Node 20; the benches on Node 24.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensurePackages } from './install.mjs';
import { ROOT, requireNode24 } from './node24.mjs';

if (!ensurePackages() || !build()) process.exit(1);
const done = spawnSync(
  requireNode24(),
  ['--expose-gc', join(ROOT, 'test/bench/index.ts'), ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exit(done.status ?? 1);
