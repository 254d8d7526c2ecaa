/** The tables for profiles, beside `../index.ts`: saved ones that a run goes by, and forms as they are typed. */
import type { Finding } from '../../findings/finding.ts';
import { ENDPOINT_NAMES } from '../../oidc/discovery/metadata.ts';
import { type PkceInput, pkceOffRule, pkcePlainRule } from '../authorization/pkce.ts';
import { type Rule, runRules } from '../rule.ts';
import * as endpoints from './endpoints.ts';
import type { EndpointInput, FormInput, ProfileInput } from './input.ts';
import * as offers from './offers.ts';
import * as redirect from './redirect.ts';

/** A profile, alone and against what its server says of itself. */
export const profileRules: readonly Rule<ProfileInput>[] = [
  offers.grantTypeNotListedRule,
  redirect.redirectRewrittenRule,
  redirect.redirectLocalhostRule,
  offers.scopeNotListedRule,
  offers.machineWithoutSecretRule,
  offers.authMethodNotListedRule,
  offers.authMethodNotFapiRule,
];

/** Every endpoint that the profile names itself. */
export const profileEndpointRules: readonly Rule<EndpointInput>[] = [
  endpoints.endpointInsecureRule,
  endpoints.endpointElsewhereRule,
  endpoints.endpointOverriddenRule,
];

/** Judges a profile, saved or half-written (RFC 6749, RFC 8252, RFC 8414). One finding per rule, and per endpoint that it names. */
export function checkProfile(input: ProfileInput): readonly Finding[] {
  return [
    ...runRules(profileRules, input),
    ...ENDPOINT_NAMES.flatMap((name) => {
      const url = input.profile.endpoints[name];
      return url === undefined || url === '' ? [] : runRules(profileEndpointRules, { ...input, name, url });
    }),
  ];
}

/** Judges a form as it is typed, and says what failed alone: the rest is nothing that a field could show. */
export function checkForm(input: FormInput): readonly Finding[] {
  const isCode = input.profile.grantType === 'authorization_code';
  const pkce = isCode ? checkPkce({ responseType: 'code', pkceMethod: input.pkce }) : [];
  return [...checkProfile(input), ...pkce].filter(({ outcome }) => outcome === 'fail');
}

/** Judges the protection of the code before anything is sent, by the rules that judge it in a run (RFC 9700 §2.1.1). */
export function checkPkce(input: PkceInput): readonly Finding[] {
  return runRules<PkceInput>([pkceOffRule, pkcePlainRule], input);
}
