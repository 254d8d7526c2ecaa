import type { ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';

/** How many are shown: what fits beside the doors. */
const MOST_RECENT = 5;

export interface RecentProfile {
  readonly view: ProfileView;
  /** When it was last used or changed, milliseconds since the epoch. */
  readonly atMs: number;
}

/** The profiles that were used or changed last, the latest first. */
export function recentProfiles(
  profiles: readonly ProfileView[],
  tokens: readonly TokenSummary[],
): readonly RecentProfile[] {
  const used = new Map<string, number>();
  for (const { profileId, firstSeenAtMs } of tokens) {
    if (profileId !== undefined) used.set(profileId, Math.max(firstSeenAtMs, used.get(profileId) ?? 0));
  }
  return profiles
    .map((view) => ({ view, atMs: Math.max(view.updatedAtMs, used.get(view.profile.id) ?? 0) }))
    .sort((a, b) => b.atMs - a.atMs)
    .slice(0, MOST_RECENT);
}
