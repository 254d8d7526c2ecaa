import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSign, generateKeyPairSync } from 'node:crypto';

type Answer = (request: IncomingMessage & { readonly text: string }, response: ServerResponse) => void;

/** A server on loopback whose answers a test writes, path by path. */
export interface TestServer {
  readonly origin: string;
  /** Requests as they came: method, path with query, body. */
  readonly seen: readonly {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: string;
  }[];
  close(): Promise<void>;
}

export async function startTestServer(
  answers: (origin: string) => Readonly<Record<string, Answer>>,
): Promise<TestServer> {
  const seen: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[] = [];
  let table: Readonly<Record<string, Answer>> = {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const path = request.url ?? '/';
      seen.push({ method: request.method ?? '', path, headers: request.headers, body: text });
      const answer = table[path.split('?')[0] ?? '/'];
      if (answer) answer(Object.assign(request, { text }), response);
      else response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  table = answers(origin);
  return {
    origin,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** An answer with JSON. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return (_, response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...headers,
    });
    response.end(JSON.stringify(value));
  };
}

/** Metadata of a small server that has every endpoint this version uses. */
export function metadata(origin: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/token`,
    jwks_uri: `${origin}/jwks`,
    introspection_endpoint: `${origin}/introspect`,
    revocation_endpoint: `${origin}/revoke`,
    userinfo_endpoint: `${origin}/userinfo`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
    ...more,
  };
}

/** An ES256 key with its public JWK, and a signer of JWTs. */
export function signingKey(kid = 'k1'): {
  readonly jwk: Record<string, unknown>;
  /** The public key as PEM (SPKI). */
  readonly pem: string;
  readonly sign: (claims: Record<string, unknown>, header?: Record<string, unknown>) => string;
} {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' };
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    jwk,
    pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (claims, header = {}) => {
      const input = `${part({ alg: 'ES256', kid, ...header })}.${part(claims)}`;
      const signature = createSign('SHA256')
        .update(input)
        .sign({ key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${input}.${signature.toString('base64url')}`;
    },
  };
}
