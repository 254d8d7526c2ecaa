import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Browser } from '../../engine/ports/browser.ts';
import { openBySystem } from './open-by-system.ts';
import { whyNotOpened } from './openable.ts';

export interface BrowserOptions {
  /** The shell's own way, such as Electron's `shell.openExternal`; by the system's command where absent. */
  readonly openExternal?: (url: string) => Promise<void>;
  readonly platform?: NodeJS.Platform;
  readonly env?: NodeJS.ProcessEnv;
  /** How long a command may run and still be waited for: some stay for as long as the browser does. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 1_500;

/**
 * Opens the person's own browser: https anywhere, http on this machine, nothing else. Fault: browser.failed, whose
 * words never have the address in them, since its query has the state.
 */
export function createBrowser(options: BrowserOptions = {}): Browser {
  const { openExternal, platform = process.platform, env = process.env, patienceMs = PATIENCE_MS } = options;
  const start = openExternal
    ? (url: string) => openByShell(openExternal, url)
    : (url: string) => openBySystem(url, { platform, env, patienceMs });
  return {
    open: async (text): Promise<Result<void, Fault>> => {
      const reason = whyNotOpened(text) ?? (await start(new URL(text).href));
      return reason === undefined ? ok(undefined) : failed(fault('browser.failed', reason));
    },
  };
}

async function openByShell(
  openExternal: (url: string) => Promise<void>,
  url: string,
): Promise<string | undefined> {
  try {
    await openExternal(url);
    return undefined;
  } catch {
    return 'The system did not open a browser.';
  }
}
