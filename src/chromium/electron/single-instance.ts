import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a second start tells the first. */
export interface SecondStart {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
}

/**
 * Takes the lock of a data folder, or tells its holder of this start and returns undefined. Gives back its release.
 * The lock is one of the operating system's, through SQLite: it ends with the process however that ends, so there is no
 * stale lock and no process id to be taken for another's. Starts are told through files in a folder that is watched.
 */
export function takeLock(
  dataDir: string,
  start: SecondStart,
  onSecondStart: (start: SecondStart) => void,
): (() => void) | undefined {
  const folder = join(dataDir, 'single-instance');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const release = lock(join(folder, 'lock'));
  if (!release) {
    tell(folder, start);
    return undefined;
  }
  const watcher = watch(folder, { persistent: false }, () => readStarts(folder, onSecondStart));
  // Without watches left on the machine, a second start still ends by itself; it only cannot call the first to front.
  watcher.on('error', () => watcher.close());
  readStarts(folder, () => undefined);
  return () => {
    watcher.close();
    release();
  };
}

function lock(path: string): (() => void) | undefined {
  const database = new DatabaseSync(path);
  try {
    // Nothing is ever written to it, so it needs no journal on disk.
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return () => database.close();
  } catch {
    database.close();
    return undefined;
  }
}

function tell(folder: string, start: SecondStart): void {
  const name = `${process.pid}-${Date.now()}`;
  writeFileSync(join(folder, `${name}.part`), JSON.stringify(start), { mode: 0o600 });
  renameSync(join(folder, `${name}.part`), join(folder, `${name}.start`));
}

function readStarts(folder: string, onSecondStart: (start: SecondStart) => void): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.start')) continue;
    const path = join(folder, name);
    try {
      const start = JSON.parse(readFileSync(path, 'utf8')) as SecondStart;
      rmSync(path);
      onSecondStart(start);
    } catch {
      rmSync(path, { force: true });
    }
  }
}
