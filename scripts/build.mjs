// Builds everything, or the parts named: `node scripts/build.mjs [app] [cli] [chromium]`. Runs on Node 20; the tools run on Node 24.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realpathSync } from 'node:fs';
import { ROOT, requireNode24 } from './node24.mjs';

const COMMANDS = {
  app: ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  cli: [
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    'vite.terminal.config.ts',
    '--mode',
    'cli',
    '--logLevel',
    'warn',
  ],
  chromium: [
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    'vite.terminal.config.ts',
    '--mode',
    'chromium',
    '--logLevel',
    'warn',
  ],
};

/** Builds the parts; false where one failed (its own words are on stderr). */
export function build(parts = Object.keys(COMMANDS)) {
  const node = requireNode24();
  return parts.every((part) => {
    const [script, ...args] = COMMANDS[part] ?? [];
    if (!script) throw new Error(`nothing called ${part} is built; say ${Object.keys(COMMANDS).join(', ')}`);
    const done = spawnSync(node, [join(ROOT, script), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    return done.status === 0;
  });
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const parts = process.argv.slice(2);
  process.exit(build(parts.length > 0 ? parts : undefined) ? 0 : 1);
}
