import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { SECTIONS, SETTINGS_OF } from '../../features/settings/sections.ts';
import { GRANT_WORDS } from '../../words/grant.ts';
import { paletteWords } from '../../words/palette.ts';
import { settingsWords } from '../../words/settings.ts';
import { FORMAT_WORDS, KIND_WORDS, MADE_HERE, STATE_WORDS } from '../../words/token.ts';
import { profileInEnvironment } from '../environment.model.ts';
import type { Place } from '../place.store.ts';
import type { PaletteItem } from './palette.model.ts';

type Go = (place: Place) => void;

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

/** Profiles as things to go to. */
export function profileItems(profiles: readonly ProfileView[], go: Go): readonly PaletteItem[] {
  return profiles.map(({ profile, environment }) => ({
    id: `profile ${profile.id}`,
    group: 'profiles',
    label: profile.name,
    detail: joined(environment.name, profile.persona?.label, GRANT_WORDS[profile.grantType].toLowerCase()),
    also: joined(profile.issuer, profile.clientId),
    environment,
    run: () => go({ kind: 'profile', profileId: profile.id, tab: 'get' }),
  }));
}

/** Environments as things to go to: the profile of each that is meant from where one is. */
export function environmentItems(
  environments: readonly Environment[],
  profiles: readonly ProfileView[],
  current: ProfileView | undefined,
  go: Go,
): readonly PaletteItem[] {
  return environments.map((environment) => {
    const own = profiles.filter((view) => view.environment.id === environment.id);
    const first = profileInEnvironment(profiles, environment.id, current)?.profile.id;
    return {
      id: `environment ${environment.id}`,
      group: 'environments',
      label: environment.name,
      detail: paletteWords.profileCount(own.length),
      environment,
      whyNot: first === undefined ? paletteWords.noneOfKind : undefined,
      run: () => {
        if (first !== undefined) go({ kind: 'profile', profileId: first, tab: 'get' });
      },
    };
  });
}

/** Tokens as things to open, in the order they are given. Found by kind, profile, environment, subject and fingerprint. */
export function tokenItems(
  tokens: readonly TokenSummary[],
  profileIds: ReadonlySet<string>,
  open: { readonly go: Go; readonly openToken: (profileId: string, tokenId: string) => void },
): readonly PaletteItem[] {
  return tokens.map((token) => ({
    id: `token ${token.id}`,
    group: 'tokens',
    label: paletteWords.token(KIND_WORDS[token.kind], token.profileName),
    detail: joined(
      token.origin === 'built' ? MADE_HERE : undefined,
      token.environment,
      token.subject,
      FORMAT_WORDS[token.format],
      token.fingerprint,
      STATE_WORDS[token.state],
    ),
    run: () =>
      token.profileId !== undefined && profileIds.has(token.profileId)
        ? open.openToken(token.profileId, token.id)
        : open.go({ kind: 'loose_token', tokenId: token.id }),
  }));
}

/** Sections of the settings and each thing that is set there. */
export function settingsItems(go: Go): readonly PaletteItem[] {
  return SECTIONS.flatMap((section) => {
    const title = settingsWords.sections[section];
    const run = () => go({ kind: 'settings', section });
    return [
      {
        id: `settings ${section}`,
        group: 'settings',
        label: title,
        detail: settingsWords.title,
        run,
      } as const,
      ...SETTINGS_OF[section].map(
        (label) =>
          ({
            id: `settings ${section} ${label}`,
            group: 'settings',
            label,
            detail: paletteWords.settingsOf(title),
            run,
          }) as const,
      ),
    ];
  });
}
