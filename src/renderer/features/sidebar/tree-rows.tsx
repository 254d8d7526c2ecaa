import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, Suspense, lazy } from 'react';
import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { EnvMark } from '../../ui/badge/env-mark.tsx';
import { Countdown } from '../../ui/clock/countdown.tsx';
import { offsetMsOf } from '../../ui/clock/life.model.ts';
import { cx } from '../../ui/cx.ts';
import { ProfileSubtitle } from '../../ui/profile/profile-subtitle.tsx';
import { sidebarWords } from '../../words/sidebar.ts';
import { STATE_WORDS } from '../../words/token.ts';
import type { RowMenus } from './profile-tree.tsx';
import { lifeOf } from './token-life.model.ts';
import styles from './sidebar.module.css';

/** Menus are costly and seldom opened: at most two rows have one, and none is there when the window opens. */
const RowMenu = lazy(async () => ({ default: (await import('./row-menu.tsx')).RowMenu }));

interface RowProps {
  readonly rowKey: string;
  readonly isTabStop: boolean;
  readonly hasMenu: boolean;
  readonly onActive: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly menu: RowMenus;
  readonly onMenu: (act: string) => void;
}

interface TreeItemProps extends RowProps {
  readonly level: 1 | 2;
  readonly className?: string | undefined;
  readonly title?: string | undefined;
  readonly isSelected?: boolean;
  readonly isExpanded?: boolean;
  readonly menuName: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function TreeItem(props: TreeItemProps) {
  const { rowKey, isTabStop, onActive, isSelected, isExpanded } = props;
  return (
    <div
      role="treeitem"
      aria-level={props.level}
      aria-selected={isSelected ?? false}
      aria-expanded={isExpanded}
      data-key={rowKey}
      tabIndex={isTabStop ? 0 : -1}
      title={props.title}
      className={cx(styles.item, props.className)}
      onClick={props.onPress}
      onPointerEnter={onActive}
      onFocus={onActive}
      onKeyDown={props.onKey}
    >
      {props.children}
      <MenuPlace {...props} />
    </div>
  );
}

/** Its presses and keys are not the row's. */
function MenuPlace({ hasMenu, rowKey, menu, onMenu, menuName }: TreeItemProps) {
  if (!hasMenu) return null;
  const stop = (event: { stopPropagation: () => void }) => event.stopPropagation();
  return (
    <span
      role="presentation"
      className={styles.menu}
      onClick={stop}
      onKeyDown={(event: KeyboardEvent) => event.stopPropagation()}
    >
      <Suspense fallback={null}>
        <RowMenu label={menuName} items={menu({ key: rowKey })} onAction={onMenu} />
      </Suspense>
    </span>
  );
}

interface EnvironmentRowProps extends RowProps {
  readonly environment: Environment;
  readonly count: number;
  readonly isOpen: boolean;
  readonly onFold: () => void;
}

/** An environment: its colour, its name, whether it is protected, and how many profiles it has while it is folded. */
export function EnvironmentRow({ environment, count, isOpen, onFold, ...row }: EnvironmentRowProps) {
  return (
    <TreeItem
      {...row}
      level={1}
      className={styles.environment}
      isExpanded={isOpen}
      menuName={sidebarWords.environmentMenu(environment.name)}
      onPress={onFold}
    >
      <ChevronRight className={cx(styles.fold, isOpen && styles.open)} aria-hidden="true" />
      <EnvMark environment={environment} />
      {(!isOpen || count === 0) && (
        <span className={styles.meta}>{count === 0 ? sidebarWords.noProfilesHere : count}</span>
      )}
    </TreeItem>
  );
}

interface ProfileRowProps extends RowProps {
  readonly view: ProfileView;
  readonly token: TokenSummary | undefined;
  readonly isSelected: boolean;
  readonly onOpen: () => void;
}

/** A profile: who signs in and how, and how long its current token lives. */
export function ProfileRow({ view, token, isSelected, onOpen, ...row }: ProfileRowProps) {
  const { name, clientId, issuer } = view.profile;
  return (
    <TreeItem
      {...row}
      level={2}
      isSelected={isSelected}
      title={[name, `${clientId} · ${issuer ?? ''}`].join('\n').slice(0, 400)}
      menuName={sidebarWords.profileMenu(name)}
      onPress={onOpen}
    >
      <span className={styles.words}>
        <bdi className={styles.title}>{name}</bdi>
        <span className={styles.detail}>
          <ProfileSubtitle view={view} />
        </span>
      </span>
      <span className={styles.meta}>{token ? <TokenTime token={token} /> : '–'}</span>
    </TreeItem>
  );
}

function TokenTime({ token }: { readonly token: TokenSummary }) {
  return token.state === 'live' && token.expiresAtSeconds !== undefined ? (
    <Countdown life={lifeOf(token)} offsetMs={offsetMsOf(token)} />
  ) : (
    <>{STATE_WORDS[token.state]}</>
  );
}
