import type { ProfileView } from '../../contract/models/profile.ts';

/**
 * The profile that somebody who goes to an environment means: the one they are at where it is in it, else the one that is
 * called the same there, else the first by name.
 */
export function profileInEnvironment(
  profiles: readonly ProfileView[],
  environmentId: string,
  current: ProfileView | undefined,
): ProfileView | undefined {
  if (current?.environment.id === environmentId) return current;
  const own = profiles
    .filter((view) => view.environment.id === environmentId)
    .toSorted((a, b) => a.profile.name.localeCompare(b.profile.name));
  return own.find(({ profile }) => profile.name === current?.profile.name) ?? own[0];
}
