import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { EnvironmentGroup } from './sidebar.model.ts';

/** A row of the tree: an environment, or a profile in it. */
export type TreeRow =
  | {
      readonly kind: 'environment';
      readonly key: string;
      readonly environment: Environment;
      readonly count: number;
      readonly isOpen: boolean;
    }
  | { readonly kind: 'profile'; readonly key: string; readonly view: ProfileView; readonly parent: string };

/** The rows that are in sight, in order; profiles of an environment that is closed are not. */
export function treeRows(
  groups: readonly EnvironmentGroup[],
  closed: ReadonlySet<string>,
): readonly TreeRow[] {
  return groups.flatMap(({ environment, profiles }): readonly TreeRow[] => {
    const key = environmentKey(environment.id);
    const isOpen = !closed.has(environment.id);
    const head: TreeRow = { kind: 'environment', key, environment, count: profiles.length, isOpen };
    if (!isOpen) return [head];
    return [
      head,
      ...profiles.map((view): TreeRow => ({ kind: 'profile', key: view.profile.id, view, parent: key })),
    ];
  });
}

/** The key of an environment's row: no profile has it. */
export function environmentKey(id: string): string {
  return `environment ${id}`;
}

/** The profiles that have every word of `text` somewhere; environments without any are left out while something is looked for. */
export function filterGroups(groups: readonly EnvironmentGroup[], text: string): readonly EnvironmentGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups
    .map((group) => ({
      ...group,
      profiles: group.profiles.filter((view) => {
        const all = searched(view);
        return words.every((word) => all.includes(word));
      }),
    }))
    .filter(({ profiles }) => profiles.length > 0);
}

function searched({ profile, environment }: ProfileView): string {
  const { name, clientId, issuer, persona } = profile;
  return [name, clientId, issuer, persona?.label, environment.name].join('\n').toLowerCase();
}

/** What a row is called: what typing letters looks through. */
export function rowText(row: TreeRow): string {
  return row.kind === 'environment' ? row.environment.name : row.view.profile.name;
}
