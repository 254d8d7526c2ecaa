import { describe, expect, test } from 'vitest';
import type { DiscoveredServer } from '../../../src/contract/ipc.ts';
import {
  checkPkce,
  profileEndpointRules,
  profileRules,
} from '../../../src/core/checks/profile/check-profile.ts';
import { explainFinding } from '../../../src/core/findings/explain.ts';
import { type Draft, newDraft } from '../../../src/renderer/features/profiles/draft.model.ts';
import { FORM_WORDS, fieldFindings } from '../../../src/renderer/features/profiles/field-findings.model.ts';
import {
  methodForSecret,
  methodsInOrder,
  proposalOf,
  scopesToAdd,
} from '../../../src/renderer/features/profiles/server-proposal.model.ts';
import { ISSUER } from '../../support/fake-window/data.ts';
import { knownServers } from '../../support/fake-window/profiles.ts';

const SERVER = knownServers(0).get(ISSUER)!;

function draft(more: Partial<Draft> = {}): Draft {
  return { ...newDraft('dev'), issuer: ISSUER, clientId: 'c', ...more };
}

/** The codes that stand at each field. */
function codes(typed: Draft, server: DiscoveredServer | null = SERVER) {
  return Object.fromEntries(
    Object.entries(fieldFindings(typed, server ?? undefined)).map(([field, list]) => [
      field,
      list.map(({ code }) => code),
    ]),
  );
}

describe('findings of a form', () => {
  test('stand at the fields they concern', () => {
    const typed = draft({
      scope: 'openid invoice:void',
      clientAuthMethod: 'client_secret_post',
      callback: 'http://localhost:8765/callback',
      endpoints: { ...draft().endpoints, token_endpoint: 'https://other.example/t' },
    });
    expect(codes(typed)).toEqual({
      scope: ['profile.scope.not_listed'],
      clientAuthMethod: ['profile.client_auth.not_listed'],
      callback: ['profile.redirect.localhost'],
      token_endpoint: ['profile.endpoint.elsewhere', 'profile.endpoint.overridden'],
      pkce: ['metadata.pkce.not_advertised'],
    });
  });

  test('have the words of the catalogue, whoever made them', () => {
    const typed = draft({ scope: 'openid invoice:void', clientAuthMethod: 'client_secret_post' });
    const shown = Object.values(fieldFindings(typed, SERVER)).flat();
    expect(shown.length).toBeGreaterThan(2);
    for (const { words, ...finding } of shown) expect(words).toEqual(explainFinding(finding));
  });

  test('have words for every rule that is applied while it is typed', () => {
    const rules = [...profileRules, ...profileEndpointRules].map(({ code }) => code);
    const pkce = checkPkce({ responseType: 'code', pkceMethod: 'plain' }).map(({ code }) => code);
    expect([...rules, ...pkce].filter((code) => !(code in FORM_WORDS))).toEqual([]);
  });

  test('say of PKCE that it is off, and nothing of what the server offers then', () => {
    expect(codes(draft({ pkce: 'none' }))).toEqual({ pkce: ['authorization_request.pkce.off'] });
    const machine = draft({ grantType: 'client_credentials', clientAuthMethod: 'private_key_jwt' });
    expect(codes(machine)).toEqual({});
  });

  test('are about the form alone where nothing is known of the server', () => {
    expect(codes(draft({ scope: 'anything' }), null)).toEqual({});
    expect(codes(draft({ issuer: 'half', callback: 'half', scope: ' ' }), null)).toEqual({});
  });
});

describe('what a form takes from its server', () => {
  test('is openid where the server lists it and a person has said nothing', () => {
    expect(proposalOf(draft(), SERVER)).toEqual({ scope: 'openid' });
    expect(proposalOf(draft({ scope: 'mine' }), SERVER)).toEqual({});
    expect(proposalOf(draft(), { ...SERVER, scopesSupported: ['a'] })).toEqual({});
  });

  test('is the method for a secret that it lists first, and the one all must take where it lists none', () => {
    expect(methodForSecret(['client_secret_post'])).toBe('client_secret_post');
    expect(methodForSecret(['private_key_jwt'])).toBe('client_secret_basic');
    expect(methodForSecret(undefined)).toBe('client_secret_basic');
    expect(methodsInOrder(['private_key_jwt'])[0]).toBe('private_key_jwt');
  });

  test('offers the scopes that are not asked for yet', () => {
    expect(scopesToAdd(['openid'], SERVER)).toEqual(['offline_access', 'invoice:read', 'invoice:pay']);
    expect(scopesToAdd([], undefined)).toEqual([]);
  });
});
