import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Header } from 'react-aria-components/Header';
import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { EnvMark } from '../../ui/badge/env-mark.tsx';
import { Countdown } from '../../ui/clock/countdown.tsx';
import { cx } from '../../ui/cx.ts';
import { STATE_WORDS } from '../../words/token.ts';
import { sidebarWords } from '../../words/sidebar.ts';
import { currentAccessToken } from '../../ui/token/newest-token.model.ts';
import { groupByEnvironment, profileSubtitle } from './sidebar.model.ts';
import { lifeOf } from './token-life.model.ts';
import styles from './sidebar.module.css';

export interface ProfileListProps {
  readonly environments: readonly Environment[];
  readonly profiles: readonly ProfileView[];
  readonly tokens: readonly TokenSummary[];
  readonly profileId: string | undefined;
  readonly onProfile: (profileId: string) => void;
}

/** Profiles under their environments. Arrow keys move, Enter opens. */
export function ProfileList({ environments, profiles, tokens, profileId, onProfile }: ProfileListProps) {
  return (
    <ListBox
      aria-label={sidebarWords.profiles}
      className={cx(styles.list)}
      selectionMode="single"
      selectedKeys={profileId === undefined ? [] : [profileId]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        const target = key ?? profileId;
        if (target !== undefined) onProfile(String(target));
      }}
    >
      {groupByEnvironment(environments, profiles).map((group) => (
        <ListBoxSection
          key={group.environment.id}
          id={`environment ${group.environment.id}`}
          className={cx(styles.section)}
        >
          <Header className={styles.header}>
            <EnvMark environment={group.environment} />
          </Header>
          {group.profiles.map((view) => (
            <ProfileRow
              key={view.profile.id}
              view={view}
              token={currentAccessToken(tokens, view.profile.id)}
            />
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

function ProfileRow({
  view,
  token,
}: {
  readonly view: ProfileView;
  readonly token: TokenSummary | undefined;
}) {
  const { id, name } = view.profile;
  return (
    <ListBoxItem id={id} textValue={name} className={cx(styles.item)}>
      <span className={styles.words}>
        <span className={styles.title}>{name}</span>
        <span className={styles.detail}>{profileSubtitle(view)}</span>
      </span>
      <span className={styles.meta}>{token ? <TokenTime token={token} /> : '–'}</span>
    </ListBoxItem>
  );
}

function TokenTime({ token }: { readonly token: TokenSummary }) {
  return token.state === 'live' && token.expiresAtSeconds !== undefined ? (
    <Countdown life={lifeOf(token)} />
  ) : (
    <>{STATE_WORDS[token.state]}</>
  );
}
