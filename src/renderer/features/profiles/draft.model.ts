import {
  type Api,
  type NameValue,
  PROFILE_DEFAULTS,
  type Profile,
} from '../../../contract/models/profile.ts';

/** The form of a profile: every field as it is typed. */
export interface Draft {
  readonly name: string;
  readonly environment: string;
  readonly issuer: string;
  readonly endpoints: { readonly [name in DraftEndpoint]: string };
  readonly grantType: Profile['grantType'];
  readonly host: Profile['redirect']['host'];
  readonly port: string;
  readonly path: string;
  readonly isAnyPort: boolean;
  readonly clientId: string;
  readonly clientAuthMethod: Profile['clientAuthMethod'];
  /** Written, never read back: empty keeps what is set. */
  readonly secret: string;
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
    host: redirect.host,
    port: String(redirect.port),
    path: redirect.path,
    isAnyPort: redirect.isAnyPort,
    clientId: profile.clientId,
    clientAuthMethod: profile.clientAuthMethod,
    secret: '',
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
  };
}

/** The profile a form means; `base` keeps what the form does not show. Call it when `draftProblems` found nothing. */
export function profileOf(draft: Draft, base: Profile | undefined): Profile {
  const { endpoints: kept, ...rest } = withoutOptional(base);
  const persona = personaOf(draft);
  const allowedAlgs = words(draft.algs);
  return {
    ...rest,
    name: draft.name.trim(),
    environment: draft.environment,
    ...optional('issuer', draft.issuer),
    endpoints: endpointsOf(draft, kept),
    clientId: draft.clientId.trim(),
    clientAuthMethod: draft.clientAuthMethod,
    grantType: draft.grantType,
    redirect: {
      host: draft.host,
      port: Number(draft.port),
      path: draft.path.trim(),
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
  };
}

/** The redirect URI the form means: what has to be registered. */
export function draftRedirectUri(draft: Draft): string {
  return `http://${draft.host}:${draft.port.trim()}${draft.path.trim()}`;
}

/** The words of a text separated by white space. */
export function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
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
