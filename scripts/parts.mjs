// The parts of a machine that tests need beside packages: a browser, a display, a keychain. Runs on Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const isLinux = process.platform === 'linux';

/** Each part: how it is known to be here, Debian's package, what to say elsewhere, and which tests need it. */
const PARTS = [
  {
    name: 'Chromium',
    isHere: hasChromium,
    debian: 'chromium',
    hint: 'Install Chromium, Chrome or Edge, or set ASSAY_CHROMIUM to its path.',
    needs: ['chromium', 'e2e'],
  },
  {
    name: 'Xvfb',
    isHere: () => !isLinux || onPath('Xvfb'),
    debian: 'xvfb',
    hint: 'Install Xvfb (package xvfb or xorg-server-xvfb).',
    needs: ['xvfb'],
  },
  {
    name: 'gnome-keyring',
    isHere: () => !isLinux || onPath('gnome-keyring-daemon'),
    debian: 'gnome-keyring',
    hint: 'Install gnome-keyring.',
    needs: ['keychain'],
  },
  {
    name: 'D-Bus',
    isHere: () => !isLinux || onPath('dbus-run-session'),
    debian: 'dbus',
    hint: 'Install dbus (dbus-run-session).',
    needs: ['keychain'],
  },
  {
    name: 'OpenSSL',
    isHere: () => onPath('openssl'),
    debian: 'openssl',
    hint: 'Install openssl: the TLS tests make their certificates with it.',
    needs: ['tls'],
  },
];

/** True where a program of this name is on PATH. */
export function onPath(program) {
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => names.some((name) => existsSync(join(folder, name))));
}

function hasChromium() {
  if (process.env.ASSAY_CHROMIUM) return existsSync(process.env.ASSAY_CHROMIUM);
  const known = {
    darwin: [
      '/Applications/Google Chrome.app',
      '/Applications/Chromium.app',
      '/Applications/Microsoft Edge.app',
    ],
    win32: [
      String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
      String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
    ],
  };
  const programs = [
    'chromium',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'chromium-browser',
  ];
  return (
    (known[process.platform] ?? []).some(existsSync) ||
    programs.some((name) => onPath(name) && !isSnapStub(name))
  );
}

/** Ubuntu's apt chromium is a script that wants snap. */
function isSnapStub(name) {
  return name.startsWith('chromium') && existsSync('/usr/bin/snap') && !existsSync('/snap/bin/chromium');
}

function isDebian() {
  return isLinux && existsSync('/etc/debian_version') && onPath('apt-get');
}

/** Installs what is missing where that can be done without asking; gives back what is missing after it. */
export function ensureParts() {
  const missing = PARTS.filter((part) => !part.isHere());
  if (missing.length === 0) return [];
  if (isDebian() && process.getuid?.() === 0) {
    const packages = missing.map(({ debian }) => debian);
    console.log(`Installing ${packages.join(', ')} (apt-get) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { stdio: ['ignore', 'ignore', 'inherit'], env };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
  }
  return PARTS.filter((part) => !part.isHere());
}

/** The distribution's name, for the words of a skip. */
export function systemName() {
  if (!isLinux || !existsSync('/etc/os-release')) return process.platform;
  return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux';
}
