import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, parse } from 'node:path';
import type { SaveDialogOptions, SaveDialogReturnValue } from 'electron';

/** The folder that downloads go to: as the desktop says (`user-dirs.dirs` of the XDG directories), else `Downloads`. */
export function downloadsFolder(home: string, env: Readonly<Record<string, string | undefined>>): string {
  const config = join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'user-dirs.dirs');
  try {
    const [, path] = /^XDG_DOWNLOAD_DIR="(.+)"$/m.exec(readFileSync(config, 'utf8')) ?? [];
    if (path !== undefined) return path.replace(/^\$HOME(?=\/|$)/, home);
  } catch {
    // Most systems have none.
  }
  return join(home, 'Downloads');
}

/** A name of a folder that nothing has yet: `token.json`, then `token (1).json`. */
export function freePath(folder: string, name: string): string {
  const { name: stem, ext } = parse(basename(name));
  for (let count = 0; ; count += 1) {
    const path = join(folder, count === 0 ? `${stem}${ext}` : `${stem} (${count})${ext}`);
    if (!existsSync(path)) return path;
  }
}

/**
 * `dialog.showSaveDialog` without a dialog: an app window of Chromium has none of ours to show, so the file goes where a
 * browser would put it, under a name that is free, and the app says where that was.
 */
export function showSaveDialog(options: SaveDialogOptions): Promise<SaveDialogReturnValue> {
  const folder = downloadsFolder(homedir(), process.env);
  mkdirSync(folder, { recursive: true });
  return Promise.resolve({ canceled: false, filePath: freePath(folder, options.defaultPath ?? 'file') });
}
