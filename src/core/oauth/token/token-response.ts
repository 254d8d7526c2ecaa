import type { Exchange } from '../../exchange/exchange.ts';
import { type JsonObject, type JsonValue, member, stringMember } from '../../json.ts';
import { type OAuthError, readOAuthError } from '../oauth-error.ts';
import { type ReadBody, readBody } from '../read-json.ts';
import { splitScope } from '../scope.ts';

/** A token endpoint response read leniently (RFC 6749 §5.1, §5.2): everything usable is taken, deviations are for the checks. */
export interface TokenResponse {
  readonly body: ReadBody;
  readonly object?: JsonObject;
  readonly accessToken?: string;
  readonly tokenType?: string;
  /** `expires_in` as received; `seconds` where it reads as a non-negative number, even from a string. */
  readonly expiresIn?: { readonly raw: JsonValue; readonly seconds?: number };
  readonly refreshToken?: string;
  readonly idToken?: string;
  /** The scope values the server named; absent where it named none (then granted is as asked, RFC 6749 §5.1). */
  readonly scope?: readonly string[];
  readonly error?: OAuthError;
}

/** Reads the token response of an exchange; undefined where no response came. Never throws. */
export function readTokenResponse(exchange: Exchange): TokenResponse | undefined {
  const body = readBody(exchange);
  if (!body) return undefined;
  const object = body.json?.object;
  const text = (name: string) => nonEmpty(stringMember(object, name));
  const accessToken = text('access_token');
  const tokenType = text('token_type');
  const refreshToken = text('refresh_token');
  const idToken = text('id_token');
  const scopeText = stringMember(object, 'scope');
  const error = readOAuthError(object);
  const expiresIn = readExpiresIn(member(object, 'expires_in'));
  return {
    body,
    ...(object ? { object } : {}),
    ...(accessToken ? { accessToken } : {}),
    ...(tokenType ? { tokenType } : {}),
    ...(expiresIn ? { expiresIn } : {}),
    ...(refreshToken ? { refreshToken } : {}),
    ...(idToken ? { idToken } : {}),
    ...(scopeText === undefined ? {} : { scope: splitScope(scopeText) }),
    ...(error ? { error } : {}),
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function readExpiresIn(raw: JsonValue | undefined): TokenResponse['expiresIn'] {
  if (raw === undefined) return undefined;
  const seconds = typeof raw === 'string' && /^\d+(\.\d+)?$/.test(raw.trim()) ? Number(raw) : raw;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? { raw, seconds } : { raw };
}
