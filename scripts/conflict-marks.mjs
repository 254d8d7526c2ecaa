// Refuses what a merge leaves behind where both sides changed a line. Looks at every file that git knows or would add,
// in the folder that is named, else here. Exit 1: there are some, and each is told by file and line.
import { spawnSync } from 'node:child_process';
import { ROOT } from './node24.mjs';

/** A line of equals signs alone is no proof: headings are written so. */
const MARKS = String.raw`^(<{7}|>{7}|\|{7})( |$)`;

const folder = process.argv[2] ?? ROOT;
const found = spawnSync('git', ['grep', '--untracked', '-nIE', '-e', MARKS, '--', '.'], {
  cwd: folder,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
// git grep: 0 found something, 1 found nothing, more could not look.
if (found.status === 0) {
  console.error(`Marks of a merge that was not finished:\n${found.stdout.trimEnd()}`);
  process.exit(1);
}
if (found.status !== 1) {
  console.error(`git could not look: ${found.stderr?.trim() || (found.error?.message ?? 'it did not run')}`);
  process.exit(1);
}
