// Writes docs/ipc.md from the contract; with --check says whether it is current. Runs on Node 24.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJSONSchema } from 'zod/v4/core';
import { CONTRACT } from '../src/contract/ipc.ts';
import { ROOT } from './node24.mjs';

const FILE = join(ROOT, 'docs', 'ipc.md');

function members(schema) {
  const json = toJSONSchema(schema, { unrepresentable: 'any' });
  const required = new Set(json.required ?? []);
  const names = Object.keys(json.properties ?? {}).map(
    (name) => `\`${name}\`${required.has(name) ? '' : ' (optional)'}`,
  );
  return names.length > 0 ? names.join(', ') : 'nothing';
}

function table(kind, head, pick) {
  const rows = Object.entries(CONTRACT).filter(([, entry]) => entry.kind === kind);
  return [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map(([name, entry]) => `| \`${name}\` | ${entry.title} | ${members(pick(entry))} |`),
  ];
}

const text = [
  '# The bridge',
  '',
  'Made by `node scripts/node24.mjs scripts/generate-ipc.mjs` from `src/contract/ipc.ts`; do not edit. Every command answers a `Result`: a value, or a fault with a code, a message and a remedy. Input with a member that is not listed is refused.',
  '',
  '## Commands',
  '',
  ...table('command', ['command', 'what it does', 'input'], (entry) => entry.input),
  '',
  '## Events',
  '',
  ...table('event', ['event', 'what it says', 'payload'], (entry) => entry.payload),
  '',
].join('\n');

if (process.argv.includes('--check')) {
  let current = '';
  try {
    current = readFileSync(FILE, 'utf8');
  } catch {
    current = '';
  }
  if (current !== text) {
    console.error('docs/ipc.md is not current: run node scripts/node24.mjs scripts/generate-ipc.mjs');
    process.exit(1);
  }
} else {
  writeFileSync(FILE, text);
}
