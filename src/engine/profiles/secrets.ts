import type { Profile, SecretName, SecretState } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { EndpointName } from '../../core/oidc/discovery/metadata.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Secret } from '../../core/secret.ts';
import type { EngineContext } from '../context.ts';
import type { SecretBinding, SecretRecord } from '../records.ts';
import type { Server } from '../server/server.ts';

/** Endpoints a client's secret may be sent to. */
const SECRET_ENDPOINTS = [
  'token_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
  'pushed_authorization_request_endpoint',
  'device_authorization_endpoint',
] as const satisfies readonly EndpointName[];

/** What a secret entered now is for: this issuer and client, and the origins of the endpoints known now. */
export function bindingOf(profile: Profile, endpoints: Server['endpoints']): SecretBinding {
  const urls = SECRET_ENDPOINTS.flatMap((name) => {
    const url = profile.endpoints[name] ?? endpoints[name];
    return url !== undefined && URL.canParse(url) ? [new URL(url).origin] : [];
  });
  return { issuer: profile.issuer ?? null, clientId: profile.clientId, origins: [...new Set(urls)].sort() };
}

/**
 * A secret of the profile, to be sent to `url`: only to the issuer, client and origins it was entered for (design, section 7).
 * A secret entered before any endpoint was known is bound at its first use. Faults: profile.secret_missing, profile.rebind_needed.
 */
export async function secretFor(
  context: EngineContext,
  profile: Profile,
  server: Server,
  name: SecretName,
  url: string,
): Promise<Result<Secret, Fault>> {
  const record = await context.ports.store.getSecret(profile.id, name);
  if (!record) {
    const what = name === 'client_secret' ? 'client secret' : 'private key';
    return failed(
      fault('profile.secret_missing', `The profile “${profile.name}” has no ${what}.`, { parameter: name }),
    );
  }
  const refuse = (difference: string): Result<Secret, Fault> =>
    failed(fault('profile.rebind_needed', difference, { parameter: name }));
  const other = describeOtherOwner(record.boundTo, profile, 'entered');
  if (other) return refuse(other);
  const { boundTo, value } = await bindAtFirstUse(context, profile, server, record);
  const elsewhere = whyNotSent(boundTo, profile, new URL(url).origin, 'entered');
  return elsewhere ? refuse(elsewhere) : ok(value);
}

async function bindAtFirstUse(
  context: EngineContext,
  profile: Profile,
  server: Server,
  record: SecretRecord,
): Promise<SecretRecord> {
  if (record.boundTo.origins.length > 0) return record;
  const { origins } = bindingOf(profile, server.endpoints);
  const bound = { ...record, boundTo: { ...record.boundTo, origins } };
  await context.ports.store.putSecret(bound);
  return bound;
}

/** What differs between what a secret was for and where it would go now, in one sentence; undefined where nothing does. */
export function whyNotSent(
  bound: SecretBinding,
  profile: Profile,
  origin: string,
  how: 'entered' | 'issued',
): string | undefined {
  const other = describeOtherOwner(bound, profile, how);
  if (other || bound.origins.includes(origin)) return other;
  return `It was ${how} for ${bound.origins.join(', ')}, and would now go to ${origin}.`;
}

function describeOtherOwner(
  bound: SecretBinding,
  profile: Profile,
  how: 'entered' | 'issued',
): string | undefined {
  if (bound.issuer !== (profile.issuer ?? null)) {
    return `It was ${how} for the issuer ${bound.issuer ?? '(none)'}, and the profile now says ${profile.issuer ?? '(none)'}.`;
  }
  if (bound.clientId !== profile.clientId) {
    return `It was ${how} for the client ${bound.clientId}, and the profile now says ${profile.clientId}.`;
  }
  return undefined;
}

/** The state of a profile's secret for the screen: when, where, and whether it fits the endpoints known now; never a value. */
export function secretState(
  record: Omit<SecretRecord, 'value'>,
  profile: Profile,
  endpoints: Server['endpoints'],
  where: SecretState['where'],
): SecretState {
  const wanted = bindingOf(profile, endpoints).origins;
  const misfits = wanted.filter((origin) => !record.boundTo.origins.includes(origin));
  const isElsewhere =
    record.boundTo.issuer !== (profile.issuer ?? null) ||
    record.boundTo.clientId !== profile.clientId ||
    (record.boundTo.origins.length > 0 && misfits.length > 0);
  const { issuer, clientId, origins } = record.boundTo;
  return {
    name: record.name,
    setAtMs: record.setAtMs,
    where,
    needsRebind: isElsewhere,
    boundTo: `client ${clientId} at ${issuer ?? (origins.join(', ') || 'the endpoints of its first use')}`,
  };
}
