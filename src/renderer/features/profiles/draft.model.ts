import { PROFILE_DEFAULTS } from '../../../contract/models/profile-defaults.ts';
import type { Api, NameValue, Profile } from '../../../contract/models/profile.ts';
import { draftOfPolicy, policyOf, readClaims } from './own-policy.model.ts';
import { words } from './words.model.ts';

/** The form of a profile: every field as it is typed. Never a secret: drafts outlive the screen. */
export interface Draft {
  readonly name: string;
  readonly environment: string;
  readonly issuer: string;
  readonly endpoints: { readonly [name in DraftEndpoint]: string };
  readonly grantType: Profile['grantType'];
  /** The redirect URI, as one address. */
  readonly callback: string;
  readonly isAnyPort: boolean;
  readonly clientId: string;
  readonly clientAuthMethod: Profile['clientAuthMethod'];
  readonly scope: string;
  readonly resources: string;
  readonly audience: string;
  readonly pkce: Profile['pkce'];
  readonly personaLabel: string;
  readonly loginHint: string;
  readonly expectedSubject: string;
  readonly prompt: string;
  readonly maxAge: string;
  readonly acrValues: string;
  readonly extraAuthorization: string;
  readonly extraToken: string;
  readonly algs: string;
  readonly skew: string;
  readonly apis: readonly Api[];
  /** The user's own policy: audiences and scopes separated by spaces, claims one a line. */
  readonly policyAudiences: string;
  readonly policyScopes: string;
  readonly policyClaims: string;
  readonly policyIdTokenClaims: string;
  readonly policyLifetime: string;
}

export const DRAFT_ENDPOINTS = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'introspection_endpoint',
  'revocation_endpoint',
  'userinfo_endpoint',
] as const;
export type DraftEndpoint = (typeof DRAFT_ENDPOINTS)[number];

/** The longest name that a profile may have. */
const MOST_NAME = 200;

/** An empty form, with the defaults people expect. */
export function newDraft(environment: string): Draft {
  return draftOf({ ...PROFILE_DEFAULTS, id: '', name: '', environment, clientId: '' });
}

/** The form of a saved profile. */
export function draftOf(profile: Profile): Draft {
  const { redirect, persona } = profile;
  const endpoints = Object.fromEntries(DRAFT_ENDPOINTS.map((name) => [name, profile.endpoints[name] ?? '']));
  return {
    name: profile.name,
    environment: profile.environment,
    issuer: profile.issuer ?? '',
    endpoints: endpoints as Draft['endpoints'],
    grantType: profile.grantType,
    callback: `http://${redirect.host}:${redirect.port}${redirect.path}`,
    isAnyPort: redirect.isAnyPort,
    clientId: profile.clientId,
    clientAuthMethod: profile.clientAuthMethod,
    scope: profile.scope ?? '',
    resources: profile.resources.join(' '),
    audience: profile.audience ?? '',
    pkce: profile.pkce,
    personaLabel: persona?.label ?? '',
    loginHint: persona?.loginHint ?? '',
    expectedSubject: persona?.expectedSubject ?? '',
    prompt: profile.prompt ?? '',
    maxAge: profile.maxAgeSeconds === undefined ? '' : String(profile.maxAgeSeconds),
    acrValues: profile.acrValues ?? '',
    extraAuthorization: pairLines(profile.extraAuthorizationParameters),
    extraToken: pairLines(profile.extraTokenParameters),
    algs: profile.allowedAlgs?.join(' ') ?? '',
    skew: String(profile.clockSkewSeconds),
    apis: profile.apis,
    ...draftOfPolicy(profile.policy),
  };
}

/** The profile a form means; `base` keeps what the form does not show. Call it when `draftProblems` found nothing. */
export function profileOf(draft: Draft, base: Profile | undefined): Profile {
  const { endpoints: kept, ...rest } = withoutOptional(base);
  const persona = personaOf(draft);
  const allowedAlgs = words(draft.algs);
  return {
    ...rest,
    name: draftName(draft),
    environment: draft.environment,
    ...optional('issuer', draft.issuer),
    endpoints: endpointsOf(draft, kept),
    clientId: draft.clientId.trim(),
    clientAuthMethod: draft.clientAuthMethod,
    grantType: draft.grantType,
    redirect: {
      ...(readCallback(draft.callback) ?? base?.redirect ?? PROFILE_DEFAULTS.redirect),
      isAnyPort: draft.isAnyPort,
    },
    pkce: draft.pkce,
    ...optional('scope', draft.scope),
    resources: words(draft.resources),
    ...optional('audience', draft.audience),
    ...optional('prompt', draft.prompt),
    ...(draft.maxAge.trim() === '' ? {} : { maxAgeSeconds: Number(draft.maxAge) }),
    ...optional('acrValues', draft.acrValues),
    ...(persona ? { persona } : {}),
    extraAuthorizationParameters: readPairs(draft.extraAuthorization) ?? [],
    extraTokenParameters: readPairs(draft.extraToken) ?? [],
    apis: draft.apis,
    ...(allowedAlgs.length > 0 ? { allowedAlgs } : {}),
    clockSkewSeconds: Number(draft.skew),
    ...policyOf(draft),
  };
}

