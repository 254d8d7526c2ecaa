/** RFC 8414 §2: what the profile asks for is compared with what the server lists; RFC 6749 §4.4: who may use client credentials; FAPI 2.0 §5.3.3.1: how a client proves itself. */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { splitScope } from '../../oauth/scope.ts';
import { supported } from '../../oidc/discovery/metadata.ts';
import { FAPI_AUTH } from '../metadata/choices.ts';
import { rule } from '../rule.ts';
import { shown, shownList } from '../seen.ts';
import type { ProfileInput } from './input.ts';

const UNKNOWN = unchecked('The server’s metadata is not known.');
const SCOPE = { kind: 'parameter', name: 'scope' } as const;
const AUTH = { kind: 'parameter', name: 'token_endpoint_auth_method' } as const;
const GRANT = { kind: 'parameter', name: 'grant_type' } as const;

export const scopeNotListedRule = rule('profile.scope.not_listed', ({ profile, metadata }: ProfileInput) => {
  const scopes = splitScope(profile.scope);
  if (scopes.length === 0) return notApplicable('No scope is asked for.');
  if (!metadata) return UNKNOWN;
  const listed = supported(metadata, 'scopes_supported');
  if (!listed) return notApplicable('The server lists no scopes.');
  const unknown = scopes.filter((scope) => !listed.includes(scope));
  return unknown.length === 0 ? pass(SCOPE) : fail({ scopes: shownList(unknown) }, SCOPE);
});

/** A list that is absent means client_secret_basic (RFC 8414 §2), but is mostly a server that does not say. */
export const authMethodNotListedRule = rule(
  'profile.client_auth.not_listed',
  ({ profile, metadata }: ProfileInput) => {
    if (!metadata) return UNKNOWN;
    const listed = supported(metadata, 'token_endpoint_auth_methods_supported');
    if (!listed) return unchecked('The server does not list its methods of client authentication.');
    const method = profile.clientAuthMethod;
    if (listed.includes(method)) return pass(AUTH);
    return fail({ method: shown(method), listed: shownList(listed) }, AUTH);
  },
);

export const grantTypeNotListedRule = rule(
  'profile.grant_type.not_listed',
  ({ profile, metadata }: ProfileInput) => {
    if (!metadata) return UNKNOWN;
    const listed = supported(metadata, 'grant_types_supported');
    if (!listed) return unchecked('The server does not list its grant types.');
    if (listed.includes(profile.grantType)) return pass(GRANT);
    return fail({ grantType: shown(profile.grantType), listed: shownList(listed) }, GRANT);
  },
);

export const machineWithoutSecretRule = rule(
  'profile.client_auth.machine_without',
  ({ profile }: ProfileInput) => {
    if (profile.grantType !== 'client_credentials') return notApplicable('A person signs in.');
    return profile.clientAuthMethod === 'none' ? fail({}, AUTH) : pass(AUTH);
  },
);

export const authMethodNotFapiRule = rule('profile.client_auth.not_fapi', ({ profile }: ProfileInput) => {
  const method = profile.clientAuthMethod;
  return FAPI_AUTH.includes(method) ? pass(AUTH) : fail({ method: shown(method) }, AUTH);
});
