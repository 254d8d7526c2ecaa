import type { Exchange } from '../../exchange/exchange.ts';
import { type OAuthError, readOAuthError } from '../oauth-error.ts';
import { readBody } from '../read-json.ts';

/** What the server said to a revocation request (RFC 7009 §2.2): 200 also for a token it never knew. */
export interface RevocationResponse {
  readonly status: number;
  /** True for 200: the server says that the token is invalid now. Only the surfaces can prove it. */
  readonly accepted: boolean;
  readonly error?: OAuthError;
}

/** Reads the revocation response of an exchange; undefined where no response came. Never throws. */
export function readRevocationResponse(exchange: Exchange): RevocationResponse | undefined {
  const body = readBody(exchange);
  if (!body) return undefined;
  const error = readOAuthError(body.json?.object);
  return {
    status: body.status,
    accepted: body.status === 200 || body.status === 204,
    ...(error ? { error } : {}),
  };
}
