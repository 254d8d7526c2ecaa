import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Engine } from '../../engine/engine.ts';
import { assemble } from '../../node/assemble.ts';
import { type SandboxHost, createSandboxHost } from '../../sandbox/host.ts';
import type { SandboxFault } from '../../sandbox/faults/names.ts';
import type { Program } from '../program.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { MARKS } from '../terminal/style.ts';
import { type Terminal, line } from '../terminal/terminal.ts';
import { createLogTail } from './log-tail.ts';

/** The engine on the person's own vault, for the length of one command. */
export interface Session {
  readonly engine: Engine;
  readonly sandbox: SandboxHost;
  /** Writes the last log lines where a bug was met: what a report needs. */
  sayLog(): void;
}

export interface SessionOptions {
  /** Work in memory where the vault is locked. */
  readonly memory: boolean;
  readonly faults?: readonly SandboxFault[];
}

/** What a command does with a session. */
export type SessionWork<T> = (session: Session) => Promise<Result<T, Fault>>;

/**
 * Opens the vault, does the work, closes everything; also where the work throws. Says so where nothing will be kept.
 * Faults: vault.locked and whatever keeps the vault from opening, and those of the work.
 */
export async function withSession<T>(
  terminal: Terminal,
  program: Program,
  options: SessionOptions,
  work: SessionWork<T>,
): Promise<Result<T, Fault>> {
  const log = createLogTail();
  const engine = await assemble({
    userDataDir: program.userDataDir,
    storeWorkerUrl: program.storeWorkerUrl,
    keychainProcessUrl: program.keychainProcessUrl,
    scanWorkerUrl: program.scanWorkerUrl,
    judgeWorkerUrl: program.judgeWorkerUrl,
    keeperWorkerUrl: program.keeperWorkerUrl,
    writeLog: log.write,
  });
  const sandbox = createSandboxHost({
    engine,
    workerUrl: program.sandboxWorkerUrl,
    ...(options.faults ? { faults: options.faults } : {}),
    onLog: log.write,
  });
  try {
    const opened = await openVault(engine, terminal, options.memory);
    if (!opened.ok) return opened;
    return await work({ engine, sandbox, sayLog: () => log.say(terminal) });
  } catch (error) {
    log.say(terminal);
    throw error;
  } finally {
    await sandbox.stop();
    await engine.close();
  }
}

async function openVault(
  engine: Engine,
  terminal: Terminal,
  isMemoryAllowed: boolean,
): Promise<Result<null, Fault>> {
  const before = engine.vault.status();
  const status = before.mode === 'locked' && isMemoryAllowed ? await engine.vault.useMemory() : before;
  if (status.mode === 'locked') return failed(lockedFault(status.fault));
  if (status.mode === 'memory') {
    const why = status.fault ? ` ${safeLine(status.fault.message)}` : '';
    line(
      terminal.err,
      `${terminal.err.style.warn(MARKS.warn)} Working in memory only: nothing is kept when this command ends.${why}`,
    );
  }
  return ok(null);
}

/** The vault's own fault, under the code that gives exit status 4: a damaged database keeps it shut as a lock does. */
function lockedFault(why: Fault | undefined): Fault {
  const remedy = 'Or work in memory for this command: add --memory.';
  if (!why) return fault('vault.locked', 'The vault is locked.', { remedy });
  const isVault = why.code.startsWith('vault.');
  return { ...why, code: isVault ? why.code : 'vault.locked', remedy: `${why.remedy} ${remedy}` };
}
