import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createSaveFile } from '../../src/main/save-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const answering = (filePath: string, canceled = false) =>
  vi.fn<(options: object) => Promise<{ canceled: boolean; filePath: string }>>().mockResolvedValue({
    canceled,
    filePath,
  });

describe('a file saved for a person', () => {
  test('is written whole where they said, for their eyes only', async () => {
    const path = join(temporaryFolder('save'), 'run.har');
    const saved = await createSaveFile(answering(path))('run.har', '{"log":{}}');
    expect(saved).toEqual({ ok: true, value: { path } });
    expect(readFileSync(path, 'utf8')).toBe('{"log":{}}');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('replaces the one they chose to replace', async () => {
    const folder = temporaryFolder('save');
    writeFileSync(join(folder, 'old.json'), 'old and longer');
    await createSaveFile(answering(join(folder, 'old.json')))('old.json', 'new');
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['new']);
  });

  test('is not written where they changed their mind', async () => {
    const folder = temporaryFolder('save');
    expect(await createSaveFile(answering('', true))('run.har', 'x')).toEqual({ ok: true, value: {} });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['run of billing/spa.har', 'run-of-billing-spa.har'],
    ['../../etc/passwd', 'etc-passwd'],
    ['', 'assay'],
    ['…', 'assay'],
    [`${'x'.repeat(300)}.log.csv`, `${'x'.repeat(196)}.csv`],
    [`a.${'x'.repeat(300)}`, `a.${'x'.repeat(198)}`],
  ])('%j is suggested as %s', async (suggested, name) => {
    const ask = answering('', true);
    await createSaveFile(ask)(suggested, 'x');
    expect(ask.mock.calls[0]?.[0]).toMatchObject({ defaultPath: name });
  });

  test('that cannot be written leaves no empty file that held its name', async () => {
    const folder = temporaryFolder('save');
    const path = join(folder, 'run.har');
    writeFileSync(path, '');
    // Nothing can be written beside a name that is too long for a draft of it.
    const long = join(folder, `${'x'.repeat(250)}.har`);
    writeFileSync(long, '');
    expect(await createSaveFile(answering(long))('run.har', 'x')).toMatchObject({ ok: false });
    expect(readdirSync(folder)).toEqual(['run.har']);
  });

  test('that cannot be written is a fault without its path, and leaves nothing behind', async () => {
    const folder = temporaryFolder('save');
    mkdirSync(join(folder, 'taken.json'));
    const saved = await createSaveFile(answering(join(folder, 'taken.json')))('taken.json', 'x');
    expect(saved).toMatchObject({ ok: false, fault: { code: 'file.failed' } });
    expect(JSON.stringify(saved)).not.toContain(folder);
    expect(readdirSync(folder)).toEqual(['taken.json']);
  });
});
