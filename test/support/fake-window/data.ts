import type { AppStatus } from '../../../src/contract/models/app.ts';
import { PROFILE_DEFAULTS } from '../../../src/contract/models/profile-defaults.ts';
import type { Environment, Profile, ProfileView } from '../../../src/contract/models/profile.ts';
import type { ClockEstimate, TokenSummary, TokenView } from '../../../src/contract/models/token.ts';
import { DEFAULT_SETTINGS } from '../../../src/contract/models/app.ts';
import { checkJwt } from '../../../src/core/checks/index.ts';
import { inWords } from '../../../src/core/findings/explain.ts';
import type { Policy } from '../../../src/core/findings/finding.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import type { ParsedJws, TokenKind } from '../../../src/core/jose/token.ts';
import type { SignatureVerdict } from '../../../src/core/jose/verification.ts';
import { compareScopes } from '../../../src/core/oauth/scope.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import { compactJws } from '../jwt.ts';

/** Made-up data for the window, realistic in shape and length. Times hang on `nowMs`, so that countdowns run. */
export const ISSUER = 'https://login.dev.example';

export const ENVIRONMENTS: readonly Environment[] = [
  { id: 'dev', name: 'dev', colour: 'green', isProtected: false },
  { id: 'staging', name: 'staging', colour: 'amber', isProtected: false },
  { id: 'prod', name: 'prod', colour: 'red', isProtected: true },
];

