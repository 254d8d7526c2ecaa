import type { DiscoveredServer, Handlers } from '../../../src/contract/ipc.ts';
import type { SeenKey } from '../../../src/contract/models/keys.ts';
import type { Environment, Profile, ProfileView } from '../../../src/contract/models/profile.ts';
import { fault } from '../../../src/core/faults.ts';
import { checkForm } from '../../../src/core/checks/profile/check-profile.ts';
import { inWords } from '../../../src/core/findings/explain.ts';
import { failed, ok } from '../../../src/core/result.ts';
import { copyName } from '../../../src/engine/profiles/duplicate.ts';
import { ISSUER } from './data.ts';

/** What the fake program knows of profiles, environments and servers. */
export interface ProfileState {
  profiles: readonly ProfileView[];
  environments: readonly Environment[];
  readonly removed: Map<string, ProfileView>;
  readonly servers: Map<string, DiscoveredServer>;
  /** Answers of discoveries that a test holds back. */
  readonly heldDiscoveries: Map<string, () => void>;
  /** True where a server does not answer until a test lets it, or somebody stops it. */
  areServersSlow: boolean;
  counter: number;
}

type Area = Pick<Handlers, Extract<keyof Handlers, `${'profiles' | 'environments'}.${string}`>>;
type Emit = (name: 'profiles.changed', payload: Readonly<Record<string, never>>) => void;

/** The server that the profiles of the full window were made with. */
export function knownServers(nowMs: number): Map<string, DiscoveredServer> {
  return new Map([[ISSUER, { ...serverOf(ISSUER, nowMs), fetchedAtMs: nowMs - 120_000 }]]);
}

/** As many profiles as somebody with a profile for each client of each tenant has. */
export function manyProfiles(some: readonly ProfileView[], count: number): readonly ProfileView[] {
  return Array.from({ length: count }, (_, index): ProfileView => {
    const base = some[index % some.length]!;
    const name = `client-${String(index).padStart(3, '0')}`;
    return { ...base, profile: { ...base.profile, id: name, name, clientId: name } };
  });
}

/** Profiles and environments from memory, with the answers that the program would give. */
export function profileHandlers(state: ProfileState, nowMs: number, emit: Emit): Area {
  return {
    ...readingHandlers(state, nowMs),
    ...savingHandlers(state, nowMs, emit),
    ...environmentHandlers(state, emit),
    ...discoveryHandlers(state, nowMs),
  };
}

const NOT_FOUND = failed(fault('profile.not_found', 'It is not there any more.'));

function find(state: ProfileState, profileId: string): ProfileView | undefined {
  return state.profiles.find(({ profile }) => profile.id === profileId);
}

function viewOf(state: ProfileState, profile: Profile, more: Partial<ProfileView>): ProfileView {
  const { host, port, path } = profile.redirect;
  return {
    profile,
    environment: state.environments.find(({ id }) => id === profile.environment) ?? state.environments[0]!,
    secrets: [],
    ...(profile.grantType === 'authorization_code' ? { redirectUri: `http://${host}:${port}${path}` } : {}),
    updatedAtMs: 0,
    ...more,
  };
}

function readingHandlers(
  state: ProfileState,
  nowMs: number,
): Pick<Area, 'profiles.list' | 'profiles.get' | 'profiles.keys'> {
  return {
    'profiles.list': async () => ok(state.profiles),
    'profiles.get': async ({ profileId }) => {
      const view = find(state, profileId);
      return view ? ok(view) : NOT_FOUND;
    },
    'profiles.keys': async ({ profileId }) => {
      const issuer = find(state, profileId)?.profile.issuer;
      if (issuer !== ISSUER) return ok({ snapshotCount: 0, keys: [] });
      return ok({
        jwksUri: `${issuer}/jwks`,
        fetchedAtMs: nowMs - 120_000,
        insecureTransport: false,
        snapshotCount: 14,
        keys: issuerKeys(nowMs),
      });
    },
  };
}

/** Two keys that are published, and one that was before them. */
function issuerKeys(nowMs: number): readonly SeenKey[] {
  const day = 86_400_000;
  const seen = { use: 'sig', lastSeenAtMs: nowMs - 120_000 };
  return [
    { ...seen, kid: 'sandbox-es256', kty: 'EC', crv: 'P-256', alg: 'ES256', firstSeenAtMs: nowMs - 12 * day },
    { ...seen, kid: 'sandbox-rs256', kty: 'RSA', bits: 2048, alg: 'RS256', firstSeenAtMs: nowMs - 12 * day },
    {
      kid: '2026-06',
      thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
      kty: 'RSA',
      bits: 2048,
      firstSeenAtMs: nowMs - 90 * day,
      lastSeenAtMs: nowMs - 13 * day,
      goneSinceMs: nowMs - 12 * day,
    },
  ];
}

function savingHandlers(
  state: ProfileState,
  nowMs: number,
  emit: Emit,
): Pick<
  Area,
  'profiles.save' | 'profiles.remove' | 'profiles.restore' | 'profiles.duplicate' | 'profiles.remove_secret'
