import type { DiscoveredServer } from '../../../contract/ipc.ts';
import type { ClientAuthMethod } from '../../../contract/models/profile.ts';
import type { Draft } from './draft.model.ts';

const METHODS: readonly ClientAuthMethod[] = [
  'none',
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
];

/** The methods of client authentication, those that the server lists first. */
export function methodsInOrder(offered: readonly string[] | undefined): readonly ClientAuthMethod[] {
  if (!offered) return METHODS;
  return [...METHODS].sort((a, b) => Number(offered.includes(b)) - Number(offered.includes(a)));
}

/** The method for a client secret that was typed: the first that the server lists, else the one every server must take (RFC 6749 §2.3.1). */
export function methodForSecret(offered: readonly string[] | undefined): ClientAuthMethod {
  const found = METHODS.find((method) => method.startsWith('client_secret') && offered?.includes(method));
  return found ?? 'client_secret_basic';
}

/** What a new profile may take from what the server says of itself. A person's own words are left alone. */
export function proposalOf(draft: Draft, server: DiscoveredServer): Partial<Draft> {
  return draft.scope === '' && server.scopesSupported?.includes('openid') ? { scope: 'openid' } : {};
}

/** Scopes that the server lists and the form does not ask for. */
export function scopesToAdd(
  asked: readonly string[],
  server: DiscoveredServer | undefined,
): readonly string[] {
  return (server?.scopesSupported ?? []).filter((scope) => !asked.includes(scope));
}
