import type { OAuthError } from '../oauth/oauth-error.ts';

/** RFC 6749 §4.1.2.1 and §5.2: which characters an error, its description and its URI may have. */
const TEXT = /^[\u0020\u0021\u0023-\u005b\u005d-\u007e]+$/;
const URI = /^[\u0021\u0023-\u005b\u005d-\u007e]+$/;

/** The members of an error that have characters which are not allowed; empty where it is well formed. */
export function malformedErrorMembers({ error, errorDescription, errorUri }: OAuthError): readonly string[] {
  return [
    ...(TEXT.test(error) ? [] : ['error']),
    ...(errorDescription === undefined || TEXT.test(errorDescription) ? [] : ['error_description']),
    ...(errorUri === undefined || URI.test(errorUri) ? [] : ['error_uri']),
  ];
}
