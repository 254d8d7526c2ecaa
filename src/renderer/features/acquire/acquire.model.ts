import type { Profile, ProfileView, SecretName } from '../../../contract/models/profile.ts';
import type { Run, Step } from '../../../core/run/run.ts';

/** The run whose steps are shown: the chosen one unless it was removed, else the newest that got tokens. */
export function shownRunId(
  runs: readonly Run[],
  chosen: string | undefined,
  isGone = false,
): string | undefined {
  return (isGone ? undefined : chosen) ?? runs.find((run) => run.kind === 'acquire')?.id;
}

/** True where a run stopped because the state or iss of its answer was wrong. */
export function isStoppedAtAnswer({ id, fault }: Step): boolean {
  return (
    id === 'callback' && (fault?.code === 'flow.state_mismatch' || fault?.code === 'flow.issuer_mismatch')
  );
}

/** Runs that this screen lists: those that got tokens, and requests that were sent once more. */
export function historyOf(runs: readonly Run[]): readonly Run[] {
  return runs.filter(({ kind }) => kind === 'acquire' || kind === 'resend');
}

/** The secret that the profile's client authentication needs; undefined for public clients. */
export function neededSecret(profile: Profile): SecretName | undefined {
  switch (profile.clientAuthMethod) {
    case 'none':
      return undefined;
    case 'private_key_jwt':
      return 'private_key';
    case 'client_secret_basic':
    case 'client_secret_post':
      return 'client_secret';
  }
}

/** Optional parameters that are set, as `name=value`, for one line of the summary. */
export function advancedWords({ profile }: ProfileView): string {
  const named: readonly (readonly [string, string | number | undefined])[] = [
    ['prompt', profile.prompt],
    ['max_age', profile.maxAgeSeconds],
    ['acr_values', profile.acrValues],
    ['login_hint', profile.persona?.loginHint],
    ...profile.extraAuthorizationParameters,
    ...profile.extraTokenParameters,
  ];
  return named.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join('  ');
}
