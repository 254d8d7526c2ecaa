import { type JsonObject, isJsonObject } from '../core/json.ts';

/** The value if it is a JSON object, else one without members. */
export function toJsonObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The JSON object that a text holds; one without members when it holds anything else. */
export function parseJsonObject(text: string): JsonObject {
  try {
    return toJsonObject(JSON.parse(text));
  } catch {
    return {};
  }
}
