import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = 'assay-chromium-';

/** Makes an empty profile folder, readable by its owner only. Its name says whose it is: `assay-chromium-<pid>-…`. */
export function makeProfile(tempDir: string, pid: number): string {
  return mkdtempSync(join(tempDir, `${PREFIX}${pid}-`));
}

/** Removes a profile. Chromium's helpers may write for a moment longer than Chromium lives, so it tries again. */
export function removeProfile(profileDir: string): void {
  rmSync(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** Removes profiles whose owner was killed before it could: SIGKILL leaves nobody to clean up. */
export function removeStaleProfiles(tempDir: string, isAlive: (pid: number) => boolean): void {
  for (const name of readdirSync(tempDir)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    try {
      removeProfile(join(tempDir, name));
    } catch {
      // Another person's, on a shared machine: theirs to remove.
    }
  }
}

/** True while a process with that id runs, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
