import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { attach } from '../support/launch-shell.ts';
import { buildShell } from './build-shell.ts';
import { invoke, startShell } from './shell.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let root: string;
beforeAll(async () => {
  root = await buildShell();
});

/** A site on this machine that sets a cookie and shows the one it was sent. */
async function startSite(): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html').setHeader('Set-Cookie', 'person=alice; HttpOnly');
    response.end(`<title>Site</title><p>cookie: ${request.headers.cookie ?? 'none'}</p>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A folder with an `xdg-open` of our own; `script` runs with its arguments. */
function fakeOpener(script: string): { env: Record<string, string>; folder: string } {
  const folder = temporaryFolder('e2e');
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/xdg-open'), `#!/bin/sh\ncd '${folder}'\n${script}\n`);
  chmodSync(join(folder, 'bin/xdg-open'), 0o755);
  return { folder, env: { PATH: `${folder}/bin:${process.env['PATH']}`, ASSAY_TEST_BROWSER: '' } };
}

describe('the person’s browser', () => {
  test('is, in tests, pages of the same Chromium that keep their cookies among themselves', async () => {
    const site = await startSite();
    const { page, browser } = await attach(startShell(root, { env: { ASSAY_TEST_BROWSER: '1' } }));
    for (const cookie of ['none', 'person=alice']) {
      const before = new Set(browser.contexts().flatMap((context) => context.pages()));
      expect(await invoke(page, 'test.open', { url: site })).toEqual({ ok: true });
      const opened = await vi.waitFor(() => {
        const found = browser
          .contexts()
          .flatMap((context) => context.pages())
          .find((other) => !before.has(other));
        if (!found) throw new Error('no page yet');
        return found;
      });
      await opened.getByText(`cookie: ${cookie}`).waitFor();
    }
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  test.runIf(process.platform === 'linux')(
    'is asked with the address as one argument and no shell between',
    async () => {
      const { folder, env } = fakeOpener('printf "%s\\n" "$#" "$@" > part; mv part arguments');
      const { page } = await attach(startShell(root, { env }));
      const url = 'https://example.test/a?b=c&d=$(touch%20x);`touch y`#--help';
      expect(await invoke(page, 'test.open', { url })).toEqual({ ok: true });
      expect(readFileSync(join(folder, 'arguments'), 'utf8').split('\n')).toEqual([
        '1',
        new URL(url).href,
        '',
      ]);
    },
  );

  test.runIf(process.platform === 'linux')(
    'that cannot be opened is a fault that does not repeat the address',
    async () => {
      const { env } = fakeOpener('exit 3');
      const { page } = await attach(startShell(root, { env }));
      const reply = await invoke(page, 'test.open', { url: 'https://example.test/?state=hidden' });
      expect(reply).toMatchObject({ ok: false, fault: { code: 'browser.failed' } });
      expect(JSON.stringify(reply)).not.toContain('hidden');
    },
  );

  test('is not asked for anything but https, and http on this computer', async () => {
    const { page } = await attach(startShell(root, { env: { ASSAY_TEST_BROWSER: '1' } }));
    const refused = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'http://example.test/',
      'https://user:password@example.test/',
      '--help',
      '',
    ];
    for (const url of refused) {
      expect(await invoke(page, 'test.open', { url })).toMatchObject({
        ok: false,
        fault: { code: 'input.invalid' },
      });
    }
  });
});

describe('the clipboard', () => {
  test('takes text and gives it back', async () => {
    const { page } = await attach(startShell(root));
    for (const text of ['', 'é😀 "\\\n</script>`${1}`', 'x'.repeat(1_000_000)]) {
      expect(await invoke(page, 'test.copy', { text })).toEqual({ ok: true, value: null });
      expect(await invoke(page, 'test.paste', {})).toEqual({ ok: true, value: text });
    }
  });

  test('is cleared if it still holds that text, and left alone if not', async () => {
    const { page } = await attach(startShell(root));
    await invoke(page, 'test.copy', { text: 'theirs' });
    expect(await invoke(page, 'test.clear', { text: 'ours' })).toEqual({ ok: true, value: false });
    expect(await invoke(page, 'test.paste', {})).toEqual({ ok: true, value: 'theirs' });
    expect(await invoke(page, 'test.clear', { text: 'theirs' })).toEqual({ ok: true, value: true });
    expect(await invoke(page, 'test.paste', {})).toEqual({ ok: true, value: '' });
  });

  test('is not the page’s: using it through the program leaves the page without the permission', async () => {
    const { page } = await attach(startShell(root));
    await invoke(page, 'test.copy', { text: 'secret' });
    const outcome = await page.evaluate(() =>
      navigator.clipboard.readText().then(
        () => 'read',
        () => 'refused',
      ),
    );
    expect(outcome).toBe('refused');
  });
});
