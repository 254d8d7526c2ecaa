import { type Exchange, headerValues } from '../../core/exchange/exchange.ts';
import { challengeParameter, parseChallenges } from '../../core/oauth/resource/challenge.ts';

/** The error that the DPoP challenge of a 401 names: it is about the proof, or about the token (RFC 9449 §7.1, §9). */
export function proofError({ response }: Exchange): string | undefined {
  if (response?.status !== 401) return undefined;
  return headerValues(response.headers, 'www-authenticate')
    .flatMap(parseChallenges)
    .filter(({ scheme }) => scheme.toLowerCase() === 'dpop')
    .map((challenge) => challengeParameter(challenge, 'error'))
    .find((error) => error !== undefined);
}
