import { posix, win32 } from 'node:path';

const APP = 'Assay';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The person's data folder, one for window, stand-in and terminal: `ASSAY_USER_DATA` where it is set, else where
 * Electron would put an app of this name (`%APPDATA%`, `~/Library/Application Support`, `$XDG_CONFIG_HOME`).
 */
export function defaultUserDataDir(env: Env, platform: NodeJS.Platform, home: string): string {
  const own = env['ASSAY_USER_DATA'];
  if (own) return own;
  if (platform === 'win32') return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), APP);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', APP);
  const config = env['XDG_CONFIG_HOME'];
  // The XDG base directory specification: a relative path there is to be ignored.
  return posix.join(config?.startsWith('/') ? config : posix.join(home, '.config'), APP);
}
