import { useRef, useState } from 'react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import type { MenuEntry, MenuGroup } from '../../ui/menu/menu.tsx';
import { sidebarWords } from '../../words/sidebar.ts';
import { environmentKey, treeRows } from './profile-tree.model.ts';
import type { EnvironmentGroup } from './sidebar.model.ts';
import { EnvironmentRow, ProfileRow } from './tree-rows.tsx';
import { type TreeKeys, useTreeKeys } from './use-tree-keys.ts';
import styles from './sidebar.module.css';

export interface ProfileTreeProps {
  readonly groups: readonly EnvironmentGroup[];
  /** The current token of each profile, by profile id. */
  readonly current: ReadonlyMap<string, TokenSummary>;
  readonly profileId: string | undefined;
  readonly onProfile: (profileId: string) => void;
  readonly onRemove: (view: ProfileView) => void;
  /** What was chosen from the menu of a row, by its key. */
  readonly onMenu: (rowKey: string, act: string) => void;
  readonly menuOf: RowMenus;
}

/** The entries of a row's menu. */
export type RowMenus = (row: { readonly key: string }) => readonly (MenuEntry | MenuGroup)[];

/** Profiles under their environments. Arrow keys move and fold, letters find, Enter opens, Delete removes. */
export function ProfileTree(props: ProfileTreeProps) {
  const { groups, profileId, onProfile } = props;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const rows = treeRows(groups, closed);
  const tree = useRef<HTMLDivElement>(null);
  const fold = (id: string, isOpen: boolean) => {
    const next = new Set(closed);
    if (isOpen) next.delete(id);
    else next.add(id);
    setClosed(next);
  };
  const keys = useTreeKeys({ tree, rows, profileId, fold, onProfile, onRemove: props.onRemove });
  return (
    <div ref={tree} role="tree" aria-label={sidebarWords.profiles} className={styles.tree}>
      {groups.map((group) => (
        <Group
          key={group.environment.id}
          {...props}
          group={group}
          keys={keys}
          fold={fold}
          isOpen={!closed.has(group.environment.id)}
        />
      ))}
    </div>
  );
}

interface GroupProps extends ProfileTreeProps {
  readonly group: EnvironmentGroup;
  readonly keys: TreeKeys;
  readonly isOpen: boolean;
  readonly fold: (id: string, isOpen: boolean) => void;
}

function Group({ group, keys, isOpen, fold, current, profileId, onProfile, onMenu, menuOf }: GroupProps) {
  const { environment, profiles } = group;
  const rowOf = (key: string) => ({
    rowKey: key,
    isTabStop: keys.tabStop === key,
    hasMenu: keys.active === key || profileId === key,
    onActive: () => keys.setActive(key),
    onKey: keys.handle,
    menu: menuOf,
    onMenu: (act: string) => onMenu(key, act),
  });
  return (
    <div role="group" aria-label={environment.name} className={styles.section}>
      <EnvironmentRow
        {...rowOf(environmentKey(environment.id))}
        environment={environment}
        count={profiles.length}
        isOpen={isOpen}
        onFold={() => fold(environment.id, !isOpen)}
      />
      {isOpen &&
        profiles.map((view) => (
          <ProfileRow
            key={view.profile.id}
            {...rowOf(view.profile.id)}
            view={view}
            token={current.get(view.profile.id)}
            isSelected={view.profile.id === profileId}
            onOpen={() => onProfile(view.profile.id)}
          />
        ))}
    </div>
  );
}
