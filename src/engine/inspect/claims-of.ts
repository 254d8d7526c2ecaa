import type { JsonObject } from '../../core/json.ts';
import { claimsOf as claimsOfToken } from '../../core/jose/content.ts';
import { parseToken } from '../../core/jose/parse.ts';

/** The claims of a text where it is a JWT with an object for a payload, read without trust. */
export function claimsOf(text: string): JsonObject | undefined {
  return claimsOfToken(parseToken(text));
}
