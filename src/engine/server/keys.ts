import { type Fault, fault } from '../../core/faults.ts';
import { type JsonObject, isJsonObject, member } from '../../core/json.ts';
import type { Jwk, TrustedKeys } from '../../core/jose/verification.ts';
import { readBody } from '../../core/oauth/read-json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { isLoopbackHost } from '../../core/text/loopback.ts';
import type { EngineContext } from '../context.ts';
import { describeBody } from '../describe-body.ts';
import type { KeySnapshotRecord } from '../records.ts';
import type { Send } from './send.ts';
import { type Server, endpoint } from './server.ts';
import { wentElsewhere } from './went-elsewhere.ts';

/** The keys of a JWKS document (RFC 7517 §5): members of `keys` that are objects; undefined where it has no such list. */
export function readJwks(object: JsonObject | undefined): readonly Jwk[] | undefined {
  const keys = member(object, 'keys');
  return Array.isArray(keys) ? keys.filter((key) => isJsonObject(key)) : undefined;
}

/** A snapshot of an issuer's keys with the trust that they deserve. */
export function trustedKeys(snapshot: KeySnapshotRecord): TrustedKeys {
  return {
    trust: {
      kind: 'issuer_jwks',
      issuer: snapshot.issuer,
      jwksUri: snapshot.jwksUri,
      fetchedAtMs: snapshot.fetchedAtMs,
      insecureTransport: snapshot.insecureTransport,
    },
    keys: readJwks(snapshot.jwks) ?? [],
  };
}

/** Fetches the issuer's keys now and keeps a snapshot as evidence. Faults: network.*, flow.response_unusable. */
export async function fetchIssuerKeys(
  context: EngineContext,
  server: Server,
  send: Send,
): Promise<Result<KeySnapshotRecord, Fault>> {
  const url = endpoint(server, 'jwks_uri');
  if (!url.ok) return url;
  const { clock, random, store } = context.ports;
  const fetched = await fetchJwks(context, url.value, send);
  if (!fetched.ok) return fetched;
  const snapshot: KeySnapshotRecord = {
    id: random.id(),
    issuer: keyOwner(server.issuer, url.value),
    jwksUri: url.value,
    fetchedAtMs: clock.nowMs(),
    insecureTransport: isInsecure(url.value) || isNamedInsecurely(server),
    jwks: fetched.value.object,
    exchangeId: fetched.value.exchangeId,
  };
  await store.putKeySnapshot(snapshot);
  return ok(snapshot);
}

/** Whose keys they are: the issuer's; without one, nobody is known but the origin that they come from. */
export function keyOwner(issuer: string | undefined, jwksUri: string): string {
  if (issuer) return issuer;
  return URL.canParse(jwksUri) ? new URL(jwksUri).origin : '';
}

/** True where the address of the keys came by plain http itself: whoever sat between could have named another. */
function isNamedInsecurely({ issuer, metadata, overridden }: Server): boolean {
  if (issuer === undefined || metadata === undefined || overridden.includes('jwks_uri')) return false;
  return isInsecure(issuer);
}

/** Fetches any JWKS document. Faults: network.*, flow.response_unusable. */
export async function fetchJwks(
  context: EngineContext,
  url: string,
  send: Send,
): Promise<Result<{ readonly object: JsonObject; readonly exchangeId: string }, Fault>> {
  const exchange = await send({
    id: context.ports.random.id(),
    purpose: 'jwks',
    method: 'GET',
    url,
    headers: [['Accept', 'application/jwk-set+json, application/json']],
  });
  if (!exchange.ok) return exchange;
  if (wentElsewhere(exchange.value, url)) {
    return failed(
      fault(
        'flow.response_unusable',
        'The keys were asked for elsewhere, as you edited it: what came is not taken for the issuer’s keys.',
        { parameter: 'jwks_uri', remedy: 'Run it again without that edit to verify the tokens.' },
      ),
    );
  }
  const body = readBody(exchange.value);
  const object = body?.status === 200 && !body.truncated ? body.json?.object : undefined;
  if (!object || !readJwks(object)) {
    const what = body
      ? `${body.status} with ${object ? 'JSON that has no list of keys' : describeBody(body)}`
      : 'nothing';
    return failed(
      fault('flow.response_unusable', `The JWKS address answered ${what}.`, {
        parameter: 'jwks_uri',
        section: 'RFC 7517 §5',
      }),
    );
  }
  return ok({ object, exchangeId: exchange.value.id });
}

/** True where the address is plain http to another machine: keys that came so could have been changed on the way. */
export function isInsecure(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol !== 'https:' && !isLoopbackHost(hostname);
}
