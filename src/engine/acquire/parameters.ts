import type { Profile } from '../../contract/models/profile.ts';

/** The `resource` parameters (RFC 8707 §2) and the non-standard `audience`, for either endpoint. */
export function resourceParameters(profile: Profile): readonly (readonly [string, string])[] {
  return [
    ...profile.resources.map((resource) => ['resource', resource] as const),
    ...(profile.audience ? [['audience', profile.audience] as const] : []),
  ];
}

/** What one authorization request is made for: kept for this run only. */
export interface AuthorizationSecrets {
  readonly state: string;
  readonly nonce: string | null;
  readonly codeVerifier: string | null;
  readonly codeChallenge: string | null;
}

/** The authorization request's parameters in the order people read them (RFC 6749 §4.1.1, RFC 7636 §4.3, OIDC Core §3.1.2.1). */
export function authorizationParameters(
  profile: Profile,
  redirectUri: string,
  secrets: AuthorizationSecrets,
): readonly (readonly [string, string])[] {
  const { state, nonce, codeChallenge } = secrets;
  const loginHint = profile.persona?.loginHint;
  const optional: readonly (readonly [string, string | undefined])[] = [
    ['scope', profile.scope],
    ['state', state],
    ['nonce', nonce ?? undefined],
    ['code_challenge', codeChallenge ?? undefined],
    ['code_challenge_method', codeChallenge === null ? undefined : 'S256'],
    ['prompt', profile.prompt],
    ['max_age', profile.maxAgeSeconds?.toString()],
    ['acr_values', profile.acrValues],
    ['login_hint', loginHint],
  ];
  return [
    ['response_type', 'code'],
    ['client_id', profile.clientId],
    ['redirect_uri', redirectUri],
    ...optional.filter((pair): pair is readonly [string, string] => pair[1] !== undefined && pair[1] !== ''),
    ...resourceParameters(profile),
    ...profile.extraAuthorizationParameters,
  ];
}

/** Adds parameters to the endpoint's address, whose own query is kept (RFC 6749 §3.1). */
export function withQuery(endpoint: string, parameters: readonly (readonly [string, string])[]): string {
  const url = new URL(endpoint);
  for (const [name, value] of parameters) url.searchParams.append(name, value);
  return url.href;
}
