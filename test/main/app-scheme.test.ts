import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { createAppHandler, readManifest, serveAppScheme, setupAppScheme } from '../../src/main/app-scheme.ts';
import { contentSecurityPolicy } from '../../src/main/content-security-policy.ts';
import { protocol } from './fake-electron.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

let folder: string;
beforeAll(() => {
  const outside = temporaryFolder('scheme');
  folder = join(outside, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'secret.json'), '{"outside":true}');
  writeFileSync(join(folder, 'index.html'), '<meta nonce="__CSP_NONCE__"><i nonce="__CSP_NONCE__">');
  writeFileSync(join(folder, 'assets/a.css'), 'a {}');
  writeFileSync(join(folder, 'assets/a.js'), 'a()');
  writeFileSync(join(folder, 'assets/font.woff2'), Buffer.from([0, 255, 254]));
  writeFileSync(join(folder, 'assets/a.js.map'), '{}');
  symlinkSync(join(outside, 'secret.json'), join(folder, 'link.json'));
});

const handle = (url: string, method = 'GET'): Promise<Response> =>
  createAppHandler(readManifest(folder), () => 'NONCE')({ url, method });

describe('the app scheme', () => {
  test('is registered as standard and secure, serves the folder, and says when the page has its script and its style', async () => {
    setupAppScheme();
    const [[schemes]] = protocol.registerSchemesAsPrivileged.mock.calls as [[object[]]];
    expect(schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
    expect(JSON.stringify(schemes)).not.toContain('bypassCSP');
    let hasFiles = false;
    const served = serveAppScheme(folder).then(() => (hasFiles = true));
    const [[scheme, handler]] = protocol.handle.mock.calls as [
      [string, (request: Request) => Promise<Response>],
    ];
    expect(scheme).toBe('app');
    expect((await handler(new Request('app://assay/'))).status).toBe(200);
    expect(hasFiles).toBe(false);
    const style = handler(new Request('app://assay/assets/a.css'));
    const script = handler(new Request('app://assay/assets/a.js'));
    await Promise.race([style, script]);
    expect(hasFiles).toBe(false);
    await Promise.all([style, script]);
    await served;
    expect(hasFiles).toBe(true);
  });

  test('serves the page with the nonce of this load in its places and in the policy', async () => {
    const response = await handle('app://assay/');
    expect(await response.text()).toBe('<meta nonce="NONCE"><i nonce="NONCE">');
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy('NONCE'));
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  test('makes another nonce of at least 128 bits for each load', async () => {
    const handler = createAppHandler(readManifest(folder));
    const load = async (): Promise<string> =>
      (await (await handler({ url: 'app://assay/', method: 'GET' })).text()).slice(13, 37);
    const [first, second] = [await load(), await load()];
    expect(Buffer.from(first, 'base64')).toHaveLength(16);
    expect(second).not.toBe(first);
  });

  test('serves files as the bytes and the type that they are, with the headers that deny', async () => {
    const font = await handle('app://assay/assets/font.woff2?x=1');
    expect(Buffer.from(await font.arrayBuffer())).toEqual(Buffer.from([0, 255, 254]));
    expect(font.headers.get('content-type')).toBe('font/woff2');
    const script = await handle('app://assay/assets/a.js');
    expect(Object.fromEntries(script.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
  });

  test.for([
    'app://assay/nothing.js',
    'app://assay/../secret.json',
    'app://assay/%2e%2e/secret.json',
    'app://assay/..%2fsecret.json',
    'app://assay/assets/../../secret.json',
    'app://assay/assets\\..\\..\\secret.json',
    'app://assay//secret.json',
    'app://assay/link.json',
    'app://assay/assets',
    'app://assay/assets/',
    'app://assay/assets/a.js.map',
    'app://assay/ASSETS/a.js',
    'app://other/index.html',
    'app://assay.evil/index.html',
    'app://assay:1/index.html',
    'app://assay/constructor',
  ])('answers 404 to %s', async (url) => {
    const response = await handle(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  test.for(['POST', 'HEAD', 'PUT'])('answers 405 to %s', async (method) => {
    expect((await handle('app://assay/', method)).status).toBe(405);
  });
});

describe('the content security policy', () => {
  const directives = new Map(
    contentSecurityPolicy('N')
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  );

  test('allows nothing by default, nothing inline, no evaluation, no data: and no host', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    const sources = [...directives.values()].flat();
    expect(sources.filter((source) => /unsafe|data:|blob:|\*|https?:/.test(source ?? ''))).toEqual([]);
  });

  test('has the nonce for styles only', () => {
    expect(
      [...directives].filter(([, sources]) => sources.includes("'nonce-N'")).map(([name]) => name),
    ).toEqual(['style-src']);
  });

  test('sandboxes the page without popups, downloads, modals or top navigation', () => {
    expect(directives.get('sandbox')).toEqual(['allow-scripts', 'allow-same-origin', 'allow-forms']);
  });

  test('says for itself what default-src does not cover', () => {
    for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(directives.get(name)).toEqual(["'none'"]);
  });
});
