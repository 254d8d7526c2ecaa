import type { DiscoveredServer } from '../../../contract/ipc.ts';
import { checkPkce, checkProfile } from '../../../core/checks/profile/check-profile.ts';
import { PKCE } from '../../../core/findings/catalogue/pkce.ts';
import { PROFILE } from '../../../core/findings/catalogue/profile.ts';
import { explainWith } from '../../../core/findings/explain-with.ts';
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

/** The part of the catalogue that a form can speak of while it is typed; all other words come with what the program answers. */
export const FORM_WORDS = { ...PROFILE, ...PKCE };

/** Applies the rules of core to the form as it is typed, and to what is known of its server; only what failed is kept. */
export function fieldFindings(draft: Draft, server: DiscoveredServer | undefined): FieldFindings {
  const isCode = draft.grantType === 'authorization_code';
  const own = checkProfile({ profile: checkedProfile(draft), metadata: server?.metadata });
  const pkce = isCode ? checkPkce({ responseType: 'code', pkceMethod: draft.pkce }) : [];
  const ofServer = (server?.findings ?? []).filter(
    ({ code }) => OF_SERVER[code] !== undefined && (OF_SERVER[code] !== 'pkce' || isUsingPkce(draft)),
  );
  const typed = fails([...own, ...pkce]).map((finding) => ({
    ...finding,
    words: explainWith(FORM_WORDS, finding),
  }));
  return Object.groupBy([...typed, ...fails(ofServer)], fieldOf);
}

function fails<F extends Finding>(findings: readonly F[]): readonly F[] {
  return findings.filter(({ outcome }) => outcome === 'fail');
}

function isUsingPkce({ grantType, pkce }: Draft): boolean {
  return grantType === 'authorization_code' && pkce === 'S256';
}

function fieldOf({ code, at }: Finding): FindingField {
  const byPlace = at?.kind === 'parameter' ? FIELDS[at.name] : undefined;
  return OF_SERVER[code] ?? byPlace ?? 'issuer';
}

function checkedProfile(draft: Draft) {
  const { issuer, scope, grantType, clientAuthMethod } = draft;
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
    redirect: {
      ...(readCallback(draft.callback) ?? PROFILE_DEFAULTS.redirect),
      isAnyPort: draft.isAnyPort,
    },
  };
}
