import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { SECURITY_HEADERS, contentSecurityPolicy } from '../../../src/main/content-security-policy.ts';

const ROOT = join(import.meta.dirname, '../../renderer/harness');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface HarnessServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Builds pages of single widgets (test/renderer/harness) and serves them on loopback under the policy that main has for the window. */
export async function startHarness(): Promise<HarnessServer> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-harness-'));
  await buildHarness(folder);
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://harness').pathname);
    const file = join(folder, path);
    const nonce = randomBytes(16).toString('base64');
    try {
      const bytes = readFileSync(file);
      const body = extname(file) === '.html' ? bytes.toString().replaceAll('__CSP_NONCE__', nonce) : bytes;
      response.writeHead(200, {
        ...SECURITY_HEADERS,
        'Content-Security-Policy': contentSecurityPolicy(nonce),
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As it ships: vitest runs with NODE_ENV=test, for which React would bring its slow, talkative build. */
async function buildHarness(outDir: string): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      plugins: [react()],
      build: {
        outDir,
        emptyOutDir: true,
        assetsInlineLimit: 0,
        minify: true,
        rollupOptions: { input: [join(ROOT, 'lists.html')] },
      },
    });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
