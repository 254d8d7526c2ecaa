// Writes docs/cli.md from the table of commands; with --check says whether it is current. Runs on Node 24.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cliMarkdown } from '../src/cli/help-text.ts';
import { SPECS } from '../src/cli/specs/all.ts';
import { ROOT } from './node24.mjs';

const FILE = join(ROOT, 'docs', 'cli.md');
const text = cliMarkdown(SPECS);

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
  console.error('docs/cli.md is not current: run node scripts/node24.mjs scripts/generate-cli.mjs');
  process.exit(1);
}
