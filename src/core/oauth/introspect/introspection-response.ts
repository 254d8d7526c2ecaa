import type { Exchange } from '../../exchange/exchange.ts';
import { type JsonObject, member, stringMember } from '../../json.ts';
import { type OAuthError, readOAuthError } from '../oauth-error.ts';
import { type ReadBody, readBody } from '../read-json.ts';
import { splitScope } from '../scope.ts';

/** An introspection response read leniently (RFC 7662 §2.2). */
export interface IntrospectionResponse {
  readonly body: ReadBody;
  readonly object?: JsonObject;
  /** `active` where it is a boolean; anything else is for the checks to name. */
  readonly active?: boolean;
  readonly scope?: readonly string[];
  readonly error?: OAuthError;
  /** True where the answer came as a JWT (RFC 9701): it was not taken apart here. */
  readonly isJwt: boolean;
}

/** Reads the introspection response of an exchange; undefined where no response came. Never throws. */
export function readIntrospectionResponse(exchange: Exchange): IntrospectionResponse | undefined {
  const body = readBody(exchange);
  if (!body) return undefined;
  const object = body.json?.object;
  const active = member(object, 'active');
  const scope = stringMember(object, 'scope');
  const error = readOAuthError(object);
  return {
    body,
    ...(object ? { object } : {}),
    ...(typeof active === 'boolean' ? { active } : {}),
    ...(scope === undefined ? {} : { scope: splitScope(scope) }),
    ...(error ? { error } : {}),
    isJwt: body.looksLike === 'jwt' || body.mediaType === 'application/token-introspection+jwt',
  };
}
