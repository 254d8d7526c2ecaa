import type { JsonObject } from '../json.ts';
import { headerFor } from './jwe.ts';
import { joseHeader } from './parse-jws.ts';
import type { ParsedJws, ParsedToken, SelectiveParts } from './token.ts';

/** The JWS whose payload is a token's claims: itself, what the issuer of an SD-JWT signed, the first of several signatures. */
export function signedPart(token: ParsedToken): ParsedJws | undefined {
  switch (token.format) {
    case 'jws':
      return token;
    case 'sd_jwt':
      return token.jws;
    case 'jws_json':
      return token.signatures[0];
    default:
      return undefined;
  }
}

/** The header parameters that say what a token is, signed or not; undefined where it has none that can be read. */
export function headerOf(token: ParsedToken): JsonObject | undefined {
  const jws = signedPart(token);
  if (jws) return joseHeader(jws);
  if (token.format === 'jwe_json') return headerFor(token.message, token.message.recipients[0]);
  return token.format === 'jwe' ? token.header.json?.object : undefined;
}

/** The claims as they were signed, without what was disclosed beside them; undefined where there is no JSON object. */
export function claimsOf(token: ParsedToken): JsonObject | undefined {
  return signedPart(token)?.payload.json?.object;
}

/** What makes the token an SD-JWT, whatever serialization it came in; undefined where it is none. */
export function selectivePartsOf(token: ParsedToken): SelectiveParts | undefined {
  return token.format === 'sd_jwt' || token.format === 'jws_json' ? token.selective : undefined;
}
