import type { ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { EnvMark } from '../../ui/badge/env-mark.tsx';
import { Ago } from '../../ui/clock/ago.tsx';
import { ProfileSubtitle } from '../../ui/profile/profile-subtitle.tsx';
import { startWords } from '../../words/start.ts';
import { recentProfiles } from './start.model.ts';
import styles from './start.module.css';

export interface RecentProfilesProps {
  readonly profiles: readonly ProfileView[];
  readonly tokens: readonly TokenSummary[];
  readonly onProfile: (profileId: string) => void;
}

/** The profiles that were used or changed last. */
export function RecentProfiles({ profiles, tokens, onProfile }: RecentProfilesProps) {
  const recent = recentProfiles(profiles, tokens);
  if (recent.length === 0) return null;
  return (
    <section className={styles.recent} aria-label={startWords.recent}>
      <h3>{startWords.recent}</h3>
      <ul>
        {recent.map(({ view, atMs }) => (
          <li key={view.profile.id}>
            <button type="button" onClick={() => onProfile(view.profile.id)}>
              <bdi className={styles.name}>{view.profile.name}</bdi>
              <span className={styles.detail}>
                <ProfileSubtitle view={view} />
              </span>
              <EnvMark environment={view.environment} />
              <span className={styles.when}>
                <Ago atMs={atMs} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {profiles.length > recent.length && <p>{startWords.allProfiles(profiles.length)}</p>}
    </section>
  );
}
