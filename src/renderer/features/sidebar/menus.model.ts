import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { MenuEntry, MenuGroup } from '../../ui/menu/menu.tsx';
import { sidebarWords } from '../../words/sidebar.ts';

const MOVE = 'move ';

/** What can be done with a profile. */
export function profileMenu(
  { profile }: ProfileView,
  environments: readonly Environment[],
): readonly (MenuEntry | MenuGroup)[] {
  const words = sidebarWords.profile;
  const others = environments.filter(({ id }) => id !== profile.environment);
  return [
    { id: 'edit', label: words.edit },
    { id: 'duplicate', label: words.duplicate, detail: words.duplicateDetail },
    ...(others.length === 0
      ? []
      : [
          { title: words.moveTo, items: others.map(({ id, name }) => ({ id: `${MOVE}${id}`, label: name })) },
        ]),
    { id: 'remove', label: words.remove, isDanger: true },
  ];
}

/** The environment that a menu's act moves a profile to. */
export function movedTo(act: string): string | undefined {
  return act.startsWith(MOVE) ? act.slice(MOVE.length) : undefined;
}

/** What can be done with an environment. */
export function environmentMenu(count: number, isLast: boolean): readonly MenuEntry[] {
  const words = sidebarWords.environment;
  const canRemove = count === 0 && !isLast;
  return [
    { id: 'new_profile', label: words.newProfile },
    { id: 'edit', label: words.edit },
    { id: 'add', label: words.add },
    {
      id: 'remove',
      label: words.remove,
      isDanger: true,
      isDisabled: !canRemove,
      ...(count > 0 ? { detail: words.removeNot } : {}),
    },
  ];
}
