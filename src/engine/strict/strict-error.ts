import {
  AuthorizationResponseError,
  OperationProcessingError,
  ResponseBodyError,
  UnsupportedOperationError,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi';
import type { StrictVerdict } from '../../core/run/run.ts';
import { quoteServer } from '../quote.ts';

/**
 * Translates what oauth4webapi throws, by class and code alone. Its `cause` may hold tokens and is never read;
 * its messages are fixed sentences and are quoted.
 */
export function readStrictError(error: unknown): Pick<StrictVerdict, 'verdict' | 'reason'> {
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) {
    return { verdict: 'oauth_error', reason: `The server answered with the error ${quoted(error.error)}.` };
  }
  if (error instanceof WWWAuthenticateChallengeError) {
    return { verdict: 'oauth_error', reason: 'The server answered with a WWW-Authenticate challenge.' };
  }
  if (error instanceof UnsupportedOperationError) {
    return { verdict: 'unchecked', reason: `The strict reader does not know this: ${error.message}.` };
  }
  if (error instanceof OperationProcessingError || error instanceof TypeError) {
    return { verdict: 'refused', reason: `It says: ${error.message}.` };
  }
  throw error;
}

function quoted(code: string): string {
  return JSON.stringify(quoteServer(code, 80));
}
