import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { currentAccessToken, newestFirst } from '../../ui/token/newest-token.model.ts';
import { sidebarWords } from '../../words/sidebar.ts';

export interface EnvironmentGroup {
  readonly environment: Environment;
  readonly profiles: readonly ProfileView[];
}

/** Profiles under their environments, in the environments' order, by name; environments without any are there too. */
export function groupByEnvironment(
  environments: readonly Environment[],
  profiles: readonly ProfileView[],
): readonly EnvironmentGroup[] {
  const known = new Map(environments.map((environment) => [environment.id, environment]));
  for (const { environment } of profiles)
    if (!known.has(environment.id)) known.set(environment.id, environment);
  return [...known.values()].map((environment) => ({
    environment,
    profiles: profiles
      .filter((view) => view.environment.id === environment.id)
      .sort((a, b) => a.profile.name.localeCompare(b.profile.name)),
  }));
}

/**
 * The access token a profile is known by in the tree. One that was got for another client than the profile has now, or
 * that names somebody else than its persona should be, is not passed off as its own.
 */
export function currentTokenOf(
  { profile }: ProfileView,
  tokens: readonly TokenSummary[],
): TokenSummary | undefined {
  const wanted = profile.persona?.expectedSubject;
  const isIts = ({ clientId, subject }: TokenSummary) =>
    (clientId === undefined || clientId === profile.clientId) &&
    (wanted === undefined || subject === undefined || subject === wanted);
  return currentAccessToken(tokens.filter(isIts), profile.id);
}

/** The current token of each profile, by profile id: many tokens are gone through once. */
export function currentTokens(
  profiles: readonly ProfileView[],
  tokens: readonly TokenSummary[],
): ReadonlyMap<string, TokenSummary> {
  const byProfile = Map.groupBy(tokens, ({ profileId }) => profileId);
  return new Map(
    profiles.flatMap((view) => {
      const { id } = view.profile;
      const token = currentTokenOf(view, byProfile.get(id) ?? []);
      return token ? [[id, token] as const] : [];
    }),
  );
}

/** Tokens that no listed profile has: pasted ones, and those of profiles that were removed. */
export function tokensWithoutProfile(
  tokens: readonly TokenSummary[],
  profiles: readonly ProfileView[],
): readonly TokenSummary[] {
  const ids = new Set(profiles.map(({ profile }) => profile.id));
  return newestFirst(tokens.filter((token) => token.profileId === undefined || !ids.has(token.profileId)));
}

/** Which environment, client, person and scope a token belongs to, a line each: so that two are not taken for one. */
export function belongsTo(token: TokenSummary): readonly string[] {
  const { environment, clientId, persona, subject, scope } = token;
  const words = sidebarWords.belongs;
  const lines = [
    [words.environment, environment],
    [words.client, clientId],
    [words.persona, persona],
    [words.subject, subject],
    [words.scope, scope?.join(' ')],
  ] as const;
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
}
