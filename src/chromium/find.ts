import { findBrowser } from './browser/find-browser.ts';

// Says which installed browser the stand-in would drive: its path on stdout, or on stderr why there is none.
const found = findBrowser();
if ('path' in found) {
  process.stdout.write(`${found.path}\n`);
} else {
  process.stderr.write(`${found.reason}\n`);
  process.exitCode = 1;
}