export function profile(id: string, environment: string, more: Partial<Profile> = {}): Profile {
  return {
    ...PROFILE_DEFAULTS,
    id,
    name: id.replace(/^.*\//, ''),
    environment,
    issuer: ISSUER,
    clientId: id.replace(/^.*\//, ''),
    scope: 'openid offline_access invoice:read invoice:pay invoice:void',
    resources: ['https://api.dev.example'],
    ...more,
  };
}

const APIS: Profile['apis'] = [
  {
    id: 'invoices',
    name: 'Invoices',
    method: 'GET',
    url: 'https://api.dev.example/invoices?limit=10',
    audience: 'https://api.dev.example',
  },
  { id: 'pay', name: 'Pay an invoice', method: 'POST', url: 'https://api.dev.example/invoices/4711/pay' },
];

/** Profiles in three environments: public, confidential with a secret to accept again, with a key, protected. */
export function profileViews(nowMs: number): readonly ProfileView[] {
  const alice = { label: 'alice', loginHint: 'alice', expectedSubject: 'alice' };
  const view = (one: Profile, more: Partial<ProfileView> = {}): ProfileView => ({
    profile: one,
    environment: ENVIRONMENTS.find(({ id }) => id === one.environment)!,
    secrets: [],
    ...(one.grantType === 'authorization_code' ? { redirectUri: 'http://127.0.0.1:8765/callback' } : {}),
    updatedAtMs: nowMs - 3 * 86_400_000,
    ...more,
  });
  return [
    view(profile('dev/billing-spa', 'dev', { persona: alice, apis: APIS })),
    view(
      profile('dev/invoice-worker', 'dev', {
        grantType: 'client_credentials',
        clientAuthMethod: 'client_secret_basic',
        endpoints: { token_endpoint: `${ISSUER}/token2` },
      }),
      {
        secrets: [
          {
            name: 'client_secret',
            setAtMs: nowMs - 3 * 86_400_000,
            where: 'keychain',
            needsRebind: true,
            boundTo: 'https://login.dev.example, client invoice-worker',
          },
        ],
      },
    ),
    view(profile('dev/support-cli', 'dev')),
    view(profile('staging/billing-spa', 'staging', { persona: { label: 'bob' } })),
    view(
      profile('staging/partner-api-with-a-very-long-name-that-does-not-fit', 'staging', {
        clientAuthMethod: 'private_key_jwt',
      }),
    ),
    view(profile('prod/billing-spa', 'prod', { persona: { label: 'auditor' } })),
  ];
}

export function appStatus(): AppStatus {
  return {
    version: '0.1.0',
    shell: 'chromium',
    vault: {
      mode: 'keychain',
      keychain: 'Secret Service (gnome-keyring)',
      path: '/home/robin/.local/share/assay/assay.db',
      waysOut: [],
    },
    sandbox: { state: 'running', issuer: 'http://127.0.0.1:45411', profileIds: ['dev/billing-spa'] },
    settings: { ...DEFAULT_SETTINGS, theme: 'system' },
    dataFolder: '/home/robin/.local/share/assay',
    hasSystemNotifications: false,
  };
}

export interface FakeToken {
  readonly summary: TokenSummary;
  readonly text: string;
  readonly signature: SignatureVerdict;
  readonly observations?: TokenView['observations'];
  readonly more?: Partial<TokenView>;
}

function verified(nowMs: number): SignatureVerdict {
  return {
    state: 'verified',
    alg: 'ES256',
    kid: 'k-2026-11',
    thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    trust: {
      kind: 'issuer_jwks',
      issuer: ISSUER,
      jwksUri: `${ISSUER}/jwks`,
      fetchedAtMs: nowMs - 12_000,
      insecureTransport: false,
    },
    attempts: [
      { kid: 'k-2026-10', alg: 'ES256', result: 'does_not_fit' },
      { kid: 'k-2026-11', alg: 'ES256', result: 'fits' },
    ],
  };
}

export const OPAQUE: SignatureVerdict = {
  state: 'unchecked',
  reason: 'opaque',
  message:
    'An opaque token has no signature that could be checked here; only the server can say whether it is genuine.',
};

export function summary(id: string, nowMs: number, more: Partial<TokenSummary>): TokenSummary {
  return {
    id,
    kind: 'access_token',
    format: 'jws',
    profileId: 'dev/billing-spa',
    profileName: 'billing-spa',
    environment: 'dev',
    subject: 'alice',
    clientId: more.profileName ?? 'billing-spa',
    scope: ['invoice:read', 'invoice:pay'],
    firstSeenAtMs: nowMs - 60_000,
    state: 'live',
    origin: 'authorization_code',
    fingerprint: `${id}a1b2c3d4`.slice(0, 8),
    isWatched: false,
    ...more,
  };
}

export function accessClaims(nowSeconds: number, more: JsonObject = {}): JsonObject {
  return {
    iss: ISSUER,
    sub: 'alice',
    aud: 'https://api.dev.example',
    client_id: 'billing-spa',
    scope: 'invoice:read invoice:pay',
    iat: nowSeconds - 2728,
    exp: nowSeconds + 872,
    jti: '8f42c1',
    email: 'alice@example.com',
    ...more,
  };
}

/** Tokens of every kind and state. */
export function tokens(nowMs: number): readonly FakeToken[] {
  const now = Math.floor(nowMs / 1000);
  const header = { alg: 'ES256', typ: 'at+jwt', kid: 'k-2026-11' };
  const signature = 'MEUCIQDk0cYj1y8vQkqgV3m0zJb2xw1s8x3tA6H1kD8yX2aVfgIgT4nq0bX9MEUCIQDk0cYj1y8vQkqgV3m0zA';
  const access = compactJws(header, accessClaims(now), signature);
  return [
    {
      summary: summary('access-1', nowMs, { expiresAtSeconds: now + 872 }),
      text: access,
      signature: verified(nowMs),
      observations: [
        {
          id: 'o1',
          tokenId: 'access-1',
          surface: 'introspection',
          atMs: nowMs - 40_000,
          outcome: 'accepted',
          detail: 'active: true',
          exchangeId: 'x5',
        },
        {
          id: 'o2',
          tokenId: 'access-1',
          surface: 'api:Invoices',
          atMs: nowMs - 20_000,
          outcome: 'refused',
          detail: '401 invalid_token: the token was revoked',
          exchangeId: 'x6',
        },
        {
          id: 'o3',
          tokenId: 'access-1',
          surface: 'userinfo',
          atMs: nowMs - 10_000,
          outcome: 'indeterminate',
          detail: '503 Service Unavailable',
        },
      ],
    },
    {
      summary: summary('refresh-1', nowMs, {
        kind: 'refresh_token',
        format: 'opaque',
        origin: 'authorization_code',
      }),
      text: 'rt_4f9a0Xk2mQ7vB1cYw8sLr3eTn6uHj5dZ',
      signature: OPAQUE,
    },
    {
      summary: summary('id-1', nowMs, { kind: 'id_token', expiresAtSeconds: now + 40 }),
      text: compactJws(
        { alg: 'ES256', kid: 'k-2026-11' },
        {
          iss: ISSUER,
          sub: 'alice',
          aud: 'billing-spa',
          nonce: 'n-0S6_WzA2Mj',
          iat: now - 560,
          exp: now + 40,
          auth_time: now - 4000,
          acr: 'urn:mace:incommon:iap:silver',
          amr: ['pwd', 'otp'],
          at_hash: 'MTIzNDU2Nzg5MDEyMzQ1Ng',
          name: 'Alice Liddell',
        },
        signature,
      ),
      signature: verified(nowMs),
    },
    {
      summary: summary('access-0', nowMs, {
        state: 'revoked',
        firstSeenAtMs: nowMs - 45 * 60_000,
        expiresAtSeconds: now + 100,
      }),
      text: compactJws(header, accessClaims(now), signature),
      signature: verified(nowMs),
    },
    {
      summary: summary('forged-1', nowMs, {
        state: 'expired',
        firstSeenAtMs: nowMs - 3_600_000,
        expiresAtSeconds: now - 120,
        profileId: 'dev/support-cli',
        profileName: 'support-cli',
      }),
      text: compactJws(
        {
          ...header,
          jwk: {
            kty: 'EC',
            crv: 'P-256',
            x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
            y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
          },
        },
        accessClaims(now, { exp: now - 120 }),
        signature,
      ),
      signature: {
        state: 'self_asserted',
        alg: 'ES256',
        header: 'jwk',
        fits: true,
        attempts: [{ alg: 'ES256', result: 'fits' }],
      },
    },
    {
      summary: summary('worker-1', nowMs, {
        format: 'opaque',
        profileId: 'dev/invoice-worker',
        profileName: 'invoice-worker',
        origin: 'client_credentials',
        expiresAtSeconds: now + 2467,
      }),
      text: 'at_9ffb03c6c1b84a4fb1b7a8c8e1c4f2aa',
      signature: OPAQUE,
      more: {
        can: { refresh: false, introspect: true, revoke: true, userinfo: false, call: true },
        cannot: {
          refresh: 'The server gave no refresh token.',
          userinfo: 'No person signed in, so there is nobody to describe.',
        },
      },
    },
    {
      summary: summary('staging-1', nowMs, {
        profileId: 'staging/billing-spa',
        environment: 'staging',
        subject: 'bob',
        expiresAtSeconds: now + 48,
      }),
      text: access,
      signature: verified(nowMs),
    },
    {
      summary: summary('prod-1', nowMs, {
        profileId: 'prod/billing-spa',
        environment: 'prod',
        expiresAtSeconds: now + 500,
      }),
      text: access,
      signature: {
        state: 'unchecked',
        reason: 'keys_unreachable',
        message: 'The keys of https://login.example could not be fetched: the connection was refused.',
      },
    },
    {
      summary: summary('loose-1', nowMs, {
        profileId: 'gone',
        profileName: 'old profile',
        state: 'expired',
        firstSeenAtMs: nowMs - 9_000_000,
        expiresAtSeconds: now - 5000,
      }),
      text: access,
      signature: verified(nowMs),
    },
  ];
}

const ALL = { refresh: true, introspect: true, revoke: true, userinfo: true, call: true };

/** Everything of one token, its findings by the real rules. */
export function tokenView(
  { summary: row, text, signature, observations, more }: FakeToken,
  nowMs: number,
  policy: Policy = 'default',
): TokenView {
  const isJwt = row.format === 'jws';
  const jws = isJwt ? parsedJws(text) : undefined;
  const claims = jws?.payload.json?.object;
  const number = (name: string) => (typeof claims?.[name] === 'number' ? claims[name] : undefined);
  const [iat, exp] = [number('iat'), number('exp') ?? row.expiresAtSeconds];
  const findings = jws ? inWords(findingsOf(text, row.kind, signature, nowMs), policy) : [];
  return {
    summary: row,
    masked: isJwt ? text.replace(/[^.]+$/, (part) => '•'.repeat(part.length)) : '•'.repeat(text.length),
    byteLength: text.length,
    isWhole: false,
    ...(jws?.header.json ? { headerText: jws.header.json.text } : {}),
    ...(jws?.payload.json ? { payloadText: jws.payload.json.text } : {}),
    signature,
    findings,
    layers: [layerOf(row, jws, signature, findings)],
    scopes:
      row.kind === 'access_token'
        ? compareScopes({
            asked: ['openid', 'invoice:read', 'invoice:pay', 'invoice:void'],
            granted: ['openid', 'invoice:read', 'invoice:pay'],
            ...(isJwt ? { inToken: ['invoice:read', 'invoice:pay'] } : {}),
            ...(row.id === 'access-1' ? { introspected: ['invoice:read', 'invoice:pay'] } : {}),
          })
        : [],
    ...(row.id === 'worker-1'
      ? { scopeNote: 'The response named no scope, so what was asked counts as granted (RFC 6749 §5.1).' }
      : {}),
    life: {
      ...(iat === undefined ? {} : { issuedAtSeconds: iat }),
      ...(exp === undefined ? {} : { expiresAtSeconds: exp }),
    },
    ...(row.id === 'access-1'
      ? { clock: { origin: ISSUER, offsetMs: 400, errorMs: 1100, atMs: nowMs } }
      : {}),
    observations: observations ?? [],
    lineage: lineageOf(row),
    ...(row.kind === 'access_token' ? { tokenType: 'Bearer' } : {}),
    can: ALL,
    cannot: {},
    ...more,
  };
}

/** A token that holds nothing but itself. */
function layerOf(
  { format, kind }: TokenSummary,
  jws: ParsedJws | undefined,
  signature: SignatureVerdict,
  findings: TokenView['findings'],
): TokenView['layers'][number] {
  const texts = {
    ...(jws?.header.json ? { headerText: jws.header.json.text } : {}),
    ...(jws?.payload.json ? { payloadText: jws.payload.json.text } : {}),
  };
  return { id: '0', kind: format, tokenKind: kind, title: 'Token', ...texts, signature, findings };
}

/** A token of its own, the family of the first response, or what a refresh made of that. */
function lineageOf(row: TokenSummary): TokenView['lineage'] {
  const { id, kind, state, origin, firstSeenAtMs, expiresAtSeconds } = row;
  const own = {
    tokenId: id,
    role: kind,
    state,
    ...(expiresAtSeconds === undefined ? {} : { expiresAtSeconds }),
  };
  const isOfFamily = ['access-1', 'refresh-1', 'id-1', 'access-2'].includes(id);
  if (!isOfFamily) return [{ issuanceId: 'i0', atMs: firstSeenAtMs, origin, inputs: [], outputs: [own] }];
  const isRefreshed = id === 'access-2';
  const first: TokenView['lineage'][number] = {
    issuanceId: 'i1',
    atMs: firstSeenAtMs - (isRefreshed ? 60_000 : 0),
    origin: 'authorization_code',
    inputs: [],
    outputs: [
      { tokenId: 'access-1', role: 'access_token', state: 'live' },
      { tokenId: 'refresh-1', role: 'refresh_token', state: isRefreshed ? 'superseded' : 'live' },
      isRefreshed
        ? { tokenId: 'id-1', role: 'id_token', state: 'unknown', isGone: true }
        : { tokenId: 'id-1', role: 'id_token', state: 'live' },
    ],
  };
  if (!isRefreshed)
    return [{ ...first, outputs: first.outputs.map((one) => (one.tokenId === id ? own : one)) }];
  const second = { issuanceId: 'i2', atMs: firstSeenAtMs, origin, inputs: ['refresh-1'], outputs: [own] };
  return [first, second];
}

function findingsOf(text: string, kind: TokenKind, signature: SignatureVerdict, nowMs: number) {
  const token = parsedJws(text);
  return checkJwt({
    token,
    kind,
    header: token.header.json?.object,
    claims: token.payload.json?.object,
    signature,
    expected: {
      issuer: ISSUER,
      clientId: 'billing-spa',
      audiences: ['https://api.dev.example'],
      scopeAsked: ['invoice:read', 'invoice:pay', 'invoice:void'],
      scopeGranted: ['invoice:read', 'invoice:pay'],
    },
    clock: { nowSeconds: Math.floor(nowMs / 1000), skewSeconds: 30 },
  });
}

function parsedJws(text: string): ParsedJws {
  const token = parseToken(text);
  if (token.format !== 'jws') throw new Error(`not a JWS but ${token.format}`);
  return token;
}

/** How far the servers' clocks are: one within the error of its estimate, one really ahead, one long not heard of. */
export function clocks(nowMs: number): readonly ClockEstimate[] {
  return [
    { origin: 'http://127.0.0.1:45411', offsetMs: 3, errorMs: 504, atMs: nowMs - 3_600_000 * 50 },
    { origin: 'https://login.dev.example', offsetMs: 412, errorMs: 540, atMs: nowMs - 12_000 },
    { origin: 'https://login.staging.example', offsetMs: 94_300, errorMs: 610, atMs: nowMs - 3_600_000 },
  ];
}
