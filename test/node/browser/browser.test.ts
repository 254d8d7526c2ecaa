import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBrowser } from '../../../src/node/browser/create-browser.ts';

const URL_WITH_STATE =
  'https://issuer.example/authorize?client_id=a&state=s3cret%20&x=%22$(touch%20pwned)%22;`id`|cat';

/** A folder with a program of this name, which is all there is on the PATH. */
async function install(
  name: string,
  script: string,
): Promise<{ readonly env: NodeJS.ProcessEnv; readonly seen: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'assay-browser-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const seen = path.join(folder, 'seen');
  await writeFile(path.join(folder, name), `#!/bin/sh\n${script}\n`);
  await chmod(path.join(folder, name), 0o755);
  return { env: { PATH: folder, DISPLAY: ':0', SEEN: seen }, seen };
}

const isPosix = process.platform !== 'win32';

test.runIf(isPosix)(
  'on Linux xdg-open is given the address as one argument, which no shell reads',
  async () => {
    const { env, seen } = await install('xdg-open', 'printf "%s\\n" "$#" "$1" > "$SEEN"');
    const result = await createBrowser({ platform: 'linux', env }).open(URL_WITH_STATE);
    expect(result).toEqual({ ok: true, value: undefined });
    expect(await readFile(seen, 'utf8')).toBe(`1\n${new URL(URL_WITH_STATE).href}\n`);
  },
);

test.runIf(isPosix)('on Windows rundll32 is given the address as one argument', async () => {
  const { env, seen } = await install('rundll32', 'printf "%s\\n" "$#" "$1" "$2" > "$SEEN"');
  await createBrowser({ platform: 'win32', env }).open(URL_WITH_STATE);
  expect(await readFile(seen, 'utf8')).toBe(
    `2\nurl.dll,FileProtocolHandler\n${new URL(URL_WITH_STATE).href}\n`,
  );
});

test.runIf(isPosix)('an opener that fails is a fault that tells its status and not the address', async () => {
  const { env } = await install('xdg-open', 'exit 3');
  const result = await createBrowser({ platform: 'linux', env }).open(URL_WITH_STATE);
  expect(result).toMatchObject({
    ok: false,
    fault: { code: 'browser.failed', message: 'xdg-open ended with status 3.' },
  });
  expect(JSON.stringify(result)).not.toContain('s3cret');
});

test('an opener that is not installed is a fault that names it', async () => {
  const env = { PATH: '/nowhere', DISPLAY: ':0' };
  const result = await createBrowser({ platform: 'linux', env }).open('https://a.example/');
  expect(result).toMatchObject({
    ok: false,
    fault: { message: 'xdg-open is not installed, and opens the browser on this system.' },
  });
});

test.runIf(isPosix)('an opener that stays as long as the browser does is not waited for', async () => {
  const { env, seen } = await install('xdg-open', 'echo "$$" > "$SEEN"; exec /bin/sleep 60');
  const result = await createBrowser({ platform: 'linux', env, patienceMs: 300 }).open('https://a.example/');
  expect(result.ok).toBe(true);
  const pid = Number(await readFile(seen, 'utf8'));
  expect(process.kill(pid, 'SIGTERM')).toBe(true);
});

test('without a display nothing is started, and it is said', async () => {
  const result = await createBrowser({ platform: 'linux', env: { PATH: '/nowhere' } }).open(
    'https://a.example/',
  );
  expect(result).toMatchObject({
    ok: false,
    fault: { code: 'browser.failed', message: 'There is no display to open a browser on.' },
  });
});

test('the shell’s own way is taken where there is one, with the address as URL spells it', async () => {
  const opened: string[] = [];
  const browser = createBrowser({ openExternal: async (url) => void opened.push(url) });
  await browser.open('HTTPS://Issuer.example/a b');
  expect(opened).toEqual(['https://issuer.example/a%20b']);
});

test('a shell that fails is a fault without its words, which may have the address in them', async () => {
  const browser = createBrowser({ openExternal: (url) => Promise.reject(new Error(`cannot open ${url}`)) });
  const result = await browser.open(URL_WITH_STATE);
  expect(result).toMatchObject({ ok: false, fault: { code: 'browser.failed' } });
  expect(JSON.stringify(result)).not.toContain('s3cret');
});

test.each([
  'http://127.0.0.1:8765/a',
  'http://127.1/a',
  'http://[::1]:80/',
  'http://localhost:3000/',
  'https://issuer.example/',
])('%s is opened', async (url) => {
  const opened: string[] = [];
  await createBrowser({ openExternal: async (one) => void opened.push(one) }).open(url);
  expect(opened).toHaveLength(1);
});

test.each([
  'http://issuer.example/',
  'http://127.0.0.1.attacker.example/',
  'http://localhost.attacker.example/',
  'http://0.0.0.0/',
  'http://[::ffff:10.0.0.1]/',
  'https://issuer.example@attacker.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id PCWDiagnostic',
  'data:text/html,hi',
  '-version',
  '',
])('%s is not opened', async (url) => {
  const opened: string[] = [];
  const result = await createBrowser({ openExternal: async (one) => void opened.push(one) }).open(url);
  expect(opened).toEqual([]);
  expect(result).toMatchObject({ ok: false, fault: { code: 'browser.failed' } });
});
