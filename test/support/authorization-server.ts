import { createHash, randomBytes } from 'node:crypto';
import { type TestServer, json, metadata, signingKey, startTestServer } from './test-server.ts';

export type Answer = ReturnType<typeof json>;
type Claims = Readonly<Record<string, unknown>>;

export const CLIENT_ID = 'client';
export const SUBJECT = 'alice';
/** How long its tokens live, seconds. */
export const LIFE_SECONDS = 600;

/** A small authorization server that does everything right, but for the answers that a test replaces. */
export interface AuthorizationServer {
  readonly origin: string;
  readonly seen: TestServer['seen'];
  readonly key: ReturnType<typeof signingKey>;
  /** Everything that was made up for one test and must not turn up where anyone can read it. */
  readonly secrets: Set<string>;
  /** What the last authorization request asked; told by the person's browser. */
  asked: URLSearchParams;
  /** A code, a refresh token: random, and noted as a secret. */
  secret(prefix: string): string;
  /** An RFC 9068 access token; claims that are undefined are left out. */
  accessToken(claims?: Claims, header?: Claims): string;
  /** An ID token that answers the last authorization request, at_hash included where the access token is given. */
  idToken(claims?: Claims, header?: Claims): string;
  /** A whole token response: a Bearer token, a refresh token and, where openid was asked, an ID token. */
  tokens(more?: Claims): Record<string, unknown>;
  /** How many requests came to a path. */
  count(path: string): number;
  close(): Promise<void>;
}

export type Answers = (server: AuthorizationServer) => Readonly<Record<string, Answer>>;

export async function startAuthorizationServer(answers: Answers = () => ({})): Promise<AuthorizationServer> {
  const key = signingKey();
  let made: AuthorizationServer | undefined;
  const server = await startTestServer((origin) => {
    made = describe(origin, key);
    return { ...goodAnswers(made), ...answers(made) };
  });
  if (!made) throw new Error('the server was not described');
  return Object.assign(made, {
    seen: server.seen,
    count: (path: string) => server.seen.filter((request) => request.path.split('?')[0] === path).length,
    close: () => server.close(),
  });
}

function describe(origin: string, key: AuthorizationServer['key']): AuthorizationServer {
  const secrets = new Set<string>();
  const keep = (text: string): string => {
    secrets.add(text);
    return text;
  };
  const nowSeconds = (): number => Math.floor(Date.now() / 1000);
  const times = (): Claims => ({ iat: nowSeconds(), exp: nowSeconds() + LIFE_SECONDS });
  const server: AuthorizationServer = {
    origin,
    key,
    secrets,
    seen: [],
    asked: new URLSearchParams(),
    secret: (prefix) => keep(`${prefix}-${randomBytes(18).toString('base64url')}`),
    accessToken: (claims = {}, header = {}) =>
      keep(
        key.sign(
          {
            iss: origin,
            aud: 'https://api.example',
            sub: SUBJECT,
            client_id: CLIENT_ID,
            jti: randomBytes(16).toString('base64url'),
            scope: 'invoice:read',
            ...times(),
            ...claims,
          },
          { typ: 'at+jwt', ...header },
        ),
      ),
    idToken: (claims = {}, header = {}) => {
      const nonce = server.asked.get('nonce');
      return keep(
        key.sign(
          {
            iss: origin,
            aud: CLIENT_ID,
            sub: SUBJECT,
            ...(nonce === null ? {} : { nonce }),
            ...times(),
            ...claims,
          },
          header,
        ),
      );
    },
    tokens: (more = {}) => {
      const accessToken = server.accessToken();
      const isOpenid = (server.asked.get('scope') ?? '').split(' ').includes('openid');
      return {
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: LIFE_SECONDS,
        refresh_token: server.secret('refresh'),
        ...(isOpenid ? { id_token: server.idToken({ at_hash: leftHalf(accessToken) }) } : {}),
        ...more,
      };
    },
    count: () => 0,
    close: async () => undefined,
  };
  return server;
}

/** The left half of the SHA-256 of a token, as at_hash has it (OIDC Core §3.1.3.6). */
export function leftHalf(token: string): string {
  return createHash('sha256').update(token, 'ascii').digest().subarray(0, 16).toString('base64url');
}

function goodAnswers(server: AuthorizationServer): Readonly<Record<string, Answer>> {
  const { origin, key } = server;
  const refusal = json({ error: 'invalid_request' }, 400);
  return {
    '/.well-known/openid-configuration': json(metadata(origin)),
    '/jwks': json({ keys: [key.jwk] }),
    '/token': (request, response) => {
      const form = new URLSearchParams(request.text);
      const more =
        form.get('grant_type') === 'client_credentials'
          ? { refresh_token: undefined, id_token: undefined }
          : form.get('grant_type') === 'refresh_token'
            ? { id_token: undefined }
            : {};
      const answer = form.has('grant_type') ? json(server.tokens(more)) : refusal;
      answer(request, response);
    },
    '/introspect': json({ active: true, sub: SUBJECT, client_id: CLIENT_ID, scope: 'invoice:read' }),
    '/revoke': (_, response) => response.writeHead(200).end(),
    '/userinfo': json({ sub: SUBJECT, name: 'Alice' }),
    '/api': json({ hello: 'world' }),
  };
}

/** Answers each request in its turn; the last answer stays. */
export function inTurn(...answers: readonly Answer[]): Answer {
  let next = 0;
  return (request, response) => {
    const answer = answers[Math.min(next, answers.length - 1)];
    next += 1;
    answer?.(request, response);
  };
}

/** An answer with any body. */
export function text(body: string | Uint8Array, contentType: string, status = 200): Answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
    response.end(body);
  };
}

/** An answer that says hello and never goes on: the other side has to give up. */
export const NEVER: Answer = () => undefined;

/** An answer that breaks the connection in the middle of its body. */
export const BREAKS_OFF: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"access_token":"', () => response.destroy());
};
