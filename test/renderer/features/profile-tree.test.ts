import { describe, expect, test } from 'vitest';
import { environmentMenu, movedTo, profileMenu } from '../../../src/renderer/features/sidebar/menus.model.ts';
import {
  filterGroups,
  rowText,
  treeRows,
} from '../../../src/renderer/features/sidebar/profile-tree.model.ts';
import { groupByEnvironment } from '../../../src/renderer/features/sidebar/sidebar.model.ts';
import { recentProfiles } from '../../../src/renderer/features/start/start.model.ts';
import { firstSentence } from '../../../src/renderer/features/profiles/first-sentence.model.ts';
import { ENVIRONMENTS, profileViews, tokens } from '../../support/fake-window/data.ts';

const views = profileViews(0);
const groups = groupByEnvironment(ENVIRONMENTS, views);

function found(text: string): readonly string[] {
  return filterGroups(groups, text).flatMap(({ environment, profiles }) =>
    profiles.map(({ profile }) => `${environment.name}/${profile.name}`),
  );
}

describe('the tree of profiles', () => {
  test('has a row for each environment and, while that is open, for each of its profiles', () => {
    const rows = treeRows(groups, new Set(['staging']));
    expect(rows.map(rowText)).toEqual([
      'dev',
      'billing-spa',
      'invoice-worker',
      'support-cli',
      'staging',
      'prod',
      'billing-spa',
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  test.each([
    ['', 6],
    ['   ', 6],
    ['worker', 1],
    ['BILL', 3],
    ['bill prod', 1],
    ['auditor', 1],
    ['login.dev.example cli', 1],
    ['nothing of the kind', 0],
  ])('looked through for %j has %i profiles', (text, count) => {
    expect(found(text)).toHaveLength(count);
  });

  test('leaves out environments without a match only while something is looked for', () => {
    const empty = groupByEnvironment(ENVIRONMENTS, []);
    expect(filterGroups(empty, '')).toHaveLength(3);
    expect(filterGroups(empty, 'x')).toEqual([]);
    expect(filterGroups(groups, 'auditor').map(({ environment }) => environment.id)).toEqual(['prod']);
  });
});

describe('the menu of a row', () => {
  test('moves a profile to each other environment, and to none where there is one only', () => {
    const ids = (environments = ENVIRONMENTS) =>
      profileMenu(views[0]!, environments).flatMap((item) =>
        'items' in item ? item.items.map(({ id }) => id) : [item.id],
      );
    expect(ids()).toEqual(['edit', 'duplicate', 'move staging', 'move prod', 'remove']);
    expect(ids(ENVIRONMENTS.slice(0, 1))).toEqual(['edit', 'duplicate', 'remove']);
    expect(movedTo('move prod')).toBe('prod');
    expect(movedTo('remove')).toBeUndefined();
  });

  test('removes an environment only where it is empty and not the last, and says why not', () => {
    const remove = (count: number, isLast: boolean) =>
      environmentMenu(count, isLast).find(({ id }) => id === 'remove');
    expect(remove(0, false)).toMatchObject({ isDisabled: false });
    expect(remove(2, false)).toMatchObject({
      isDisabled: true,
      detail: 'Move its profiles elsewhere first.',
    });
    expect(remove(0, true)).toMatchObject({ isDisabled: true });
  });
});

describe('recent profiles', () => {
  test('are those used or changed last, the latest first, and only a few', () => {
    const summaries = tokens(1_000_000_000).map(({ summary }) => summary);
    const recent = recentProfiles(profileViews(1_000_000_000), summaries);
    expect(recent).toHaveLength(5);
    expect(recent[0]?.view.profile.id).toBe('dev/billing-spa');
    expect(recent.map(({ atMs }) => atMs)).toEqual(recent.map(({ atMs }) => atMs).toSorted((a, b) => b - a));
    expect(recentProfiles([], summaries)).toEqual([]);
  });
});

test('the first sentence of a text ends at a dot that ends something', () => {
  expect(firstSentence('http://127.0.0.1:80/a becomes b. Servers compare.')).toEqual([
    'http://127.0.0.1:80/a becomes b.',
    'Servers compare.',
  ]);
  expect(firstSentence('One only.')).toEqual(['One only.', '']);
  expect(firstSentence('')).toEqual(['', '']);
});
