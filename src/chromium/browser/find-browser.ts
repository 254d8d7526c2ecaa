import { accessSync, closeSync, constants, openSync, readSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What the search needs to know of a machine; a table in tests. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  isExecutable(path: string): boolean;
  /** The path with its symbolic links resolved. */
  realPath(path: string): string;
  /** The first bytes of a file as text. */
  head(path: string): string;
}

/** Where a browser is, or why none can be used (a sentence for a person). */
export type FoundBrowser = { readonly path: string } | { readonly reason: string };

const LINUX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const LINUX_PATHS = ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function linuxCandidates({ env }: Machine): string[] {
  const folders = (env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin')
    .split(':')
    .filter((folder) => folder.startsWith('/'));
  return [
    ...LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name))),
    ...LINUX_PATHS,
  ];
}

function macCandidates({ home }: Machine): string[] {
  const folders = ['/Applications', posix.join(home, 'Applications')];
  return MAC_APPS.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
}

function windowsCandidates({ env }: Machine): string[] {
  const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  return WINDOWS_PATHS.flatMap((path) =>
    folders.flatMap((folder) => (folder ? [win32.join(folder, path)] : [])),
  );
}

function candidates(machine: Machine): string[] {
  if (machine.platform === 'darwin') return macCandidates(machine);
  return machine.platform === 'win32' ? windowsCandidates(machine) : linuxCandidates(machine);
}

/**
 * True for Ubuntu's `chromium`, which is no browser: it is a script that asks for the snap, or the snap itself, whose
 * confinement hides the profile folder and the debugging pipe from it.
 */
function isSnap(machine: Machine, path: string): boolean {
  const real = machine.realPath(path);
  if (real.startsWith('/snap/') || real === '/usr/bin/snap') return true;
  const head = machine.head(path);
  return head.startsWith('#!') && /\/snap\/bin\/|snap install/.test(head);
}

/** The first Chrome, Chromium or Edge on the machine that can be driven; `ASSAY_CHROMIUM` is taken at its word. */
export function findBrowser(machine: Machine = thisMachine()): FoundBrowser {
  const wanted = machine.env['ASSAY_CHROMIUM'];
  if (wanted) {
    if (machine.isExecutable(wanted)) return { path: wanted };
    return { reason: `ASSAY_CHROMIUM names ${wanted}, which cannot be run` };
  }
  const present = candidates(machine).filter((path) => machine.isExecutable(path));
  const usable = present.find((path) => machine.platform !== 'linux' || !isSnap(machine, path));
  if (usable) return { path: usable };
  const snap = present[0] ? ` (${present[0]} is a snap, which cannot be driven)` : '';
  return {
    reason: `no Chrome, Chromium or Edge was found${snap}; install one, or name it in ASSAY_CHROMIUM`,
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function head(path: string): string {
  const buffer = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  try {
    return buffer.toString('latin1', 0, readSync(file, buffer));
  } finally {
    closeSync(file);
  }
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    isExecutable,
    realPath: (path) => realpathSync(path),
    head,
  };
}