/** A loopback address as the parts of a redirect URI; undefined where it is none. A port that is left out is 80, as in any address. */
export function readCallback(text: string): Omit<Profile['redirect'], 'isAnyPort'> | undefined {
  const found = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(?::(\d{1,5}))?(\/(?!\/)[\w\-./~%]*)$/i.exec(
    text.trim(),
  );
  const port = Number(found?.[2] ?? 80);
  if (!found?.[1] || !found[3] || port > 65_535) return undefined;
  return { host: found[1].toLowerCase() as Profile['redirect']['host'], port, path: found[3] };
}

/** What the profile is called where nothing is said: by its client, else by the server's host. */
export function draftName({ name, clientId, issuer }: Pick<Draft, 'name' | 'clientId' | 'issuer'>): string {
  const host = URL.canParse(issuer.trim()) ? new URL(issuer.trim()).host : '';
  return (name.trim() || clientId.trim() || host).slice(0, MOST_NAME);
}

/** Whether two forms mean the same profile: white space and order of what is listed aside. */
export function isSameDraft(one: Draft, other: Draft, base: Profile | undefined): boolean {
  const meant = (draft: Draft) =>
    JSON.stringify({
      ...draftOf(profileOf(draft, base)),
      callback: draft.callback.trim(),
      ...unreadable(draft),
    });
  return meant(one) === meant(other);
}

/** Fields that mean nothing as they are: they count as they were typed, or a form with a slip in it would seem untouched. */
function unreadable(draft: Draft): Partial<Draft> {
  return {
    ...(readPairs(draft.extraAuthorization) ? {} : { extraAuthorization: draft.extraAuthorization }),
    ...(readPairs(draft.extraToken) ? {} : { extraToken: draft.extraToken }),
    ...(readClaims(draft.policyClaims, 'access_token') ? {} : { policyClaims: draft.policyClaims }),
    ...(readClaims(draft.policyIdTokenClaims, 'id_token')
      ? {}
      : { policyIdTokenClaims: draft.policyIdTokenClaims }),
  };
}

/** `name=value` lines as pairs; undefined where a line has no name or no `=`. */
export function readPairs(text: string): readonly NameValue[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.map((line): NameValue => {
    const at = line.indexOf('=');
    return [line.slice(0, Math.max(at, 0)).trim(), line.slice(at + 1).trim()];
  });
  return pairs.every(([name]) => name !== '') ? pairs : undefined;
}

function pairLines(pairs: readonly NameValue[]): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join('\n');
}

function endpointsOf(draft: Draft, kept: Profile['endpoints']): Profile['endpoints'] {
  const shown = new Set<string>(DRAFT_ENDPOINTS);
  const hidden = Object.entries(kept).filter(([name]) => !shown.has(name));
  const typed = DRAFT_ENDPOINTS.flatMap((name) => {
    const url = draft.endpoints[name].trim();
    return url === '' ? [] : [[name, url] as const];
  });
  return Object.fromEntries([...hidden, ...typed]);
}

function personaOf(draft: Draft): Profile['persona'] {
  const [label, loginHint, expectedSubject] = [draft.personaLabel, draft.loginHint, draft.expectedSubject];
  const name = label.trim() || loginHint.trim() || expectedSubject.trim();
  if (name === '') return undefined;
  return {
    label: name,
    ...optional('loginHint', loginHint),
    ...optional('expectedSubject', expectedSubject),
  };
}

/** What a form does not show of a profile; the optional members that it does show are taken out. */
function withoutOptional(base: Profile | undefined): Pick<Profile, 'id' | 'isSandbox' | 'endpoints'> {
  return { id: base?.id ?? '', isSandbox: base?.isSandbox ?? false, endpoints: base?.endpoints ?? {} };
}

function optional<K extends string>(name: K, text: string): { readonly [name in K]?: string } {
  const trimmed = text.trim();
  return trimmed === '' ? {} : ({ [name]: trimmed } as { readonly [name in K]: string });
}
