import type { InputOf } from '../../contract/ipc.ts';
import type { Environment, Profile, ProfileView, SecretName } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Endpoints, readEndpoints } from '../../core/oidc/discovery/metadata.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { Secret } from '../../core/secret.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import type { ProfileRecord } from '../records.ts';
import { bindingOf, secretState } from './secrets.ts';

const UNKNOWN_ENVIRONMENT: Omit<Environment, 'id' | 'name'> = { colour: 'grey', isProtected: false };

/** All profiles as the window and the terminal show them. */
export function listProfiles(context: EngineContext): Promise<Result<readonly ProfileView[], Fault>> {
  return bounded(async () => {
    const records = await context.ports.store.listProfiles();
    const environments = await context.ports.store.listEnvironments();
    return ok(await Promise.all(records.map((record) => viewProfile(context, record, environments))));
  });
}

/** One profile. Faults: profile.not_found. */
export function getProfile(context: EngineContext, id: string): Promise<Result<ProfileView, Fault>> {
  return bounded(async () => {
    const record = await context.ports.store.getProfile(id);
    if (!record) return failed(noSuchProfile());
    return ok(await viewProfile(context, record, await context.ports.store.listEnvironments()));
  });
}

/** A profile by its id or, where exactly one has it, by its name. Faults: profile.not_found. */
export function findProfile(context: EngineContext, idOrName: string): Promise<Result<ProfileView, Fault>> {
  return bounded(async () => {
    const all = await listProfiles(context);
    if (!all.ok) return all;
    const byId = all.value.find(({ profile }) => profile.id === idOrName);
    const byName = all.value.filter(({ profile }) => profile.name === idOrName);
    const found = byId ?? (byName.length === 1 ? byName[0] : undefined);
    if (found) return ok(found);
    return failed(
      byName.length > 1
        ? fault('profile.not_found', `${byName.length} profiles have the name ${idOrName}.`, {
            remedy: 'Name it by its id: assay profiles list shows them.',
          })
        : fault('profile.not_found', `There is no profile ${idOrName}.`),
    );
  });
}

/** Saves a profile and the secrets given with it. Faults: input.invalid, profile.rebind_needed, store.*, vault.*. */
export function saveProfile(
  context: EngineContext,
  input: InputOf<'profiles.save'>,
): Promise<Result<ProfileView, Fault>> {
  return bounded(async () => {
    const { store, clock, random } = context.ports;
    const profile: Profile = { ...input.profile, id: input.profile.id || random.id() };
    const trouble = judgeProfile(profile);
    if (trouble) return failed(trouble);
    const record: ProfileRecord = { profile, updatedAtMs: clock.nowMs() };
    await store.putProfile(record);
    const boundTo = bindingOf(profile, await knownEndpoints(context, profile));
    const given: readonly (readonly [SecretName, string | undefined])[] = [
      ['client_secret', input.clientSecret],
      ['private_key', input.privateKey],
    ];
    for (const [name, value] of given) {
      const secret = { profileId: profile.id, name, setAtMs: clock.nowMs(), boundTo };
      if (value === '') await store.removeSecret(profile.id, name);
      else if (value !== undefined) await store.putSecret({ ...secret, value: new Secret(value) });
      else if (input.acceptRebind) await rebind(context, profile.id, name, boundTo);
    }
    context.events.changed('profiles.changed');
    return ok(await viewProfile(context, record, await store.listEnvironments()));
  });
}

async function rebind(
  context: EngineContext,
  profileId: string,
  name: SecretName,
  boundTo: ReturnType<typeof bindingOf>,
): Promise<void> {
  const record = await context.ports.store.getSecret(profileId, name);
  if (record) await context.ports.store.putSecret({ ...record, boundTo });
}

/** Forgets one secret of a profile. Faults: profile.not_found, store.*, vault.*. */
export function removeSecret(
  context: EngineContext,
  id: string,
  name: SecretName,
): Promise<Result<ProfileView, Fault>> {
  return bounded(async () => {
    const { store } = context.ports;
    const record = await store.getProfile(id);
    if (!record) return failed(noSuchProfile());
    await store.removeSecret(id, name);
    context.events.changed('profiles.changed');
    return ok(await viewProfile(context, record, await store.listEnvironments()));
  });
}

/** A profile as the window and the terminal show it: never with a secret. */
export async function viewProfile(
  context: EngineContext,
  { profile, updatedAtMs }: ProfileRecord,
  environments: readonly Environment[],
): Promise<ProfileView> {
  const secrets = await context.ports.store.listSecrets(profile.id);
  const where = context.ports.store.kind() === 'memory' ? 'memory' : 'keychain';
  const endpoints = await knownEndpoints(context, profile);
  const environment = environments.find(({ id }) => id === profile.environment);
  return {
    profile,
    environment: environment ?? {
      id: profile.environment,
      name: profile.environment,
      ...UNKNOWN_ENVIRONMENT,
    },
    secrets: secrets.map((secret) => secretState(secret, profile, endpoints, where)),
    ...(profile.grantType === 'authorization_code' ? { redirectUri: redirectUriOf(profile) } : {}),
    updatedAtMs,
  };
}

/** The endpoints that the issuer's metadata named when it was last fetched. */
async function knownEndpoints({ ports }: EngineContext, { issuer }: Profile): Promise<Endpoints> {
  const known = issuer ? await ports.store.getMetadata(issuer) : undefined;
  return readEndpoints(known?.documents[0]?.object);
}

/** The redirect URI to register at the server (RFC 8252 §7.3). */
export function redirectUriOf({ redirect }: Profile, port = redirect.port): string {
  return `http://${redirect.host}:${port}${redirect.path}`;
}

function judgeProfile(profile: Profile): Fault | undefined {
  const addresses = [
    ['issuer', profile.issuer] as const,
    ...Object.entries(profile.endpoints),
    ...profile.apis.map(({ url }) => ['api', url] as const),
  ];
  for (const [name, url] of addresses) {
    if (url === undefined || url === '') continue;
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      return fault('input.invalid', `${name} is no http(s) address.`, { parameter: name });
    }
    if (new URL(url).username !== '' || new URL(url).password !== '') {
      return fault('input.invalid', `${name} has a user name or password in the address.`, {
        parameter: name,
      });
    }
  }
  return undefined;
}

/** What is said of a profile that is gone. */
export function noSuchProfile(): Fault {
  return fault('profile.not_found', 'This profile is not here any more.');
}
