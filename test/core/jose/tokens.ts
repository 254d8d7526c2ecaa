import type { JsonObject } from '../../../src/core/json.ts';
import { encodeBase64url } from '../../../src/core/text/base64url.ts';

/** A segment of text, or of bytes. */
export function segment(content: string | Uint8Array): string {
  return encodeBase64url(typeof content === 'string' ? new TextEncoder().encode(content) : content);
}

/** A compact JWS over JSON values, with 32 bytes for a signature. Nothing verifies it. */
export function jwt(
  header: unknown,
  payload: unknown,
  signature = segment(new Uint8Array(32).fill(7)),
): string {
  return `${segment(JSON.stringify(header))}.${segment(JSON.stringify(payload))}.${signature}`;
}

/** A value as JSON has it. */
export function asJson(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value));
}
