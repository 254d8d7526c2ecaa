import type { Profile } from '../../../contract/models/profile.ts';
import type { RequiredClaim } from '../../../core/checks/own-policy.ts';
import type { Draft } from './draft.model.ts';
import { words } from './words.model.ts';

type Policy = NonNullable<Profile['policy']>;
type PolicyDraft = Pick<
  Draft,
  'policyAudiences' | 'policyScopes' | 'policyClaims' | 'policyIdTokenClaims' | 'policyLifetime'
>;

/** The fields of a profile's own policy. */
export function draftOfPolicy(policy: Policy | undefined): PolicyDraft {
  return {
    policyAudiences: policy?.audiences?.join(' ') ?? '',
    policyScopes: policy?.scopes?.join(' ') ?? '',
    policyClaims: claimLines(policy, 'access_token'),
    policyIdTokenClaims: claimLines(policy, 'id_token'),
    policyLifetime: policy?.longestLifetimeSeconds === undefined ? '' : String(policy.longestLifetimeSeconds),
  };
}

function claimLines(policy: Policy | undefined, token: RequiredClaim['token']): string {
  return (policy?.claims ?? [])
    .filter((claim) => claim.token === token)
    .map(({ name, value }) => (value === undefined ? name : `${name}=${value}`))
    .join('\n');
}

/** The policy that the fields mean; none where they demand nothing. */
export function policyOf(draft: PolicyDraft): { readonly policy?: Policy } {
  const audiences = words(draft.policyAudiences);
  const scopes = words(draft.policyScopes);
  const claims = [
    ...(readClaims(draft.policyClaims, 'access_token') ?? []),
    ...(readClaims(draft.policyIdTokenClaims, 'id_token') ?? []),
  ];
  const policy: Policy = {
    ...(audiences.length > 0 ? { audiences } : {}),
    ...(scopes.length > 0 ? { scopes } : {}),
    ...(claims.length > 0 ? { claims } : {}),
    ...(draft.policyLifetime.trim() === '' ? {} : { longestLifetimeSeconds: Number(draft.policyLifetime) }),
  };
  return Object.keys(policy).length > 0 ? { policy } : {};
}

/** `name` or `name=value` lines; undefined where a line has no name. */
export function readClaims(
  text: string,
  token: RequiredClaim['token'],
): readonly RequiredClaim[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const claims = lines.map((line): RequiredClaim => {
    const at = line.indexOf('=');
    if (at === -1) return { token, name: line.trim() };
    return { token, name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
  });
  return claims.every(({ name }) => name !== '') ? claims : undefined;
}
