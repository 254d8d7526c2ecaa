/** RFC 9700 §2.1.1 (PKCE is announced) and §2.4 (no password grant), OIDC Discovery §3 (alg none). */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { supported } from '../../oidc/discovery/metadata.ts';
import type { MetadataInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shownList } from '../seen.ts';

const NONE = unchecked('No metadata was received.');

export const pkceNotAdvertisedRule = rule('metadata.pkce.not_advertised', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const types = supported(used, 'response_types_supported');
  if (types && !types.some((type) => type.split(' ').includes('code')))
    return notApplicable('The server issues no codes.');
  const methods = supported(used, 'code_challenge_methods_supported') ?? [];
  const at = { kind: 'metadata', name: 'code_challenge_methods_supported' } as const;
  return methods.includes('S256') ? pass(at) : fail({ methods: shownList(methods) }, at);
});

export const idTokenAlgNoneRule = rule('metadata.id_token_alg.none', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const at = { kind: 'metadata', name: 'id_token_signing_alg_values_supported' } as const;
  const algs = supported(used, at.name);
  if (!algs) return notApplicable('The server lists no algorithms for ID tokens.');
  return algs.includes('none') ? fail({}, at) : pass(at);
});

export const passwordGrantRule = rule('metadata.grant_types.password', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const at = { kind: 'metadata', name: 'grant_types_supported' } as const;
  return supported(used, at.name)?.includes('password') ? fail({}, at) : pass(at);
});