> {
  const put = (view: ProfileView) => {
    const isKnown = find(state, view.profile.id) !== undefined;
    state.profiles = isKnown
      ? state.profiles.map((one) => (one.profile.id === view.profile.id ? view : one))
      : [...state.profiles, view];
    emit('profiles.changed', {});
    return ok(view);
  };
  return {
    'profiles.save': async ({ profile, clientSecret, privateKey, acceptRebind }) => {
      const id = profile.id || `new-${(state.counter += 1)}`;
      const old = find(state, id);
      const given = [
        ...(clientSecret ? (['client_secret'] as const) : []),
        ...(privateKey ? (['private_key'] as const) : []),
      ];
      const boundTo = `client ${profile.clientId} at ${profile.issuer ?? 'its endpoints'}`;
      const isElsewhere =
        old !== undefined &&
        (old.profile.issuer !== profile.issuer || old.profile.clientId !== profile.clientId);
      const kept = (old?.secrets ?? []).filter(({ name }) => !given.some((one) => one === name));
      return put(
        viewOf(
          state,
          { ...profile, id },
          {
            updatedAtMs: nowMs,
            secrets: [
              ...kept.map((secret) => ({
                ...secret,
                needsRebind: acceptRebind ? false : secret.needsRebind || isElsewhere,
                ...(acceptRebind ? { boundTo } : {}),
              })),
              ...given.map((name) => ({
                name,
                setAtMs: nowMs,
                where: 'keychain' as const,
                needsRebind: false,
                boundTo,
              })),
            ],
          },
        ),
      );
    },
    'profiles.remove': async ({ profileId }) => {
      const view = find(state, profileId);
      if (!view) return NOT_FOUND;
      state.removed.set(profileId, view);
      state.profiles = state.profiles.filter(({ profile }) => profile.id !== profileId);
      emit('profiles.changed', {});
      return ok(null);
    },
    'profiles.restore': async ({ profileId }) => {
      const view = state.removed.get(profileId);
      return view ? put(view) : NOT_FOUND;
    },
    'profiles.duplicate': async ({ profileId }) => {
      const view = find(state, profileId);
      if (!view) return NOT_FOUND;
      const names = new Set(state.profiles.map(({ profile }) => profile.name));
      const id = `copy-${(state.counter += 1)}`;
      return put({ ...view, profile: { ...view.profile, id, name: copyName(view.profile.name, names) } });
    },
    'profiles.remove_secret': async ({ profileId, name }) => {
      const view = find(state, profileId);
      if (!view) return NOT_FOUND;
      return put({ ...view, secrets: view.secrets.filter((secret) => secret.name !== name) });
    },
  };
}

function environmentHandlers(
  state: ProfileState,
  emit: Emit,
): Pick<Area, 'environments.list' | 'environments.save' | 'environments.remove'> {
  return {
    'environments.list': async () => ok(state.environments),
    'environments.save': async ({ environment }) => {
      const isTaken = state.environments.some(
        ({ id, name }) => id !== environment.id && name === environment.name,
      );
      if (isTaken) {
        return failed(
          fault('input.invalid', `There is an environment ${environment.name} already.`, {
            parameter: 'name',
          }),
        );
      }
      const saved = { ...environment, id: environment.id || `environment-${(state.counter += 1)}` };
      const isKnown = state.environments.some(({ id }) => id === saved.id);
      state.environments = isKnown
        ? state.environments.map((one) => (one.id === saved.id ? saved : one))
        : [...state.environments, saved];
      state.profiles = state.profiles.map((view) =>
        view.environment.id === saved.id ? { ...view, environment: saved } : view,
      );
      emit('profiles.changed', {});
      return ok(saved);
    },
    'environments.remove': async ({ environmentId }) => {
      const inside = state.profiles.filter(({ profile }) => profile.environment === environmentId).length;
      if (inside > 0) {
        return failed(fault('operation.not_possible', `There are ${inside} profiles in it.`));
      }
      state.environments = state.environments.filter(({ id }) => id !== environmentId);
      emit('profiles.changed', {});
      return ok(null);
    },
  };
}

function discoveryHandlers(
  state: ProfileState,
  nowMs: number,
): Pick<Area, 'profiles.discover' | 'profiles.stop_discovery' | 'profiles.known_server' | 'profiles.check'> {
  const stopped = new Set<string>();
  return {
    'profiles.discover': async ({ issuer }) => {
      stopped.delete(issuer);
      if (state.areServersSlow) {
        await new Promise<void>((resolve) => state.heldDiscoveries.set(issuer, resolve));
      }
      if (stopped.has(issuer)) return failed(fault('operation.cancelled', 'It was cancelled.'));
      const server = serverOf(issuer, nowMs);
      state.servers.set(issuer, server);
      return ok(server);
    },
    'profiles.stop_discovery': async ({ issuer }) => {
      stopped.add(issuer);
      state.heldDiscoveries.get(issuer)?.();
      return ok(null);
    },
    'profiles.known_server': async ({ issuer }) => ok(state.servers.get(issuer) ?? null),
    'profiles.check': async ({ pkce, ...profile }) => {
      const metadata = state.servers.get(profile.issuer ?? '')?.metadata;
      return ok({ findings: inWords(checkForm({ profile, pkce, metadata })) });
    },
  };
}

function serverOf(issuer: string, nowMs: number): DiscoveredServer {
  return {
    issuer,
    endpoints: {
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
    },
    scopesSupported: ['openid', 'offline_access', 'invoice:read', 'invoice:pay'],
    authMethodsSupported: ['private_key_jwt', 'client_secret_basic', 'none'],
    metadata: {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      scopes_supported: ['openid', 'offline_access', 'invoice:read', 'invoice:pay'],
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_basic', 'none'],
    },
    findings: inWords([{ code: 'metadata.pkce.not_advertised', outcome: 'fail', evidence: { methods: [] } }]),
    summary: 'The OpenID document was read; there is none at the RFC 8414 address.',
    fetchedAtMs: nowMs,
  };
}
