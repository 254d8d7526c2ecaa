import { assertNever } from '../core/result.ts';
import type { ReadBody } from '../core/oauth/read-json.ts';

/** What a body is that should have been a JSON object with something in it, as the object of a sentence. */
export function describeBody({ looksLike, truncated }: ReadBody): string {
  if (truncated) return 'more than such an answer can be';
  switch (looksLike) {
    case 'json_object':
      return 'a JSON object without what is needed';
    case 'json':
      return 'JSON that is no object';
    case 'html':
      return 'an HTML page';
    case 'jwt':
      return 'a JWT';
    case 'empty':
      return 'nothing';
    case 'text':
      return 'text that is no JSON';
    case 'binary':
      return 'bytes that are no text';
    default:
      return assertNever(looksLike, 'body');
  }
}
