import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
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

/**
 * Makes an empty file under a name that the folder has not yet: `token.json`, then `token (1).json`. The file holds the
 * name until it is written: of two who ask at once, or two programs, each gets one of its own.
 */
export function takePath(folder: string, name: string): string {
  const { name: stem, ext } = parse(basename(name));
  for (let count = 0; ; count += 1) {
    const path = join(folder, count === 0 ? `${stem}${ext}` : `${stem} (${count})${ext}`);
    if (make(path)) return path;
  }
}

/** False where something has this name; a link that leads nowhere is something too. */
function make(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * `dialog.showSaveDialog` without a dialog: an app window of Chromium has none of ours to show, so the file goes where a
 * browser would put it, under a name that is free, and the app says where that was. An empty file holds that name.
 */
export async function showSaveDialog(options: SaveDialogOptions): Promise<SaveDialogReturnValue> {
  const folder = downloadsFolder(homedir(), process.env);
  mkdirSync(folder, { recursive: true });
  return { canceled: false, filePath: takePath(folder, options.defaultPath ?? 'file') };
}
