import type { Exchange } from '../../exchange/exchange.ts';
import { type JsonObject, stringMember } from '../../json.ts';
import { type ReadBody, readBody } from '../read-json.ts';

/** A UserInfo response read leniently (OIDC Core §5.3.2). */
export interface UserinfoResponse {
  readonly body: ReadBody;
  readonly claims?: JsonObject;
  readonly sub?: string;
  /** True where the answer came as a JWT: it was not taken apart here. */
  readonly isJwt: boolean;
}

/** Reads the UserInfo response of an exchange; undefined where no response came. Never throws. */
export function readUserinfoResponse(exchange: Exchange): UserinfoResponse | undefined {
  const body = readBody(exchange);
  if (!body) return undefined;
  const claims = body.status === 200 ? body.json?.object : undefined;
  const sub = stringMember(claims, 'sub');
  return {
    body,
    ...(claims ? { claims } : {}),
    ...(sub === undefined ? {} : { sub }),
    isJwt: body.looksLike === 'jwt' || body.mediaType === 'application/jwt',
  };
}
