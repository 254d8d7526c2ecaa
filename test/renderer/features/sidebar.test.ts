import { describe, expect, test } from 'vitest';
import type { Profile } from '../../../src/contract/models/profile.ts';
import {
  currentTokenOf,
  currentTokens,
  groupByEnvironment,
  tokensWithoutProfile,
} from '../../../src/renderer/features/sidebar/sidebar.model.ts';
import { ENVIRONMENTS, profileViews, tokens } from '../../support/fake-window/data.ts';

const views = profileViews(0);

describe('the sidebar', () => {
  test('has profiles under their environments, in the environments’ order, by name', () => {
    expect(
      groupByEnvironment(ENVIRONMENTS, views).map((group) => [
        group.environment.id,
        group.profiles.map(({ profile }) => profile.name),
      ]),
    ).toEqual([
      ['dev', ['billing-spa', 'invoice-worker', 'support-cli']],
      ['staging', ['billing-spa', 'partner-api-with-a-very-long-name-that-does-not-fit']],
      ['prod', ['billing-spa']],
    ]);
  });

  test('keeps empty environments, and drops no profile of an environment that is not listed', () => {
    expect(groupByEnvironment(ENVIRONMENTS, []).map(({ profiles }) => profiles)).toEqual([[], [], []]);
    expect(groupByEnvironment([], views).flatMap(({ profiles }) => profiles)).toHaveLength(views.length);
  });

  test('does not pass off a token of another client or person as the profile’s own', () => {
    const summaries = tokens(0).map(({ summary }) => summary);
    const view = views[0]!;
    const having = (more: Partial<Profile>) => ({ ...view, profile: { ...view.profile, ...more } });
    expect(currentTokenOf(view, summaries)?.id).toBe('access-1');
    expect(currentTokenOf(having({ clientId: 'another' }), summaries)).toBeUndefined();
    const bob = { label: 'bob', expectedSubject: 'bob' };
    expect(currentTokenOf(having({ persona: bob }), summaries)).toBeUndefined();
    expect(currentTokenOf(having({ persona: { label: 'bob' } }), summaries)?.id).toBe('access-1');
  });

  test('knows the current token of each profile, and none of a profile without', () => {
    const summaries = tokens(0).map(({ summary }) => summary);
    expect(Object.fromEntries([...currentTokens(views, summaries)].map(([id, one]) => [id, one.id]))).toEqual(
      {
        'dev/billing-spa': 'access-1',
        'dev/invoice-worker': 'worker-1',
        'dev/support-cli': 'forged-1',
        'staging/billing-spa': 'staging-1',
        'prod/billing-spa': 'prod-1',
      },
    );
  });

  test('keeps tokens whose profile is gone', () => {
    const summaries = tokens(0).map(({ summary }) => summary);
    expect(tokensWithoutProfile(summaries, views).map(({ id }) => id)).toEqual(['loose-1']);
    expect(tokensWithoutProfile(summaries, [])).toHaveLength(summaries.length);
  });
});
