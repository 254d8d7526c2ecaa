import { useMutation } from '@tanstack/react-query';
import { Suspense, lazy, useMemo, useState } from 'react';
import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { command } from '../../bridge/commands.ts';
import { SearchField } from '../../ui/search-field/search-field.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { sidebarWords } from '../../words/sidebar.ts';
import { environmentMenu, movedTo, profileMenu } from './menus.model.ts';
import { environmentKey, filterGroups } from './profile-tree.model.ts';
import { ProfileTree } from './profile-tree.tsx';
import { RemoveQuestion } from './remove-question.tsx';
import { currentTokens, groupByEnvironment } from './sidebar.model.ts';
import { useProfileActs } from './use-profile-acts.ts';
import styles from './sidebar.module.css';

const EnvironmentDialog = lazy(async () => ({
  default: (await import('./environment-dialog.tsx')).EnvironmentDialog,
}));

/** A list that is seen whole needs no search. */
const SEARCH_FROM = 5;
const NEW_ENVIRONMENT: Environment = { id: '', name: '', colour: 'blue', isProtected: false };

export interface ProfileListProps {
  readonly environments: readonly Environment[];
  readonly profiles: readonly ProfileView[];
  readonly tokens: readonly TokenSummary[];
  readonly profileId: string | undefined;
  readonly onProfile: (profileId: string) => void;
  readonly onEdit: (profileId: string) => void;
  readonly onRemoved: (profileId: string) => void;
  readonly onNewProfile: (environmentId: string) => void;
}

/** Profiles by environment: to be found, opened, and managed where they stand. */
export function ProfileList(props: ProfileListProps) {
  const { environments, profiles, tokens, profileId, onProfile } = props;
  const [text, setText] = useState('');
  const acts = useProfileActs({ onOpen: onProfile, onRemoved: props.onRemoved });
  const environmentActs = useEnvironmentActs(props.onNewProfile);
  const all = useMemo(() => groupByEnvironment(environments, profiles), [environments, profiles]);
  const current = useMemo(() => currentTokens(profiles, tokens), [profiles, tokens]);
  const groups = filterGroups(all, text);
  const shown = groups.reduce((sum, group) => sum + group.profiles.length, 0);
  const find = (key: string) => profiles.find(({ profile }) => profile.id === key);
  const group = (key: string) => all.find(({ environment }) => environmentKey(environment.id) === key);
  const onMenu = (key: string, act: string) => {
    const view = find(key);
    const environment = group(key)?.environment;
    if (environment) return environmentActs.on(act, environment);
    if (!view) return;
    const target = environments.find(({ id }) => id === movedTo(act));
    if (target) acts.move(view, target);
    else if (act === 'edit') props.onEdit(key);
    else if (act === 'duplicate') acts.duplicate(view);
    else if (act === 'remove') acts.remove(view);
  };
  return (
    <>
      {profiles.length >= SEARCH_FROM && (
        <div className={styles.search}>
          <SearchField
            label={sidebarWords.filter}
            value={text}
            onChange={setText}
            count={sidebarWords.filtered(shown, profiles.length)}
          />
        </div>
      )}
      {shown === 0 && text !== '' ? (
        <p className={styles.none}>{sidebarWords.noMatch(text)}</p>
      ) : (
        <ProfileTree
          groups={groups}
          current={current}
          profileId={profileId}
          onProfile={onProfile}
          onRemove={acts.remove}
          onMenu={onMenu}
          menuOf={({ key }) => {
            const view = find(key);
            if (view) return profileMenu(view, environments);
            return environmentMenu(group(key)?.profiles.length ?? 0, environments.length === 1);
          }}
        />
      )}
      <RemoveQuestion {...acts} />
      {environmentActs.edited && (
        <Suspense fallback={null}>
          <EnvironmentDialog environment={environmentActs.edited} onClose={environmentActs.close} />
        </Suspense>
      )}
    </>
  );
}

function useEnvironmentActs(onNewProfile: (environmentId: string) => void) {
  const [edited, setEdited] = useState<Environment>();
  const remove = useMutation(command('environments.remove'));
  const on = (act: string, environment: Environment) => {
    if (act === 'new_profile') onNewProfile(environment.id);
    else if (act === 'edit') setEdited(environment);
    else if (act === 'add') setEdited(NEW_ENVIRONMENT);
    else if (act === 'remove') {
      remove.mutate(
        { environmentId: environment.id },
        {
          onSuccess: () => showToast({ text: sidebarWords.environment.removed(environment.name) }),
          onError: ({ fault }) => showToast({ text: `${fault.message} ${fault.remedy}`, tone: 'fault' }),
        },
      );
    }
  };
  return { on, edited, close: () => setEdited(undefined) };
}
