import { describe, expect, test } from 'vitest';
import { type FoundBrowser, type Machine, findBrowser } from '../../../src/chromium/browser/find-browser.ts';

interface File {
  readonly real?: string;
  readonly head?: string;
}

/** Looks on a machine that has these files. */
function find(
  platform: NodeJS.Platform,
  files: Record<string, File>,
  env: Machine['env'] = {},
): FoundBrowser {
  return findBrowser({
    platform,
    env: { PATH: '/usr/local/bin:/usr/bin:.', ...env },
    home: '/home/a',
    isExecutable: (path) => Object.hasOwn(files, path),
    realPath: (path) => files[path]?.real ?? path,
    head: (path) => files[path]?.head ?? '\u007fELF',
  });
}

const SNAP_STUB =
  '#!/bin/sh\nif ! [ -x /snap/bin/chromium ]; then echo "sudo snap install chromium"; exit 10; fi\n';
const DEBIAN = '#!/bin/sh\n# Chromium launcher\nexec $LIBDIR/$APPNAME "$@"\n';

describe('finding a browser', () => {
  test.for([
    ['linux', '/usr/bin/chromium'],
    ['linux', '/usr/local/bin/google-chrome'],
    ['linux', '/opt/google/chrome/chrome'],
    ['linux', '/usr/bin/microsoft-edge-stable'],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', '/home/a/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ] as const)('on %s takes %s', ([platform, path]) => {
    expect(find(platform, { [path]: {} })).toEqual({ path });
  });

  test('on Windows looks in the folders of programs and of the person', () => {
    const env = {
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
    };
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const chrome = 'C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
    expect(find('win32', { [edge]: {} }, env)).toEqual({ path: edge });
    expect(find('win32', { [edge]: {}, [chrome]: {} }, env)).toEqual({ path: chrome });
  });

  test('takes Debian’s launcher, which is a script, but none from a relative folder of PATH', () => {
    expect(find('linux', { '/usr/bin/chromium': { head: DEBIAN } })).toEqual({ path: '/usr/bin/chromium' });
    expect(find('linux', { chromium: {}, './chromium': {} })).toHaveProperty('reason');
  });

  test.for([
    ['Ubuntu’s script that asks for the snap', { '/usr/bin/chromium-browser': { head: SNAP_STUB } }],
    ['the snap’s link', { '/usr/bin/chromium': { real: '/usr/bin/snap' } }],
    ['the snap itself', { '/usr/bin/chromium': { real: '/snap/chromium/current/chrome' } }],
  ] as [string, Record<string, File>][])('passes by %s and says so', ([, files]) => {
    const [path] = Object.keys(files);
    expect(find('linux', files)).toEqual({ reason: expect.stringContaining(`${path} is a snap`) });
    expect(find('linux', { ...files, '/usr/bin/google-chrome': {} })).toEqual({
      path: '/usr/bin/google-chrome',
    });
  });

  test('takes the one that is named, whatever it is, and no other in its place', () => {
    const env = { ASSAY_CHROMIUM: '/own/chromium' };
    expect(find('linux', { '/own/chromium': { head: SNAP_STUB } }, env)).toEqual({ path: '/own/chromium' });
    expect(find('linux', { '/usr/bin/chromium': {} }, env)).toEqual({
      reason: 'ASSAY_CHROMIUM names /own/chromium, which cannot be run',
    });
  });

  test('says what to do where there is none', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(find(platform, {})).toEqual({
        reason: expect.stringMatching(/install one, or name it in ASSAY_CHROMIUM$/),
      });
    }
  });

  test('finds one on this machine, or says why not', () => {
    const found = findBrowser();
    expect('path' in found ? found.path : found.reason).toMatch(/^\/|^[A-Z]:\\|install one/);
  });
});
