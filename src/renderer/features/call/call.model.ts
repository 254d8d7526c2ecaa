import type { Api, Profile } from '../../../contract/models/profile.ts';
import type { ExchangeView } from '../../../contract/models/exchange.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { headerValues } from '../../../core/exchange/exchange.ts';
import { type Challenge, parseChallenges } from '../../../core/oauth/resource/challenge.ts';

/** Methods an API call may have. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;

/** The choice that means: an address typed by hand. */
export const OTHER_ADDRESS = 'other address';

/** What is in the form. */
export interface CallForm {
  readonly tokenId: string | undefined;
  readonly apiId: string;
  readonly method: Api['method'];
  readonly url: string;
  readonly body: string;
}

/** Access tokens that can be presented, the newest first; dead ones too, since refusals are worth seeing. */
export function callableTokens(tokens: readonly TokenSummary[], profileId: string): readonly TokenSummary[] {
  return tokens
    .filter((token) => token.profileId === profileId && token.kind === 'access_token')
    .sort((a, b) => b.firstSeenAtMs - a.firstSeenAtMs);
}

/** The form before a person has touched it: the profile's first API, the chosen or newest token. */
export function firstForm(
  profile: Profile,
  tokens: readonly TokenSummary[],
  chosen: string | undefined,
): CallForm {
  const [api] = profile.apis;
  const token =
    tokens.find(({ id }) => id === chosen) ?? tokens.find(({ state }) => state === 'live') ?? tokens[0];
  return {
    tokenId: token?.id,
    apiId: api?.id ?? OTHER_ADDRESS,
    method: api?.method ?? 'GET',
    url: api?.url ?? '',
    body: '',
  };
}

/** The form with another API chosen: its address and method come with it. */
export function withApi(form: CallForm, profile: Profile, apiId: string): CallForm {
  const api = profile.apis.find(({ id }) => id === apiId);
  return api ? { ...form, apiId, method: api.method, url: api.url } : { ...form, apiId: OTHER_ADDRESS };
}

/** What `token.call` takes, or undefined where the form is not ready. A changed address goes as an address. */
export function callInput(form: CallForm, profile: Profile) {
  if (form.tokenId === undefined || !URL.canParse(form.url)) return undefined;
  const api = profile.apis.find(({ id }) => id === form.apiId);
  const hasBody = form.body !== '' && form.method !== 'GET' && form.method !== 'HEAD';
  return {
    tokenId: form.tokenId,
    method: form.method,
    ...(api?.url === form.url ? { apiId: api.id } : { url: form.url }),
    ...(hasBody ? { body: form.body } : {}),
  };
}

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
