import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import * as oauth from 'oauth4webapi';
import { onTestFinished } from 'vitest';
import { type PersonOptions, signInOverHttp } from '../../../src/sandbox/person.ts';
import {
  type RunningSandbox,
  type SandboxClient,
  type SandboxOptions,
  startSandbox,
} from '../../../src/sandbox/sandbox.ts';

export const WORKER_URL = new URL('../../../src/sandbox/worker.ts', import.meta.url);

/** Our issuer is on loopback, without TLS. */
export const INSECURE = { [oauth.allowInsecureRequests]: true };

/** A sandbox on a free port. The caller stops it. */
export async function start(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  const started = await startSandbox({ workerUrl: WORKER_URL, preferredPort: 0, ...options });
  if (!started.ok) throw new Error(started.fault.message);
  return started.value;
}

/** The strict reader's view of the issuer. */
export async function discover({ issuer }: RunningSandbox): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer);
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, INSECURE));
}

export function clientOf({ clients }: RunningSandbox, clientId: string): SandboxClient {
  const client = clients.find((one) => one.clientId === clientId);
  if (client === undefined) throw new Error(`no client ${clientId}`);
  return client;
}

/** The client's authentication as oauth4webapi does it. */
export async function authOf({
  clientSecret,
  privateJwk,
  authMethod,
}: SandboxClient): Promise<oauth.ClientAuth> {
  const secret = clientSecret?.expose() ?? '';
  switch (authMethod) {
    case 'none':
      return oauth.None();
    case 'client_secret_basic':
      return oauth.ClientSecretBasic(secret);
    case 'client_secret_post':
      return oauth.ClientSecretPost(secret);
    case 'private_key_jwt': {
      const jwk = privateJwk?.expose() ?? {};
      const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
      const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']);
      return oauth.PrivateKeyJwt({ key, kid: jwk['kid'] ?? '' });
    }
  }
}

/** A client's listener on loopback. It remembers the last callback. */
export interface Listener {
  readonly redirectUri: string;
  /** The callback that came last, its body parameters as a query when it was posted. */
  last(): URL;
}

/** A listener that closes with the test. */
export async function listen(host = '127.0.0.1'): Promise<Listener> {
  const { listener, close } = await openListener(host);
  onTestFinished(close);
  return listener;
}

async function openListener(host: string): Promise<{ listener: Listener; close: () => void }> {
  let seen: URL | undefined;
  const server = createServer((incoming, response) => {
    const address = new URL(incoming.url ?? '/', 'http://listener');
    void text(incoming).then((body) => {
      if (incoming.method === 'POST') address.search = body;
      seen = address;
      response.setHeader('connection', 'close').end('back');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const shown = host.includes(':') ? `[${host}]` : host;
  const last = (): URL => {
    if (seen === undefined) throw new Error('nobody came');
    return seen;
  };
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { listener: { redirectUri: `http://${shown}:${address.port}/callback`, last }, close };
}

/** An authorization request under way, with what must be remembered for the token request. */
export interface Asked {
  readonly url: string;
  readonly verifier: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
}

/** An authorization request of a client with PKCE; further parameters replace or add, undefined leaves one out. */
export function ask(
  sandbox: RunningSandbox,
  { redirectUri }: Listener,
  parameters: Readonly<Record<string, string | undefined>> = {},
): Asked {
  const [verifier, state, nonce] = [randomText(), randomText(), randomText()] as const;
  const url = new URL('/authorize', sandbox.issuer);
  const all = {
    client_id: 'sandbox-spa',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile email offline_access invoice:read',
    resource: sandbox.apis.signature.resource,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...parameters,
  };
  for (const [name, value] of Object.entries(all))
    if (value !== undefined) url.searchParams.append(name, value);
  return { url: url.href, verifier, redirectUri, state, nonce };
}

/** Tokens as they came, wire names. */
export interface Tokens {
  readonly status: number;
  readonly headers: Headers;
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly token_type: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly error?: string;
  readonly error_description?: string;
}

/** Posts a form to an endpoint as a client and reads the JSON, whatever the status. */
export async function post(
  sandbox: RunningSandbox,
  path: string,
  clientId: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; headers: Headers; body: Record<string, unknown>; text: string }> {
  const secret = clientOf(sandbox, clientId).clientSecret?.expose();
  const basic = Buffer.from(`${clientId}:${secret ?? ''}`).toString('base64');
  const response = await fetch(new URL(path, sandbox.issuer), {
    method: 'POST',
    headers: { ...(secret === undefined ? {} : { authorization: `Basic ${basic}` }), ...headers },
    body: new URLSearchParams(secret === undefined ? { client_id: clientId, ...form } : form),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const body: Record<string, unknown> = isJson ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, body, text };
}

/** A token request. */
export async function requestTokens(
  sandbox: RunningSandbox,
  clientId: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Tokens> {
  const { body, ...rest } = await post(sandbox, '/token', clientId, form, headers);
  return { ...rest, ...body } as unknown as Tokens;
}

/** Signs somebody in and exchanges the code; API A's token unless told otherwise. */
export async function signIn(
  sandbox: RunningSandbox,
  parameters: Readonly<Record<string, string | undefined>> = {},
  person: Partial<PersonOptions> = {},
): Promise<Tokens> {
  const { listener, close } = await openListener('127.0.0.1');
  const asked = ask(sandbox, listener, parameters);
  const walked = await signInOverHttp(asked.url, { account: 'alice', ...person }).finally(close);
  if (!walked.ok) throw new Error(walked.fault.message);
  return exchange(sandbox, listener.last(), asked, parameters);
}

/** Exchanges the code of a callback. */
export function exchange(
  sandbox: RunningSandbox,
  callback: URL,
  { verifier, redirectUri }: Asked,
  {
    client_id: clientId = 'sandbox-spa',
    resource = sandbox.apis.signature.resource,
  }: Readonly<Record<string, string | undefined>>,
): Promise<Tokens> {
  return requestTokens(sandbox, clientId, {
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    code_verifier: verifier,
    redirect_uri: redirectUri,
    ...(resource === '' ? {} : { resource }),
  });
}

/** Introspects as the API's own client. */
export async function introspect(sandbox: RunningSandbox, token: string, clientId = 'sandbox-api') {
  return (await post(sandbox, '/introspect', clientId, { token })).body;
}

export function revoke(sandbox: RunningSandbox, token: string, clientId = 'sandbox-spa') {
  return post(sandbox, '/revoke', clientId, { token });
}

/** Calls an address of the API, with a bearer token or with the headers given. */
export async function callApi(
  url: string,
  credentials?: string | Readonly<Record<string, string>>,
): Promise<{ status: number; challenge: string; headers: Headers; body: Record<string, unknown> }> {
  const headers =
    typeof credentials === 'string' ? { authorization: `Bearer ${credentials}` } : { ...credentials };
  const response = await fetch(url, { headers });
  const body: Record<string, unknown> = await response.json();
  return {
    status: response.status,
    challenge: response.headers.get('www-authenticate') ?? '',
    headers: response.headers,
    body,
  };
}

/** Sends a request that no client library would, line by line, and reads the answer until the server closes. */
export async function sendRaw(
  port: number,
  lines: readonly string[],
): Promise<{ status: number; text: string }> {
  const socket = connect({ host: '127.0.0.1', port });
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  await once(socket, 'close');
  return { status: Number(text.split(' ')[1]), text };
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}
