import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { downloadsFolder, takePath } from '../../../src/chromium/electron/save-dialog.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('the folder of downloads', () => {
  test('is the one that the desktop names', () => {
    const home = temporaryFolder('home');
    mkdirSync(join(home, '.config'));
    writeFileSync(
      join(home, '.config/user-dirs.dirs'),
      'XDG_DESKTOP_DIR="$HOME/Bureau"\nXDG_DOWNLOAD_DIR="$HOME/Téléchargements"\n',
    );
    expect(downloadsFolder(home, {})).toBe(join(home, 'Téléchargements'));
  });

  test('is Downloads where nothing is named', () => {
    const home = temporaryFolder('home');
    expect(downloadsFolder(home, {})).toBe(join(home, 'Downloads'));
    expect(downloadsFolder(home, { XDG_CONFIG_HOME: join(home, 'other') })).toBe(join(home, 'Downloads'));
  });
});

describe('a name for a new file', () => {
  test('never covers a file that is there', () => {
    const folder = temporaryFolder('downloads');
    writeFileSync(join(folder, 'token.json'), '');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'token (1).json'));
    expect(takePath(folder, 'token.json')).toBe(join(folder, 'token (2).json'));
  });

  test('is another one for each who asks, though nothing was written yet', () => {
    const folder = temporaryFolder('downloads');
    const taken = [1, 2, 3].map(() => takePath(folder, 'run.har'));
    expect(taken).toEqual(['run.har', 'run (1).har', 'run (2).har'].map((name) => join(folder, name)));
    expect(readdirSync(folder)).toHaveLength(3);
  });

  test('is none where the folder takes no files, and says so', () => {
    expect(() => takePath(join(temporaryFolder('downloads'), 'missing'), 'run.har')).toThrow('ENOENT');
  });

  test('stays in the folder', () => {
    const folder = temporaryFolder('downloads');
    expect(takePath(folder, '../../etc/passwd')).toBe(join(folder, 'passwd'));
  });
});
