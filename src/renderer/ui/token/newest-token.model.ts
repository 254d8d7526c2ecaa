import type { TokenSummary } from '../../../contract/models/token.ts';

/** Tokens of one response in the order people look for them. */
const KIND_ORDER: readonly TokenSummary['kind'][] = ['access_token', 'refresh_token', 'id_token'];

/** The newest tokens first, to the second; of those that came together the access token first. A copy. */
export function newestFirst(tokens: readonly TokenSummary[]): readonly TokenSummary[] {
  const second = ({ firstSeenAtMs }: TokenSummary) => Math.floor(firstSeenAtMs / 1000);
  const place = ({ kind }: TokenSummary) =>
    (KIND_ORDER.indexOf(kind) + KIND_ORDER.length + 1) % (KIND_ORDER.length + 1);
  return [...tokens].sort(
    (a, b) => second(b) - second(a) || place(a) - place(b) || b.firstSeenAtMs - a.firstSeenAtMs,
  );
}

/** The access token a profile is known by: the newest live one, else the newest. */
export function currentAccessToken(
  tokens: readonly TokenSummary[],
  profileId: string,
): TokenSummary | undefined {
  const own = newestFirst(
    tokens.filter((token) => token.profileId === profileId && token.kind === 'access_token'),
  );
  return own.find((token) => token.state === 'live') ?? own[0];
}

/** The token to show: the chosen one while it is there, else the profile's current access token, else its newest. */
export function shownTokenId(
  tokens: readonly TokenSummary[],
  profileId: string | undefined,
  chosen: string | undefined,
): string | undefined {
  if (chosen !== undefined && tokens.some((token) => token.id === chosen)) return chosen;
  if (profileId === undefined) return undefined;
  const current = currentAccessToken(tokens, profileId);
  return (current ?? newestFirst(tokens.filter((token) => token.profileId === profileId))[0])?.id;
}
