import {
  type ClientAuth,
  type HttpRequestOptions,
  allowInsecureRequests,
  customFetch,
  genericTokenEndpointRequest,
  introspectionRequest,
  revocationRequest,
  userInfoRequest,
} from 'oauth4webapi';
import type { Profile } from '../../contract/models/profile.ts';
import type { ExchangePurpose } from '../../core/exchange/exchange.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { encodeUtf8 } from '../../core/text/utf8.ts';
import type { HttpRequest } from '../ports/http.ts';
import type { Random } from '../ports/random.ts';
import type { Server } from '../server/server.ts';
import { strictClient, strictServer } from './server-for-strict.ts';

/*
 * Ordinary requests are built by oauth4webapi and caught before they leave: between building and judging lives the
 * debugger (house style, section 1). Plain http is allowed here, because the checks say what is wrong with it.
 */

const WHO_SENDS = 'Assay';

interface Target {
  readonly random: Random;
  readonly profile: Profile;
  readonly server: Server;
}

/** A request to the token endpoint (RFC 6749 §4, §6) with the grant's parameters. */
export function buildTokenRequest(
  target: Target,
  auth: ClientAuth,
  grantType: string,
  parameters: readonly (readonly [string, string])[],
): Promise<Result<HttpRequest, Fault>> {
  const form = new URLSearchParams(parameters.map(([name, value]) => [name, value]));
  return caught(target, 'token', (options) =>
    genericTokenEndpointRequest(
      strictServer(target.server),
      strictClient(target.profile),
      auth,
      grantType,
      form,
      options,
    ),
  );
}

/** An introspection request (RFC 7662 §2.1). */
export function buildIntrospectionRequest(
  target: Target,
  auth: ClientAuth,
  token: string,
  tokenTypeHint: string | undefined,
): Promise<Result<HttpRequest, Fault>> {
  const additionalParameters = tokenTypeHint === undefined ? {} : { token_type_hint: tokenTypeHint };
  return caught(target, 'introspection', (options) =>
    introspectionRequest(strictServer(target.server), strictClient(target.profile), auth, token, {
      ...options,
      additionalParameters,
    }),
  );
}

/** A revocation request (RFC 7009 §2.1). */
export function buildRevocationRequest(
  target: Target,
  auth: ClientAuth,
  token: string,
  tokenTypeHint: string | undefined,
): Promise<Result<HttpRequest, Fault>> {
  const additionalParameters = tokenTypeHint === undefined ? {} : { token_type_hint: tokenTypeHint };
  return caught(target, 'revocation', (options) =>
    revocationRequest(strictServer(target.server), strictClient(target.profile), auth, token, {
      ...options,
      additionalParameters,
    }),
  );
}

/** A UserInfo request (OIDC Core §5.3.1). */
export function buildUserinfoRequest(
  target: Target,
  accessToken: string,
): Promise<Result<HttpRequest, Fault>> {
  return caught(target, 'userinfo', (options) =>
    userInfoRequest(strictServer(target.server), strictClient(target.profile), accessToken, options),
  );
}

type CatchOptions = Required<Pick<HttpRequestOptions<'POST'>, typeof allowInsecureRequests>> & {
  [customFetch]: (url: string, options: SentOptions) => Promise<Response>;
};
interface SentOptions {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/**
 * Lets the builder believe that it has sent, and takes what it would have sent. What cannot be written as HTTP (a token
 * with a line feed in it, an empty client id) it refuses with a TypeError; its text may quote the value.
 */
async function caught(
  target: Target,
  purpose: ExchangePurpose,
  build: (options: CatchOptions) => Promise<Response>,
): Promise<Result<HttpRequest, Fault>> {
  let sent: { url: string; options: SentOptions } | undefined;
  try {
    await build({
      [allowInsecureRequests]: true,
      [customFetch]: async (url, options) => {
        sent = { url, options };
        return new Response(null, { status: 204 });
      },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return failed(cannotBeWritten(target.profile));
  }
  if (!sent) throw new Error('the builder sent nothing');
  return ok(describeSent(target, purpose, sent.url, sent.options));
}

function cannotBeWritten(profile: Profile): Fault {
  return profile.clientId === ''
    ? fault('profile.incomplete', 'The profile has no client id.', {
        parameter: 'client_id',
        section: 'RFC 6749 §2.2',
      })
    : fault(
        'input.invalid',
        'The request cannot be written as HTTP: the token, the client id or the secret has a character that may not be in it.',
        {
          section: 'RFC 6749 Appendix A',
        },
      );
}

function describeSent(
  { random }: Target,
  purpose: ExchangePurpose,
  url: string,
  options: SentOptions,
): HttpRequest {
  const headers = Object.entries(options.headers).map(([name, value]): [string, string] =>
    name.toLowerCase() === 'user-agent' ? ['User-Agent', WHO_SENDS] : [wireCase(name), value],
  );
  const body = bodyBytes(options.body);
  return {
    id: random.id(),
    purpose,
    method: options.method,
    url,
    headers,
    ...(body ? { body } : {}),
  };
}

function wireCase(name: string): string {
  return name.replaceAll(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

function bodyBytes(body: unknown): Uint8Array | undefined {
  if (body instanceof URLSearchParams) return encodeUtf8(body.toString());
  if (typeof body === 'string') return encodeUtf8(body);
  if (body instanceof Uint8Array) return body;
  if (body === undefined || body === null) return undefined;
  throw new Error('the builder made a body of an unknown kind');
}
