import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CATALOGUE, FINDING_CODES } from '../../../src/core/findings/catalogue.ts';

const SCRIPT = resolve('scripts/generate-findings.mjs');
const folder = mkdtempSync(join(tmpdir(), 'assay-findings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function generate(...args: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });
  return { status, stderr };
}

describe('generate-findings', () => {
  it('finds docs/findings.md current', () => {
    expect(generate('--check')).toEqual({ status: 0, stderr: '' });
  });

  it('writes every code with its title and section, and is then content', () => {
    const file = join(folder, 'findings.md');
    expect(generate(file)).toEqual({ status: 0, stderr: '' });
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const code of FINDING_CODES) {
      const line = lines.find((each) => each.startsWith(`| \`${code}\` |`));
      expect(line).toContain(CATALOGUE[code].title.replaceAll('|', '\\|'));
      expect(line).toContain(CATALOGUE[code].section.url);
    }
    expect(generate('--check', file).status).toBe(0);
  });

  it.each([
    ['is not there', undefined, 'line 1'],
    [
      'has a line that was changed by hand',
      (text: string) => text.replace('# Findings', '# Our findings'),
      '- # Our findings\n+ # Findings',
    ],
    ['lost its end', (text: string) => text.slice(0, text.lastIndexOf('\n')), '- (end of file)'],
  ])('refuses a file that %s, and says where', (_, change, hint) => {
    const file = join(folder, `stale-${hint.length}.md`);
    if (change) {
      generate(file);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    }
    const { status, stderr } = generate('--check', file);
    expect(status).toBe(1);
    expect(stderr).toContain('docs/findings.md is not current: run ');
    expect(stderr).toContain(hint);
  });
});
