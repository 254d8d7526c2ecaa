import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

/*
 * A person's login for tests: a session bus of its own, a gnome-keyring of its own, folders of its own.
 * Everything it starts ends with it, also where the test runner is killed: the bus ends when its input does.
 */

const TOOLS = ['dbus-run-session', 'dbus-send', 'gnome-keyring-daemon'] as const;
const PASSWORD = 'the password of the login keyring';
const SECRETS = 'org.freedesktop.secrets';
const run = promisify(execFile);

/** What of the tools is not there; undefined where the tests can run. */
function whatIsMissing(): string | undefined {
  if (process.platform !== 'linux') return 'the Secret Service is Linux’s';
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const missing = TOOLS.filter((tool) => !folders.some((folder) => isExecutable(join(folder, tool))));
  return missing.length === 0
    ? undefined
    : `not installed: ${missing.join(', ')} (packages gnome-keyring, dbus)`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const missing = whatIsMissing();

/** Skipped where there can be no Secret Service, and where the tools are missing on a person’s machine. In CI those fail. */
export const isSkipped =
  missing !== undefined && (process.platform !== 'linux' || process.env['CI'] !== 'true');

/** To be put after the name of what is skipped: the reason. */
export const skipNote = isSkipped ? ` [skipped: ${missing}]` : '';

export interface SessionOptions {
  /** A home of an earlier session; its keyring is there. */
  readonly home?: string;
  /** `none`: no keyring daemon; `locked`: one that nobody gave the password; `unlocked`: as after a login. */
  readonly keyring: 'none' | 'locked' | 'unlocked';
  /** What answers when the keyring asks for a password: nothing, a window that closes at once, one that stays. */
  readonly prompter?: 'none' | 'closes' | 'stays';
  /** True: the bus starts what the machine's packages registered, as a person's does. */
  readonly isActivating?: boolean;
}

export interface KeychainSession {
  readonly home: string;
  /** The environment of a program in this session. */
  readonly env: NodeJS.ProcessEnv;
  /** Locks the login keyring, as the screen lock or a person does. */
  lock(): Promise<void>;
  stop(): Promise<void>;
}

/** A home folder that is gone after the test. */
export function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'assay-kc-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
  return home;
}

/** Starts a session; it is stopped after the test at the latest. */
export async function startSession(options: SessionOptions): Promise<KeychainSession> {
  if (missing !== undefined) throw new Error(missing);
  const home = options.home ?? temporaryHome();
  const folders = makeFolders(home);
  const env = sessionEnvironment(home, folders);
  const config = options.isActivating
    ? []
    : [`--config-file=${writeBusConfig(home, options.prompter ?? 'none')}`];
  const bus = spawn(
    'dbus-run-session',
    [...config, '--', 'sh', '-c', 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat >&2'],
    {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  const [address] = (await once(createInterface(bus.stdout), 'line')) as [string];
  env['DBUS_SESSION_BUS_ADDRESS'] = address;
  const keyring =
    options.keyring === 'none' ? undefined : await startKeyring(env, options.keyring === 'unlocked');
  const session: KeychainSession = {
    home,
    env,
    lock: () => lockLogin(env),
    stop: async () => {
      await end(keyring, () => keyring?.kill());
      await end(bus, () => bus.stdin.end());
      endPrompter(home);
    },
  };
  onTestFinished(() => session.stop());
  return session;
}

/** An environment without any bus. */
export function withoutBus(home: string): NodeJS.ProcessEnv {
  return sessionEnvironment(home, makeFolders(home));
}

function makeFolders(home: string): { readonly runtime: string; readonly data: string } {
  const folders = { runtime: join(home, 'run'), data: join(home, 'share') };
  for (const folder of Object.values(folders)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
  }
  return folders;
}

function sessionEnvironment(
  home: string,
  { runtime, data }: { runtime: string; data: string },
): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: data,
    XDG_CONFIG_HOME: join(home, 'config'),
  };
}

/** A bus that starts nothing by itself but, where asked for, our own prompter. */
function writeBusConfig(home: string, prompter: NonNullable<SessionOptions['prompter']>): string {
  const services = join(home, 'services');
  mkdirSync(services, { recursive: true });
  if (prompter !== 'none') {
    const script = join(home, 'prompter.sh');
    const stays = `echo $$ > '${join(home, 'prompter.pid')}'; exec sleep 300`;
    writeFileSync(script, `#!/bin/sh\n${prompter === 'stays' ? stays : 'exit 1'}\n`, { mode: 0o755 });
    const name = 'org.gnome.keyring.SystemPrompter';
    writeFileSync(join(services, `${name}.service`), `[D-BUS Service]\nName=${name}\nExec=${script}\n`);
  }
  const path = join(home, 'bus.conf');
  writeFileSync(
    path,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=${tmpdir()}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
  );
  return path;
}

async function startKeyring(env: NodeJS.ProcessEnv, isUnlocked: boolean): Promise<ChildProcess> {
  const how = isUnlocked ? ['--unlock'] : ['--start'];
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...how], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin.end(isUnlocked ? PASSWORD : '');
  await until(async () =>
    (
      await send(env, 'org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', `string:${SECRETS}`)
    ).includes('boolean true'),
  );
  return daemon;
}

async function lockLogin(env: NodeJS.ProcessEnv): Promise<void> {
  const login = '/org/freedesktop/secrets/collection/login';
  await send(
    env,
    SECRETS,
    '/org/freedesktop/secrets',
    'org.freedesktop.Secret.Service.Lock',
    `array:objpath:${login}`,
  );
}

async function send(
  env: NodeJS.ProcessEnv,
  destination: string,
  path: string,
  method: string,
  argument: string,
): Promise<string> {
  const { stdout } = await run(
    'dbus-send',
    ['--session', '--print-reply', `--dest=${destination}`, path, method, argument],
    { env },
  );
  return stdout;
}

/** Asks again until it is so. The daemon gives no sign when it has taken its name. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('the keyring daemon did not come up');
  }
}

async function end(child: ChildProcess | undefined, stop: () => void): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  stop();
  await ended;
}

/** The bus started it, so nobody else ends it. */
function endPrompter(home: string): void {
  const file = join(home, 'prompter.pid');
  if (!existsSync(file)) return;
  try {
    process.kill(Number(readFileSync(file, 'utf8')));
  } catch {
    // It had ended by itself.
  }
  rmSync(file);
}
