import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { attach } from '../support/launch-shell.ts';
import { buildShell } from './build-shell.ts';
import { type FixtureWindow, invoke, startShell } from './shell.ts';

let root: string;
beforeAll(async () => {
  root = await buildShell();
});

/** A server on this machine that nothing in the window may reach; it counts who does. */
async function startTarget(): Promise<{ origin: string; hits: () => number }> {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits += 1;
    response.setHeader('Access-Control-Allow-Origin', '*').end('reached');
  });
  server.on('connection', () => (hits += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { origin: `127.0.0.1:${(server.address() as AddressInfo).port}`, hits: () => hits };
}

const address = (page: Page): Promise<string> => page.evaluate(() => location.href);
const HOME = 'https://assay.invalid/';

describe('the window’s page', () => {
  test('is a secure context with a strict policy in its header', async () => {
    const { page } = await attach(startShell(root));
    const response = await page.reload();
    const policy = (await response?.allHeaders())?.['content-security-policy'] ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "trusted-types 'none'",
      'sandbox allow-scripts',
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([true, 'object']);
  });

  test('has its own styles, a nonce that is another on each load, and no violation of its own', async () => {
    const { page } = await attach(startShell(root));
    const nonce = (): Promise<string | undefined> =>
      page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce);
    const first = await nonce();
    await page.reload();
    expect(first).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(await nonce()).not.toBe(first);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).color)).toBe(
      'rgb(1, 2, 3)',
    );
    expect(await page.evaluate(() => (globalThis as unknown as FixtureWindow).violations)).toEqual([]);
  });

  test('takes a style with the nonce, and refuses inline script, style and HTML strings', async () => {
    const { page } = await attach(startShell(root));
    const seen = await page.evaluate(() => {
      const add = (name: string, text: string, nonce?: string): Element => {
        const element = document.createElement(name);
        if (nonce) element.setAttribute('nonce', nonce);
        element.append(text);
        document.head.append(element);
        return element;
      };
      const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
      add('style', 'h1 { color: rgb(4, 5, 6) }', nonce);
      add('style', 'h1 { color: rgb(7, 8, 9) !important }');
      const script = document.createElement('script');
      let trusted = 'accepted';
      try {
        script.textContent = 'globalThis.ran = true';
        document.head.append(script);
        document.body.innerHTML = '<p>no</p>';
      } catch {
        trusted = 'refused';
      }
      return [getComputedStyle(document.querySelector('h1') as Element).color, trusted, 'ran' in globalThis];
    });
    expect(seen).toEqual(['rgb(4, 5, 6)', 'refused', false]);
  });

  test('reaches nothing on the network, by whatever means', async () => {
    const { page } = await attach(startShell(root));
    const target = await startTarget();
    const outcomes = await page.evaluate(async (origin) => {
      const settle = (work: () => Promise<unknown>): Promise<string> =>
        work().then(
          () => 'reached',
          () => 'refused',
        );
      const image = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const element = new Image();
          element.addEventListener('load', resolve);
          element.addEventListener('error', reject);
          element.src = `http://${origin}/image.png`;
        });
      const socket = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const made = new WebSocket(`ws://${origin}/`);
          made.addEventListener('open', resolve);
          made.addEventListener('error', reject);
        });
      const frame = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const element = document.createElement('iframe');
          element.src = `http://${origin}/frame`;
          document.addEventListener('securitypolicyviolation', reject, { once: true });
          element.addEventListener('load', resolve);
          document.body.append(element);
        });
      navigator.sendBeacon(`http://${origin}/beacon`, 'x');
      return [
        await settle(() => fetch(`http://${origin}/`)),
        await settle(() => fetch(`http://${origin}/`, { mode: 'no-cors' })),
        await settle(image),
        await settle(socket),
        await settle(frame),
      ];
    }, target.origin);
    expect(outcomes).toEqual(Array.from(outcomes, () => 'refused'));
    expect(target.hits()).toBe(0);
  });

  test('cannot open a window, follow a link away, or download', async () => {
    const { page, browser } = await attach(startShell(root));
    expect(await page.evaluate(() => window.open('https://example.test/'))).toBeNull();
    await page.click('#away');
    await page.click('#popup');
    await page.click('#download');
    await page.click('#away', { modifiers: ['Control'] });
    await page.click('#away', { modifiers: ['Shift'] });
    await page.evaluate(() => {
      location.href = 'file:///etc/passwd';
    });
    // The page still answers, at its own address, and it is the only one.
    expect(await invoke(page, 'test.echo', { text: 'here' })).toMatchObject({ ok: true });
    expect(await address(page)).toBe(HOME);
    expect(browser.contexts().flatMap((context) => context.pages())).toHaveLength(1);
  });

  test.for(['about:blank', 'blob:'])(
    'is brought back when it goes to %s, which has no bridge',
    async (kind) => {
      const { page } = await attach(startShell(root));
      await page.evaluate((where) => {
        const blob = new Blob(['<p>blob</p>'], { type: 'text/html' });
        location.href = where === 'blob:' ? URL.createObjectURL(blob) : where;
      }, kind);
      await page.waitForEvent('framenavigated', (frame) => frame.url() === HOME);
      await page.getByText('hello').waitFor();
      expect(await address(page)).toBe(HOME);
    },
  );

  test('is given files of its own folder and nothing beside it', async () => {
    const { page } = await attach(startShell(root));
    const statuses = await page.evaluate(async () => {
      const load = (path: string): Promise<string> =>
        new Promise((resolve) => {
          const link = document.createElement('link');
          link.rel = 'stylesheet';
          link.href = path;
          link.addEventListener('load', () => resolve('served'));
          link.addEventListener('error', () => resolve('refused'));
          document.head.append(link);
        });
      const paths = [
        '/page.css',
        '/nothing.css',
        '/..%2f..%2fpackage.json',
        '/%2e%2e/%2e%2e/package.json',
        '//other/page.css',
      ];
      return await Promise.all(paths.map(load));
    });
    expect(statuses).toEqual(['served', 'refused', 'refused', 'refused', 'refused']);
  });

  test('is denied every permission', async () => {
    const { page } = await attach(startShell(root));
    const states = await page.evaluate(() => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'clipboard-read',
        'clipboard-write',
        'midi',
      ];
      return Promise.all(
        names.map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      );
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  test('is the only window: another one of the same Chromium is closed', async () => {
    const { browser } = await attach(startShell(root));
    const control = await browser.newBrowserCDPSession();
    const closed = new Promise((resolve) => control.on('Target.targetDestroyed', resolve));
    await control.send('Target.setDiscoverTargets', { discover: true });
    await control.send('Target.createTarget', { url: 'about:blank' });
    await closed;
    expect(browser.contexts().flatMap((context) => context.pages())).toHaveLength(1);
  });
});
