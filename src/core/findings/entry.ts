import type { Evidence, Policy, Severity } from './finding.ts';

/** What a finding is about; also the first part of its code. */
type Subject =
  | 'token'
  | 'access_token'
  | 'id_token'
  | 'token_response'
  | 'authorization_request'
  | 'authorization_response'
  | 'introspection'
  | 'sd_jwt'
  | 'key_binding'
  | 'credential'
  | 'dpop_proof'
  | 'client_assertion'
  | 'request_object'
  | 'logout_token'
  | 'introspection_jwt'
  | 'entity_statement'
  | 'metadata'
  | 'jwks'
  | 'profile'
  | 'policy';

/** Where a rule is written down. */
export interface Section {
  readonly spec: string;
  /** Number of the section, as in `4.1.3`. */
  readonly section: string;
  readonly url: string;
}

/**
 * How grave a fail is; a policy that is not named judges as those it builds on, else as `default` does. Without `default`
 * the rule belongs to the named policies alone: under others it does not apply.
 */
export type SeverityByPolicy = { readonly [policy in Policy]?: Severity };

/** What the catalogue says of one code. `E` is the evidence its rule must bring on a fail. */
export interface CatalogueEntry<E extends Evidence = never> {
  readonly subject: Subject;
  /** What is true when the rule fails, in a few plain words. */
  readonly title: string;
  /** What is true when it holds. */
  readonly passTitle: string;
  /** What it means, filled from the evidence. */
  readonly explain: (evidence: E) => string;
  /** What to do about it. */
  readonly remedy: string;
  readonly section: Section;
  readonly severity: SeverityByPolicy;
}

/** For rules whose fail needs no facts beside its place. */
export type NoEvidence = Readonly<Record<string, never>>;

/** A table of entries; each file under `catalogue/` is one, and `catalogue.ts` joins them. */
export type CatalogueTable = { readonly [code: string]: CatalogueEntry };

/** An entry whose words are filled from evidence of type `E`. */
export function entry<E extends Evidence>(words: CatalogueEntry<E>): CatalogueEntry<E> {
  return words;
}

/** A section of an RFC: `rfc(7519, '4.1.3')`. */
export function rfc(number: number, section: string): Section {
  return {
    spec: `RFC ${number}`,
    section,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  };
}

/** A section of OpenID Connect Core 1.0 with errata set 2. */
export function core(section: string): Section {
  return {
    spec: 'OIDC Core',
    section,
    url: `https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.${section}`,
  };
}

/** A section of OpenID Connect Discovery 1.0 with errata set 2. */
export function discovery(section: string): Section {
  return {
    spec: 'OIDC Discovery',
    section,
    url: `https://openid.net/specs/openid-connect-discovery-1_0.html#rfc.section.${section}`,
  };
}

/** A section of OpenID Connect Back-Channel Logout 1.0 with errata set 1. */
export function backChannelLogout(section: string): Section {
  return {
    spec: 'OIDC Back-Channel Logout',
    section,
    url: `https://openid.net/specs/openid-connect-backchannel-1_0.html#rfc.section.${section}`,
  };
}

/** A section of OpenID Federation 1.0. */
export function federation(section: string): Section {
  return {
    spec: 'OpenID Federation',
    section,
    url: `https://openid.net/specs/openid-federation-1_0.html#section-${section}`,
  };
}

/** A section of draft-ietf-oauth-sd-jwt-vc (19, 31 August 2026), which is no RFC yet: cited apart from RFC 9901. */
export function sdJwtVc(section: string): Section {
  return {
    spec: 'SD-JWT VC',
    section,
    url: `https://www.ietf.org/archive/id/draft-ietf-oauth-sd-jwt-vc-19.html#section-${section}`,
  };
}

/** A section of the draft that is to replace RFC 8725 (09, 11 August 2026), for what RFC 8725 does not say. */
export function jwtPracticesDraft(section: string): Section {
  return {
    spec: 'RFC 8725bis draft',
    section,
    url: `https://www.ietf.org/archive/id/draft-ietf-oauth-rfc8725bis-09.html#section-${section}`,
  };
}

/** A section of the FAPI 2.0 Security Profile (final, 22 February 2025). */
export function fapi2(section: string): Section {
  return {
    spec: 'FAPI 2.0',
    section,
    url: `https://openid.net/specs/fapi-security-profile-2_0-final.html#section-${section}`,
  };
}

/** A section of FAPI 2.0 Message Signing. */
export function fapi2MessageSigning(section: string): Section {
  return {
    spec: 'FAPI 2.0 Message Signing',
    section,
    url: `https://openid.net/specs/fapi-message-signing-2_0-final.html#section-${section}`,
  };
}

/** A section of FAPI 1.0, Part 2: Advanced. */
export function fapi1Advanced(section: string): Section {
  return {
    spec: 'FAPI 1.0 Advanced',
    section,
    url: `https://openid.net/specs/openid-financial-api-part-2-1_0-final.html#rfc.section.${section}`,
  };
}
