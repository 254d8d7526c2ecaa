import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { downloadsFolder, freePath } from '../../../src/chromium/electron/save-dialog.ts';
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
    expect(freePath(folder, 'token.json')).toBe(join(folder, 'token.json'));
    writeFileSync(join(folder, 'token.json'), '');
    writeFileSync(join(folder, 'token (1).json'), '');
    expect(freePath(folder, 'token.json')).toBe(join(folder, 'token (2).json'));
  });

  test('stays in the folder', () => {
    const folder = temporaryFolder('downloads');
    expect(freePath(folder, '../../etc/passwd')).toBe(join(folder, 'passwd'));
  });
});
