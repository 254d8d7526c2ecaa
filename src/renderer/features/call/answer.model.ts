import type { ExchangeSummary, ExchangeView } from '../../../contract/models/exchange.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { headerValues } from '../../../core/exchange/exchange.ts';
import {
  type Challenge,
  challengeParameter,
  parseChallenges,
} from '../../../core/oauth/resource/challenge.ts';
import { splitScope } from '../../../core/oauth/scope.ts';

/** The challenges of a response, in order. */
export function challengesOf(exchange: ExchangeView): readonly Challenge[] {
  return headerValues(exchange.response?.headers ?? [], 'www-authenticate').flatMap(parseChallenges);
}

/** What a status says about the token. */
export function statusMeaning(status: number): 'accepted' | 'refused' | 'forbidden' | 'other' {
  if (status >= 200 && status < 300) return 'accepted';
  if (status === 401) return 'refused';
  return status === 403 ? 'forbidden' : 'other';
}

/** What a person may do next; each has its words. */
export type Advice =
  | 'ended'
  | 'invalid'
  | 'scope'
  | 'step_up'
  | 'proof'
  | 'nonce'
  | 'metadata'
  | 'no_challenge'
  | 'forbidden'
  | 'request';

/** What to do after an answer, most telling first: from its status and challenges, and what is known of the token. */
export function adviceOf(
  status: number,
  challenges: readonly Challenge[],
  token: Pick<TokenSummary, 'state'> | undefined,
): readonly Advice[] {
  if (status < 400) return [];
  const errors = challenges.map((challenge) => challengeParameter(challenge, 'error'));
  const wants = (name: string) => challenges.some((one) => challengeParameter(one, name) !== undefined);
  const found: readonly (readonly [Advice, boolean])[] = [
    ['step_up', errors.includes('insufficient_user_authentication')],
    ['scope', errors.includes('insufficient_scope')],
    ['ended', status === 401 && isOver(token)],
    ['invalid', errors.includes('invalid_token') && !isOver(token)],
    ['nonce', errors.includes('use_dpop_nonce')],
    ['proof', challenges.some(({ scheme }) => scheme.toLowerCase() === 'dpop')],
    ['request', errors.includes('invalid_request')],
    ['no_challenge', status === 401 && challenges.length === 0],
    ['forbidden', status === 403 && !errors.includes('insufficient_scope')],
    ['metadata', wants('resource_metadata')],
  ];
  return found.flatMap(([advice, is]) => (is ? [advice] : []));
}

function isOver(token: Pick<TokenSummary, 'state'> | undefined): boolean {
  return token?.state === 'expired' || token?.state === 'revoked' || token?.state === 'superseded';
}

/** Scopes that the challenges ask for and the token was not granted, where both are known. */
export function missingScopes(
  challenges: readonly Challenge[],
  granted: readonly string[] | undefined,
): readonly string[] {
  if (!granted) return [];
  const wanted = challenges.flatMap((challenge) => splitScope(challengeParameter(challenge, 'scope')));
  return [...new Set(wanted)].filter((scope) => !granted.includes(scope));
}

/** As many earlier calls as a person looks back at. */
const MOST_CALLS = 12;

/** Earlier calls to the same host, those to the very address first, the newest first in each. */
export function earlierCalls(exchanges: readonly ExchangeSummary[], url: string): readonly ExchangeSummary[] {
  const { origin = '', pathname = '' } = URL.parse(url) ?? {};
  const calls = exchanges.filter((one) => one.purpose === 'api' && (origin === '' || one.origin === origin));
  const isHere = ({ path }: ExchangeSummary) => path === pathname;
  return calls
    .toSorted((a, b) => Number(isHere(b)) - Number(isHere(a)) || b.startedAtMs - a.startedAtMs)
    .slice(0, MOST_CALLS);
}
