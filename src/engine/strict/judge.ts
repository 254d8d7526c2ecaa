import {
  expectNoNonce,
  expectNoState,
  processAuthorizationCodeResponse,
  processClientCredentialsResponse,
  processIntrospectionResponse,
  processRefreshTokenResponse,
  processRevocationResponse,
  processUserInfoResponse,
  skipSubjectCheck,
  validateAuthResponse,
} from 'oauth4webapi';
import type { Profile } from '../../contract/models/profile.ts';
import type { Exchange } from '../../core/exchange/exchange.ts';
import type { ReceivedParameters } from '../../core/oauth/authorize/authorization-response.ts';
import type { StrictVerdict } from '../../core/run/run.ts';
import type { Server } from '../server/server.ts';
import { readStrictError } from './strict-error.ts';
import { strictClient, strictServer } from './server-for-strict.ts';

/*
 * The second opinion: oauth4webapi's strict reader on a Response rebuilt from the record (design, section 3).
 * What it never looks at is said beside its verdict (measured, ground.md, "oauth4webapi 3.8").
 */

const TOKEN_RESPONSE_BLIND = [
  'the ID token’s signature',
  'at_hash and c_hash',
  'caching headers',
  'duplicate members',
] as const;

interface Subject {
  readonly profile: Profile;
  readonly server: Server;
}

/** Judges the authorization response's state and iss (RFC 9207 §2.4). `expectedState` null: none was sent. */
export async function judgeAuthorizationResponse(
  { profile, server }: Subject,
  parameters: ReceivedParameters,
  expectedState: string | null,
): Promise<StrictVerdict> {
  const form = new URLSearchParams(parameters.map(([name, value]) => [name, value]));
  return verdictOf(['who else may have seen the answer', 'a code that comes twice'], async () => {
    validateAuthResponse(strictServer(server), strictClient(profile), form, expectedState ?? expectNoState);
  });
}

/** Judges a token response to an authorization code. `nonce` null: the flow sent none. */
export function judgeCodeResponse(
  { profile, server }: Subject,
  exchange: Exchange,
  nonce: string | null,
  isIdTokenWanted: boolean,
): Promise<StrictVerdict> {
  return judgeResponse(exchange, TOKEN_RESPONSE_BLIND, (response) =>
    processAuthorizationCodeResponse(strictServer(server), strictClient(profile), response, {
      expectedNonce: nonce ?? expectNoNonce,
      requireIdToken: isIdTokenWanted,
      ...(profile.maxAgeSeconds === undefined ? {} : { maxAge: profile.maxAgeSeconds }),
    }),
  );
}

/** Judges a token response to client credentials. */
export function judgeClientCredentialsResponse(
  { profile, server }: Subject,
  exchange: Exchange,
): Promise<StrictVerdict> {
  return judgeResponse(exchange, ['caching headers', 'duplicate members'], (response) =>
    processClientCredentialsResponse(strictServer(server), strictClient(profile), response),
  );
}

/** Judges a token response to a refresh token. */
export function judgeRefreshResponse(
  { profile, server }: Subject,
  exchange: Exchange,
): Promise<StrictVerdict> {
  return judgeResponse(exchange, [...TOKEN_RESPONSE_BLIND, 'continuity over refresh'], (response) =>
    processRefreshTokenResponse(strictServer(server), strictClient(profile), response),
  );
}

/** Judges an introspection response. */
export function judgeIntrospectionResponse(
  { profile, server }: Subject,
  exchange: Exchange,
): Promise<StrictVerdict> {
  return judgeResponse(exchange, ['whether the claims equal the token’s own'], (response) =>
    processIntrospectionResponse(strictServer(server), strictClient(profile), response),
  );
}

/** Judges a revocation response. */
export function judgeRevocationResponse(exchange: Exchange): Promise<StrictVerdict> {
  return judgeResponse(exchange, ['whether the token really stopped working'], (response) =>
    processRevocationResponse(response),
  );
}

/** Judges a UserInfo response; `subject` is the ID token's, where there is one. */
export function judgeUserinfoResponse(
  { profile, server }: Subject,
  exchange: Exchange,
  subject: string | undefined,
): Promise<StrictVerdict> {
  return judgeResponse(exchange, ['the claims’ truth'], (response) =>
    processUserInfoResponse(
      strictServer(server),
      strictClient(profile),
      subject ?? skipSubjectCheck,
      response,
    ),
  );
}

async function judgeResponse(
  exchange: Exchange,
  notLookedAt: readonly string[],
  read: (response: Response) => Promise<unknown>,
): Promise<StrictVerdict> {
  const response = rebuildResponse(exchange);
  if (!response) {
    return {
      verdict: 'unchecked',
      reason: 'The answer cannot be rebuilt as the strict reader wants it.',
      notLookedAt,
    };
  }
  return verdictOf(notLookedAt, () => read(response));
}

async function verdictOf(
  notLookedAt: readonly string[],
  read: () => Promise<unknown>,
): Promise<StrictVerdict> {
  try {
    await read();
    return { verdict: 'accepted', notLookedAt };
  } catch (error) {
    return { ...readStrictError(error), notLookedAt };
  }
}

/** A Response from the record, or undefined: `new Response` throws for statuses such as 199 or 600, and for 204 with a body. */
function rebuildResponse(exchange: Exchange): Response | undefined {
  const { response } = exchange;
  if (!response) return undefined;
  try {
    const isBodiless = response.status === 204 || response.status === 205 || response.status === 304;
    const headers = new Headers();
    for (const [name, value] of response.headers) {
      if (name.toLowerCase() !== 'content-encoding' && name.toLowerCase() !== 'content-length')
        headers.append(name, value);
    }
    const body = isBodiless && response.body.length === 0 ? null : new Uint8Array(response.body);
    return new Response(body, { status: response.status, headers });
  } catch {
    return undefined;
  }
}
