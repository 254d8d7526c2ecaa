import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'conflict-marks.mjs');
/** Made here, not written: the check reads this file too. */
const [OURS, THEIRS, BASE] = ['<', '>', '|'].map((sign) => sign.repeat(7));

/** Looks at a folder of its own that git knows, with one file in it. */
function look(
  text: string,
  isRepository = true,
): { readonly status: number | null; readonly stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'assay-marks-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (isRepository) spawnSync('git', ['init', '-q'], { cwd: folder });
  writeFileSync(join(folder, 'notes.md'), text);
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, folder], {
    encoding: 'utf8',
    env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
  });
  return { status, stderr };
}

describe('the check for marks of a merge', () => {
  it.each([
    ['ours', `a\n${OURS} HEAD\nb\n`, 'notes.md:2'],
    ['theirs', `a\nb\n${THEIRS} 1234567 (another change)\n`, 'notes.md:3'],
    ['what both came from', `${BASE} base\n`, 'notes.md:1'],
  ])('refuses %s, and says where it stands', (_, text, where) => {
    const { status, stderr } = look(text);
    expect(status).toBe(1);
    expect(stderr).toContain(where);
  });

  it.each([
    ['a heading with a line under it', 'Words\n=======\n'],
    ['signs within a line', `see ${OURS} there\n`],
    ['more of the same sign', `${THEIRS}>> quoted\n`],
  ])('lets %s be', (_, text) => {
    expect(look(text)).toEqual({ status: 0, stderr: '' });
  });

  it('does not call a folder clean that git cannot look at', () => {
    const { status, stderr } = look('a\n', false);
    expect(status).toBe(1);
    expect(stderr).toContain('git could not look');
  });
});
