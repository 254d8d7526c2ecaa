import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { SECURITY_HEADERS, contentSecurityPolicy } from './content-security-policy.ts';
import { protocol } from './electron.ts';

const SCHEME = 'app';
/** The address of the window's page; every frame that may call the program has an address that begins so. */
export const APP_ADDRESS = 'app://assay/';
/** Stands in index.html where the nonce of this load goes. */
const NONCE_PLACE = '__CSP_NONCE__';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Path of an address → the file behind it. */
export type Manifest = ReadonlyMap<string, string>;

/** Lists what may be served: the files that are in the folder now, of kinds that a page is made of; nothing else ever. */
export function readManifest(folder: string): Manifest {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((entry) => entry.isFile() && Object.hasOwn(CONTENT_TYPES, extname(entry.name)))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [`/${relative(folder, file).split(sep).join('/')}`, file];
      }),
  );
}

/** Answers requests for `app://assay/…` from the manifest. A path is looked up, never joined: there is no way out. */
export function createAppHandler(
  manifest: Manifest,
  makeNonce: () => string = () => randomBytes(16).toString('base64'),
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    const address = new URL(url);
    if (method !== 'GET') return refuse(405);
    const path = address.pathname === '/' ? '/index.html' : address.pathname;
    const file = address.host === 'assay' ? manifest.get(path) : undefined;
    if (file === undefined) return refuse(404);
    const extension = extname(file);
    const nonce = makeNonce();
    const headers = {
      ...SECURITY_HEADERS,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'Content-Type': CONTENT_TYPES[extension] ?? 'application/octet-stream',
    };
    if (extension !== '.html') return new Response(new Uint8Array(await readFile(file)), { headers });
    return new Response((await readFile(file, 'utf8')).replaceAll(NONCE_PLACE, nonce), { headers });
  };
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS });
}

/** Registers the scheme as a secure origin of its own. Only possible before the app is ready. */
export function setupAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the window's page from a folder. Resolves when the page has been given its first script and whatever else it asked
 * for with that (its style sheet, which a script waits for). Throws where the page is not there: the program is not built, or
 * not whole.
 */
export function serveAppScheme(rendererDir: string): Promise<void> {
  const manifest = readManifest(rendererDir);
  if (!manifest.has('/index.html')) throw new Error('the window has no page');
  const answer = createAppHandler(manifest);
  let underWay = 0;
  let hasScript = false;
  return new Promise((resolve) => {
    protocol.handle(SCHEME, async (request) => {
      underWay += 1;
      const response = await answer(request).finally(() => (underWay -= 1));
      hasScript ||= new URL(request.url).pathname.endsWith('.js');
      if (hasScript && underWay === 0) resolve();
      return response;
    });
  });
}
