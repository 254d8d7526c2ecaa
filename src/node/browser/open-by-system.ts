import { spawn } from 'node:child_process';

export interface SystemOptions {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly patienceMs: number;
}

interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** Starts the system's opener, without a shell. Resolves with why it failed, or undefined once it went well or is at work. */
export async function openBySystem(url: string, options: SystemOptions): Promise<string | undefined> {
  const command = commandFor(url, options);
  return typeof command === 'string' ? command : run(command, options);
}

function commandFor(url: string, { platform, env }: SystemOptions): Command | string {
  switch (platform) {
    case 'darwin':
      return { file: '/usr/bin/open', args: [url] };
    case 'win32':
      // `start` is a word of cmd.exe, to which & and ^ in a query mean something. This is no shell.
      return { file: 'rundll32', args: ['url.dll,FileProtocolHandler', url] };
    default:
      // Without a display xdg-open goes looking for browsers in the terminal, which nobody would see.
      if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY'] && !env['BROWSER'])
        return 'There is no display to open a browser on.';
      return { file: 'xdg-open', args: [url] };
  }
}

function run({ file, args }: Command, { env, patienceMs }: SystemOptions): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      env,
      stdio: 'ignore',
      detached: true,
      shell: false,
      windowsHide: true,
    });
    // A browser that was started by it goes on without us.
    child.unref();
    const end = (reason: string | undefined): void => {
      clearTimeout(timer);
      resolve(reason);
    };
    const timer = setTimeout(() => end(undefined), patienceMs);
    child.once('error', (error: NodeJS.ErrnoException) => end(explainSpawn(file, error.code)));
    child.once('exit', (status, signal) =>
      end(status === 0 ? undefined : `${file} ended with ${signal ?? `status ${status}`}.`),
    );
  });
}

function explainSpawn(file: string, code: string | undefined): string {
  return code === 'ENOENT'
    ? `${file} is not installed, and opens the browser on this system.`
    : `${file} could not be started (${code}).`;
}
