import type { TokenSummary } from '../../../contract/models/token.ts';

/** The newest tokens first; a copy. */
export function newestFirst(tokens: readonly TokenSummary[]): readonly TokenSummary[] {
  return [...tokens].sort((a, b) => b.firstSeenAtMs - a.firstSeenAtMs);
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
