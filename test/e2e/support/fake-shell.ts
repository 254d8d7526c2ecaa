import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, _electron } from 'playwright';
import { LINK_VARIABLE, type ProgramLink, listenForProgram } from '../../support/fake-window/program-link.ts';
import { electronBinary } from './electron-binary.ts';
import { attach, launchShell } from './launch-shell.ts';

/** A shell with the fake program in it: its window's page, and the way to the program. */
export interface FakeShell {
  readonly page: Page;
  readonly link: ProgramLink;
  /** The shell's own process. */
  readonly pid: number;
  close(): Promise<void>;
}

type Started = Omit<FakeShell, 'link'>;

/** Starts a shell that was built around the fake program: over Chromium, or over Electron where it is told to. */
export async function startFakeShell(root: string, name: 'chromium' | 'electron'): Promise<FakeShell> {
  const tempDir = mkdtempSync(join(tmpdir(), 'assay-window-shell-'));
  const link = await listenForProgram();
  const env = { [LINK_VARIABLE]: String(link.port), TZ: 'UTC' };
  const started =
    name === 'chromium' ? await overChromium(root, tempDir, env) : await overElectron(root, tempDir, env);
  const session = await started.page.context().newCDPSession(started.page);
  await session.send('Emulation.setLocaleOverride', { locale: 'en-GB' });
  return {
    ...started,
    link,
    async close() {
      link.close();
      await started.close();
      rmSync(tempDir, { recursive: true, force: true });
    },
  };
}

async function overChromium(root: string, tempDir: string, env: Record<string, string>): Promise<Started> {
  const shell = launchShell(root, { tempDir, env });
  const { browser, page } = await attach(shell);
  return {
    page,
    pid: shell.process.pid ?? 0,
    async close() {
      await browser.close();
      shell.process.kill('SIGTERM');
      await shell.ended;
    },
  };
}

async function overElectron(root: string, tempDir: string, env: Record<string, string>): Promise<Started> {
  const executablePath = electronBinary();
  if (executablePath === undefined) throw new Error('Electron’s binary is not on this machine');
  const app = await _electron.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    env: {
      ...(process.env as Record<string, string>),
      ASSAY_USER_DATA: join(tempDir, 'data'),
      ...env,
    },
  });
  return { page: await app.firstWindow(), pid: app.process().pid ?? 0, close: () => app.close() };
}
