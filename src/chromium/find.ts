// `node out/chromium/find.js`, for `npm start`: prints the browser that the stand-in would drive here, or says on stderr why
// there is none and ends with status 1.
import { findBrowser } from './browser/find-browser.ts';
import { readOptions } from './browser/options.ts';

const { sandbox } = readOptions(process.env, process.platform, process.getuid?.());
const found = sandbox.kind === 'refused' ? sandbox : findBrowser();

if ('path' in found) process.stdout.write(`${found.path}\n`);
else {
  process.stderr.write(`${found.reason}\n`);
  process.exitCode = 1;
}
