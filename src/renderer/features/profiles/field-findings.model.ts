import type { DiscoveredServer, InputOf } from '../../../contract/ipc.ts';
import type { ShownFinding } from '../../../core/findings/explanation.ts';
import type { Finding } from '../../../core/findings/finding.ts';
import { PROFILE_DEFAULTS } from '../../../contract/models/profile-defaults.ts';
import { DRAFT_ENDPOINTS, type Draft, type DraftEndpoint, readCallback } from './draft.model.ts';

/** Fields of the form beside which findings are drawn. */
export type FindingField =
  | 'issuer'
  | 'grantType'
  | 'callback'
  | 'scope'
  | 'clientAuthMethod'
  | 'pkce'
  | DraftEndpoint;

/** What is wrong or worth knowing, by the field it concerns. */
export type FieldFindings = { readonly [field in FindingField]?: readonly ShownFinding[] };

const FIELDS: { readonly [parameter: string]: FindingField } = {
  grant_type: 'grantType',
  redirect_uri: 'callback',
  scope: 'scope',
  token_endpoint_auth_method: 'clientAuthMethod',
  code_challenge_method: 'pkce',
  ...Object.fromEntries(DRAFT_ENDPOINTS.map((name) => [name, name])),
};

/** Findings about the server itself that belong to a field of the form; the rest stands with what the metadata says. */
const OF_SERVER: { readonly [code: string]: FindingField } = {
  'metadata.pkce.not_advertised': 'pkce',
  'metadata.issuer.not_https': 'issuer',
  'metadata.issuer.has_query': 'issuer',
};

/** What the program found in the form as it is typed, and in its server, by field; only what failed is kept. */
export function fieldFindings(
  draft: Draft,
  server: DiscoveredServer | undefined,
  typed: readonly ShownFinding[],
): FieldFindings {
  const ofServer = (server?.findings ?? []).filter(
    ({ code }) => OF_SERVER[code] !== undefined && (OF_SERVER[code] !== 'pkce' || isUsingPkce(draft)),
  );
  // Under the policy that was chosen a fail may not apply.
  const fails = [...typed, ...ofServer].filter(({ outcome }) => outcome === 'fail');
  return Object.groupBy(fails, fieldOf);
}

function isUsingPkce({ grantType, pkce }: Draft): boolean {
  return grantType === 'authorization_code' && pkce === 'S256';
}

function fieldOf({ code, at }: Finding): FindingField {
  const byPlace = at?.kind === 'parameter' ? FIELDS[at.name] : undefined;
  return OF_SERVER[code] ?? byPlace ?? 'issuer';
}

/** The part of a form that the program checks while it is typed. */
export function typedProfile(draft: Draft): InputOf<'profiles.check'> {
  const { issuer, scope, grantType, clientAuthMethod, pkce } = draft;
  const endpoints = Object.fromEntries(
    DRAFT_ENDPOINTS.flatMap((name) => {
      const url = draft.endpoints[name].trim();
      return url === '' ? [] : [[name, url]];
    }),
  );
  return {
    ...(issuer.trim() === '' ? {} : { issuer: issuer.trim() }),
    endpoints,
    grantType,
    clientAuthMethod,
    scope,
    pkce,
    redirect: {
      ...(readCallback(draft.callback) ?? PROFILE_DEFAULTS.redirect),
      isAnyPort: draft.isAnyPort,
    },
  };
}
