import type { JsonObject } from '../json.ts';
import { stringMember } from '../json.ts';

/** An error as the server said it (RFC 6749 §4.1.2.1 and §5.2). The description is the server's text: show it as text. */
export interface OAuthError {
  readonly error: string;
  readonly errorDescription?: string;
  readonly errorUri?: string;
}

/** Reads `error`, `error_description` and `error_uri` from a JSON object; undefined where there is no string `error`. */
export function readOAuthError(object: JsonObject | undefined): OAuthError | undefined {
  const error = stringMember(object, 'error');
  if (error === undefined) return undefined;
  const errorDescription = stringMember(object, 'error_description');
  const errorUri = stringMember(object, 'error_uri');
  return {
    error,
    ...(errorDescription === undefined ? {} : { errorDescription }),
    ...(errorUri === undefined ? {} : { errorUri }),
  };
}
