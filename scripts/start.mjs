// `npm start`: installs, builds and opens the app; picks the shell that really starts here and says which, and why.
// Plain JavaScript for Node 20, with nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { electronBinary } from './electron-binary.mjs';
import { ensurePackages } from './install.mjs';
import { ROOT, requireNode24 } from './node24.mjs';

const ELECTRON_FETCH_LIMIT_MS = 90_000;
const ELECTRON_TRY_LIMIT_MS = 20_000;
const say = (line) => process.stderr.write(`${line}\n`);

/** A display the window can open on: always on macOS and Windows, by environment elsewhere. */
function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** One bounded try to fetch Electron's binary, by the package's own installer in a child, telling how long it has taken. */
async function fetchElectron(node) {
  say(`Fetching Electron's binary (about 120 MB, once, at most ${ELECTRON_FETCH_LIMIT_MS / 1000} s) …`);
  const startedAt = Date.now();
  const child = spawn(node, [join(ROOT, 'node_modules', 'electron', 'install.js')], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  const ticker = setInterval(() => say(`  … ${Math.round((Date.now() - startedAt) / 1000)} s`), 5000);
  const limit = setTimeout(() => child.kill('SIGKILL'), ELECTRON_FETCH_LIMIT_MS);
  const signal = await new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', (_, killedBy) => resolve(killedBy));
  });
  clearInterval(ticker);
  clearTimeout(limit);
  const file = electronBinary();
  if (file) return { file };
  const why = signal === 'SIGKILL' ? 'it took too long' : 'its release server cannot be reached';
  return { why: `Electron's binary is not here and could not be fetched: ${why}` };
}

/** Present must mean that it starts: Ubuntu since 23.10 aborts on the SUID sandbox. */
function doesElectronStart(file) {
  const probe = join(ROOT, 'scripts', 'electron-probe.cjs');
  const args = isRootOnLinux() ? ['--no-sandbox', probe] : [probe];
  const done = spawnSync(file, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: ELECTRON_TRY_LIMIT_MS,
    encoding: 'utf8',
  });
  return done.stdout?.includes('assay-electron-ok') ?? false;
}

function isRootOnLinux() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

async function chooseElectron(node) {
  const present = electronBinary();
  const found = present ? { file: present } : await fetchElectron(node);
  if (!found.file) return { why: found.why };
  if (!doesElectronStart(found.file)) return { why: 'Electron is here but does not start on this machine' };
  return { file: found.file };
}

/** The installed Chromium, Chrome or Edge, found by the stand-in's own finder, which says why where there is none. */
function chooseChromium(node) {
  const done = spawnSync(node, [join(ROOT, 'out', 'chromium', 'find.js')], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  const file = done.stdout?.trim();
  const words = done.stderr?.trim().replace(/\.?$/, '.') || 'No Chromium, Chrome or Edge was found.';
  return file ? { file } : { why: words };
}

/** The stand-in's exit status where no browser could be started: the terminal is what is left. */
const NO_BROWSER = 69;

function runDemo(node, why) {
  say(`Terminal walk-through, because ${why}`);
  run(node, [join(ROOT, 'out', 'cli', 'index.js'), 'demo']);
}

function run(command, args, { env = {}, onExit = (code) => process.exit(code ?? 1) } = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    say(`It could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', onExit);
}

async function main() {
  if (!ensurePackages()) {
    say(
      'The packages could not be installed: npm said why above. Check the network and the npm registry, then run npm start again.',
    );
    process.exit(1);
  }
  const node = requireNode24();
  say('Building …');
  if (
    spawnSync(node, [join(ROOT, 'scripts', 'build.mjs')], { cwd: ROOT, stdio: ['ignore', 2, 2] }).status !== 0
  ) {
    say('The build failed: the words above say where.');
    process.exit(1);
  }
  if (!hasDisplay()) {
    runDemo(
      node,
      'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Run npm start on a desktop for the window.',
    );
    return;
  }
  const electron = await chooseElectron(node);
  if (electron.file) {
    say('Electron, because its binary is here and starts.');
    run(electron.file, [...(isRootOnLinux() ? ['--no-sandbox'] : []), ROOT], { env: WITH_SANDBOX });
    return;
  }
  const chromium = chooseChromium(node);
  if (!chromium.file) {
    runDemo(node, `${electron.why}, and no other window opens: ${chromium.why}`);
    return;
  }
  say(
    `The installed ${chromium.file}, because ${electron.why}. For native menus, run npm start where Electron can be fetched.`,
  );
  run(
    node,
    ['--import', join(ROOT, 'out', 'chromium', 'register.js'), join(ROOT, 'out', 'main', 'index.js')],
    {
      env: WITH_SANDBOX,
      onExit: (code) => {
        if (code === NO_BROWSER) runDemo(node, 'that browser does not start here (its words are above).');
        else process.exit(code ?? 1);
      },
    },
  );
}

/** The sandbox profiles are ready when the window opens. */
const WITH_SANDBOX = { ASSAY_START_SANDBOX: '1' };

await main();
