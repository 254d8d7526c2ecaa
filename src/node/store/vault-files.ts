import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** SQLite's journals lie beside the database under these suffixes. */
const JOURNALS = ['-wal', '-shm'] as const;

/** Whether anything was ever written there. An empty file is one that another process is about to fill. */
export function hasVault(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Size of the database with its journals, bytes. */
export function vaultFileBytes(path: string): number {
  const size = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return ['', ...JOURNALS].reduce((sum, suffix) => sum + size(path + suffix), 0);
}

/**
 * Makes the folder (0700) and the file (0600) where they are missing; SQLite gives its journals the file's mode.
 * A folder that was there keeps its mode: it may be a person's own.
 */
export function makeVaultFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/** Renames the database and its journals beside themselves; nothing is overwritten. Gives the database's new path. */
export function moveAside(path: string, now: Date): string {
  const target = freeName(`${path}.set-aside-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);
  renameSync(path, target);
  for (const journal of JOURNALS) {
    if (existsSync(path + journal)) renameSync(path + journal, target + journal);
  }
  return target;
}

function freeName(wanted: string): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if (!existsSync(name)) return name;
  }
}
