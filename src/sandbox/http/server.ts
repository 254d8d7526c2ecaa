import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { EchoApi, sendJson } from '../api/echo.ts';
import { protectedResourceMetadata } from '../api/metadata.ts';
import { API_ADDRESSES } from '../apis.ts';
import type { SandboxFault } from '../faults/names.ts';
import type { SandboxMaterial } from '../material.ts';
import { homePage } from '../pages/home-page.ts';
import { onResponse, sendPage } from '../pages/page.ts';
import { buildProvider } from '../provider/build-provider.ts';
import { handleInteraction, isInteraction } from '../provider/interactions.ts';
import { findMisdirection } from './guard.ts';
import { type Send, createSender } from './send.ts';

/** What a server is made from. */
export interface ServerParts {
  readonly material: SandboxMaterial;
  readonly faults: readonly SandboxFault[];
  /** One line for each request, without query, token or session. */
  readonly onRequest: (line: string) => void;
  readonly onError: (error: unknown) => void;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Binds a loopback port: the preferred one, another if it is taken or not allowed. Rejects when none can be had. */
export async function bindLoopback(preferredPort: number): Promise<{ server: Server; port: number }> {
  try {
    return await listen(preferredPort);
  } catch (error) {
    if (preferredPort === 0) throw error;
    return listen(0);
  }
}

async function listen(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  await promise;
  server.off('error', reject);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return { server, port: address.port };
}

/** Serves the issuer and its API on a bound server; what it returns stops it, cutting off answers under way. */
export function serve(server: Server, port: number, parts: ServerParts): () => Promise<void> {
  const host = `127.0.0.1:${port}`;
  const issuer = `http://${host}`;
  const sender = createSender();
  const route = createRouter(issuer, port, parts, sender.send);
  server.on('request', (request, response) => {
    logWhenDone(request, response, parts.onRequest);
    const misdirected = findMisdirection(request, host);
    if (misdirected !== undefined) return refuse(response, misdirected.status, misdirected.why);
    Promise.resolve(route(request, response)).catch((error: unknown) => {
      parts.onError(error);
      if (!response.headersSent) refuse(response, 500, 'The sandbox failed; the reason is in its log.');
    });
  });
  return () => {
    sender.close();
    return closeServer(server);
  };
}

async function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  await promise;
}

function createRouter(issuer: string, port: number, parts: ServerParts, send: Send): Handler {
  const { material, faults, onError } = parts;
  const provider = buildProvider({ issuer, port, material, faults, onError });
  const apiParts = { issuer, material, send, isDpopNonceRequired: faults.includes('dpop-nonce-required') };
  const apis = new Map(
    Object.values(API_ADDRESSES).map((address) => [address.path, new EchoApi(address, apiParts)]),
  );
  const issue = provider.callback();
  return (request, response) => {
    const path = pathOf(request);
    const api = apis.get(path);
    if (api !== undefined) return api.handle(request, response);
    if (isInteraction(path)) return handleInteraction(provider, request, response);
    if (path === '/') return sendPage(onResponse(response), homePage(issuer));
    const metadata = protectedResourceMetadata(path, issuer);
    if (metadata !== undefined) return sendJson(response, 200, metadata);
    return issue(request, response);
  };
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Connection', 'close');
  response.writeHead(status).end(`${why}\n`);
}

/** Reports a request once it has been answered, or given up. The address of a session is left out. */
function logWhenDone(request: IncomingMessage, response: ServerResponse, log: (line: string) => void): void {
  const startedAt = performance.now();
  response.once('close', () => {
    const outcome = response.writableFinished ? String(response.statusCode) : 'cut off';
    const ms = Math.round(performance.now() - startedAt);
    log(`${request.method ?? ''} ${templateOf(pathOf(request))} ${outcome} ${ms} ms`);
  });
}

/** The path with what names one session taken out; anything unknown is not repeated at all. */
function templateOf(path: string): string {
  const session = SESSION_PATH.exec(path)?.[1];
  if (session !== undefined) return `/${session}/…`;
  return KNOWN_PATH.test(path) ? path : '(unknown path)';
}

const SESSION_PATH = /^\/(authorize|device|interaction)\/./;
const KNOWN_PATH = /^\/(?:[a-z_]{0,24}|\.well-known\/[a-z/-]{1,64}|api\/[a-z/]{1,24}|logout\/[a-z]{1,10})$/;

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}
