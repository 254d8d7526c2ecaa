import { describe, expect, test } from 'vitest';
import { defaultUserDataDir } from '../../src/node/user-data.ts';

describe('the person’s data folder', () => {
  test.for([
    ['linux', {}, '/home/a', '/home/a/.config/Assay'],
    ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/home/a', '/cfg/Assay'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/a', '/home/a/.config/Assay'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/a', '/home/a/.config/Assay'],
    ['darwin', { XDG_CONFIG_HOME: '/cfg' }, '/Users/a', '/Users/a/Library/Application Support/Assay'],
    [
      'win32',
      { APPDATA: 'C:\\Users\\a\\AppData\\Roaming' },
      'C:\\Users\\a',
      'C:\\Users\\a\\AppData\\Roaming\\Assay',
    ],
    ['win32', {}, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Roaming\\Assay'],
    ['linux', { ASSAY_USER_DATA: '/own', XDG_CONFIG_HOME: '/cfg' }, '/home/a', '/own'],
    ['win32', { ASSAY_USER_DATA: 'D:\\own' }, 'C:\\Users\\a', 'D:\\own'],
  ] as const)('on %s with %j of %s is %s', ([platform, env, home, folder]) => {
    expect(defaultUserDataDir(env, platform, home)).toBe(folder);
  });
});
