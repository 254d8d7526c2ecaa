import type { SeverityByPolicy } from './entry.ts';
import type { Policy, Severity } from './finding.ts';

/** What is shown of a named set of rules. */
interface PolicyWords {
  readonly id: Policy;
  readonly name: string;
  /** What judging by it means, in one sentence. */
  readonly summary: string;
  /** Where it is written; absent for the default. */
  readonly url?: string;
}

/** The policies that can be chosen, in the order in which they are offered. */
export const POLICIES: readonly PolicyWords[] = [
  {
    id: 'default',
    name: 'Assay’s own',
    summary: 'What the specifications demand of every token, and what is good practice.',
  },
  {
    id: 'oidc_core',
    name: 'OpenID Connect Core',
    summary: 'ID tokens by the letter of OpenID Connect Core 1.0 with errata set 2.',
    url: 'https://openid.net/specs/openid-connect-core-1_0.html',
  },
  {
    id: 'rfc8725',
    name: 'RFC 8725: JWT best practices',
    summary: 'How to make and accept JWTs of any kind without the known mistakes.',
    url: 'https://www.rfc-editor.org/rfc/rfc8725',
  },
  {
    id: 'rfc9068',
    name: 'RFC 9068: JWT access tokens',
    summary: 'Access tokens as the JWT profile wants them: type, required claims, one form of scope.',
    url: 'https://www.rfc-editor.org/rfc/rfc9068',
  },
  {
    id: 'rfc9700',
    name: 'RFC 9700: OAuth security practice',
    summary: 'The current practice of OAuth: PKCE, few rights, tokens bound to their sender.',
    url: 'https://www.rfc-editor.org/rfc/rfc9700',
  },
  {
    id: 'fapi2_security',
    name: 'FAPI 2.0 Security Profile',
    summary: 'For payments and health: tokens bound to a key, pushed requests, few algorithms.',
    url: 'https://openid.net/specs/fapi-security-profile-2_0-final.html',
  },
  {
    id: 'fapi2_message_signing',
    name: 'FAPI 2.0 Message Signing',
    summary: 'The Security Profile, and signed requests, responses and introspection.',
    url: 'https://openid.net/specs/fapi-message-signing-2_0-final.html',
  },
];

/** FAPI demands RFC 8725 (§5.4.1) and stands on RFC 9700; Message Signing stands on the Security Profile. */
const BUILDS_ON: { readonly [policy in Policy]?: readonly Policy[] } = {
  fapi2_security: ['rfc8725', 'rfc9700'],
  fapi2_message_signing: ['fapi2_security'],
};

const GRAVEST_FIRST: readonly Severity[] = ['violation', 'risk', 'note'];

/** How grave a fail is under a policy; undefined where the rule belongs to other policies alone. */
export function severityUnder(severity: SeverityByPolicy, policy: Policy): Severity | undefined {
  return named(severity, policy) ?? severity.default;
}

function named(severity: SeverityByPolicy, policy: Policy): Severity | undefined {
  const inherited = (BUILDS_ON[policy] ?? []).map((base) => named(severity, base));
  return severity[policy] ?? GRAVEST_FIRST.find((one) => inherited.includes(one));
}

/** Which policies a rule belongs to that not every token is judged by: `FAPI 2.0 Security Profile`. */
export function policyNames(severity: SeverityByPolicy): string {
  const names = POLICIES.filter(({ id }) => severity[id] !== undefined).map(({ name }) => name);
  return names.join(', ');
}
