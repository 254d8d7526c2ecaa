import { describe, expect, test } from 'vitest';
import type { DiscoveredServer } from '../../../src/contract/ipc.ts';
import { TypedProfileSchema } from '../../../src/contract/models/typed-profile.ts';
import { inWords } from '../../../src/core/findings/explain.ts';
import type { ShownFinding } from '../../../src/core/findings/explanation.ts';
import type { Finding } from '../../../src/core/findings/finding.ts';
import { type Draft, newDraft } from '../../../src/renderer/features/profiles/draft.model.ts';
import { fieldFindings, typedProfile } from '../../../src/renderer/features/profiles/field-findings.model.ts';
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

function found(code: Finding['code'], name: string): Finding {
  return { code, outcome: 'fail', at: { kind: 'parameter', name }, evidence: {} };
}

/** The codes that stand at each field. */
function codes(typed: Draft, server: DiscoveredServer | undefined, findings: readonly ShownFinding[] = []) {
  return Object.fromEntries(
    Object.entries(fieldFindings(typed, server, findings)).map(([field, list]) => [
      field,
      list.map(({ code }) => code),
    ]),
  );
}

describe('findings of a form', () => {
  test('stand at the fields they concern, those of the server after those of the form', () => {
    const findings = inWords([
      found('profile.scope.not_listed', 'scope'),
      found('profile.client_auth.not_listed', 'token_endpoint_auth_method'),
      found('profile.grant_type.not_listed', 'grant_type'),
      found('profile.redirect.localhost', 'redirect_uri'),
      found('profile.endpoint.elsewhere', 'token_endpoint'),
      found('profile.endpoint.overridden', 'token_endpoint'),
      found('authorization_request.pkce.plain', 'code_challenge_method'),
    ]);
    expect(codes(draft(), SERVER, findings)).toEqual({
      scope: ['profile.scope.not_listed'],
      clientAuthMethod: ['profile.client_auth.not_listed'],
      grantType: ['profile.grant_type.not_listed'],
      callback: ['profile.redirect.localhost'],
      token_endpoint: ['profile.endpoint.elsewhere', 'profile.endpoint.overridden'],
      pkce: ['authorization_request.pkce.plain', 'metadata.pkce.not_advertised'],
    });
  });

  test('are what failed: what does not apply under the policy is not shown', () => {
    const findings = inWords([
      { ...found('profile.scope.not_listed', 'scope'), outcome: 'not_applicable' },
      { ...found('profile.redirect.localhost', 'redirect_uri'), outcome: 'pass' },
    ]);
    expect(codes(draft(), undefined, findings)).toEqual({});
  });

  test('say nothing of what the server offers for PKCE where it is not used', () => {
    expect(codes(draft({ pkce: 'none' }), SERVER)).toEqual({});
    expect(codes(draft({ grantType: 'client_credentials' }), SERVER)).toEqual({});
  });
});

describe('what is checked of a form while it is typed', () => {
  test('is what the rules look at, and nothing else of it', () => {
    const typed = draft({
      issuer: ` ${ISSUER} `,
      name: 'mine',
      endpoints: { ...draft().endpoints, token_endpoint: ' https://other.example/t ' },
      scope: 'openid',
      callback: 'http://localhost:80/callback',
    });
    expect(typedProfile(typed)).toEqual({
      issuer: ISSUER,
      endpoints: { token_endpoint: 'https://other.example/t' },
      grantType: 'authorization_code',
      clientAuthMethod: 'none',
      scope: 'openid',
      pkce: 'S256',
      redirect: { host: 'localhost', port: 80, path: '/callback', isAnyPort: false },
    });
  });

  test.each([
    ['half-written', { issuer: '', callback: 'half', scope: ' ' }],
    ['longer than can be saved', { issuer: ISSUER, scope: 's '.repeat(9000) }],
  ])('is taken by the program where it is %s', (_what, more) => {
    expect(TypedProfileSchema.safeParse(typedProfile(draft(more))).success).toBe(true);
  });

  test('is refused with anything more in it', () => {
    const typed = typedProfile(draft());
    for (const more of [{ clientSecret: 's' }, { endpoints: { other_endpoint: 'x' } }])
      expect(TypedProfileSchema.safeParse({ ...typed, ...more }).success).toBe(false);
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
