import type { ProfileView } from '../../../src/contract/models/profile.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import type { SignatureVerdict } from '../../../src/core/jose/verification.ts';
import { compareScopes } from '../../../src/core/oauth/scope.ts';
import { compactJws } from '../jwt.ts';
import { accessClaims, ENVIRONMENTS, type FakeToken, OPAQUE, profile, summary } from './data.ts';

/** Values at the edge of what servers and people come up with. */
const LONG_ISSUER = `https://login.dev.example/${'tenant-0123456789/'.repeat(230)}`.slice(0, 4096);
const SCOPES = Array.from({ length: 80 }, (_, at) => `https://api.dev.example/auth/ledger.${at}.readwrite`);
const RIGHT_TO_LEFT = 'מנהל החשבונות ‏(بيلينغ)‏';
const MANY = 10_000;

const STRESS_PROFILE = 'dev/stress';

/** Profiles whose every value is long, or written from right to left. */
export function stressProfiles(nowMs: number): readonly ProfileView[] {
  const view = (id: string, more: Parameters<typeof profile>[2]): ProfileView => ({
    profile: profile(id, 'dev', more),
    environment: ENVIRONMENTS[0]!,
    secrets: [],
    redirectUri: 'http://127.0.0.1:8765/callback',
    updatedAtMs: nowMs - 86_400_000,
  });
  return [
    view(STRESS_PROFILE, {
      name: 'everything-is-long',
      issuer: LONG_ISSUER,
      clientId: LONG_CLIENT_ID,
      scope: SCOPES.join(' '),
      persona: { label: RIGHT_TO_LEFT, loginHint: RIGHT_TO_LEFT, expectedSubject: RIGHT_TO_LEFT },
      apis: [
        {
          id: 'long',
          name: 'A'.repeat(120),
          method: 'GET',
          url: `https://api.dev.example/${'x'.repeat(4000)}`,
        },
      ],
    }),
    view('dev/right-to-left', { name: RIGHT_TO_LEFT, clientId: RIGHT_TO_LEFT, persona: { label: 'ليلى' } }),
    view('dev/many', { name: 'ten-thousand' }),
  ];
}

function manyClaims(nowSeconds: number): JsonObject {
  const more = Array.from({ length: 289 }, (_, at) => [
    `https://claims.dev.example/department/${at}`,
    at % 7 === 0
      ? { level: at, groups: Array.from({ length: 6 }, (_one, n) => `group-${at}-${n}`) }
      : `value ${at}`,
  ]);
  return accessClaims(nowSeconds, {
    iss: LONG_ISSUER,
    sub: RIGHT_TO_LEFT,
    scope: SCOPES.join(' '),
    ...Object.fromEntries(more),
  } as JsonObject);
}

const LONG_CLIENT_ID = `client-${'0123456789abcdef'.repeat(16)}`;

/** Tokens with too much in them, with nothing in them, and ten thousand of them. Newest first. */
export function stressTokens(nowMs: number): readonly FakeToken[] {
  const now = Math.floor(nowMs / 1000);
  const header = { alg: 'ES256', typ: 'at+jwt', kid: 'k-2026-11' };
  const signature: SignatureVerdict = {
    state: 'failed',
    reason: 'no_matching_key',
    message: 'No key of the set fits this token.',
    attempts: Array.from({ length: 30 }, (_, at) => ({
      kid: `k-${at}`,
      alg: 'ES256',
      result: 'does_not_fit',
    })),
  };
  const own = {
    profileId: STRESS_PROFILE,
    profileName: 'everything-is-long',
    subject: RIGHT_TO_LEFT,
    clientId: LONG_CLIENT_ID,
  };
  const big: FakeToken = {
    summary: summary('stress-big', nowMs, { ...own, scope: SCOPES, expiresAtSeconds: now + 872 }),
    text: compactJws(header, manyClaims(now), 'c2lnbmF0dXJl'.repeat(8)),
    signature,
    more: {
      scopes: compareScopes({
        asked: [...SCOPES, 'openid', 'offline_access'],
        granted: SCOPES.slice(0, 60),
        inToken: SCOPES.slice(0, 58),
        introspected: SCOPES.slice(0, 40),
      }),
    },
  };
  const empty: FakeToken = {
    summary: summary('stress-empty', nowMs, { ...own, firstSeenAtMs: nowMs - 120_000, scope: [] }),
    text: 'e30.e30.',
    signature: { state: 'unchecked', reason: 'no_keys', message: 'No keys were given.' },
  };
  return [big, empty, ...manyTokens(nowMs, now)];
}

function manyTokens(nowMs: number, now: number): readonly FakeToken[] {
  const states = ['live', 'live', 'live', 'expired', 'revoked'] as const;
  return Array.from({ length: MANY }, (_, at) => ({
    summary: summary(`many-${at}`, nowMs, {
      profileId: 'dev/many',
      profileName: 'ten-thousand',
      clientId: 'many',
      format: 'opaque',
      subject: `person-${at % 97}`,
      state: states[at % states.length]!,
      firstSeenAtMs: nowMs - at * 61_000,
      expiresAtSeconds: now + (at % 5 === 3 ? -1 : 1) * (60 + ((at * 37) % 86_400)),
      fingerprint: (at * 2_654_435_761).toString(16).padStart(8, '0').slice(-8),
    }),
    text: `at_${at}_9ffb03c6c1b84a4fb1b7a8c8e1c4f2aa`,
    signature: OPAQUE,
  }));
}
