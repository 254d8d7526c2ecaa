import { secretsSent } from '../../core/exchange/echoes.ts';
import { type Exchange, header } from '../../core/exchange/exchange.ts';
import { challengeParameter, parseChallenges } from '../../core/oauth/resource/challenge.ts';
import { quoteServer } from '../quote.ts';

/** The answer of a protected resource in a few words: `200`, `401 invalid_token`, `403 insufficient_scope`. */
export function describeRefusal({ request, response }: Exchange): string {
  if (!response) return 'no answer';
  const challenges = parseChallenges(header(response.headers, 'www-authenticate') ?? '');
  const error = challenges
    .map((challenge) => challengeParameter(challenge, 'error'))
    .find((value) => value !== undefined);
  if (error === undefined) return `${response.status}`;
  return `${response.status} ${quoteServer(error, 60, secretsSent(request))}`;
}
