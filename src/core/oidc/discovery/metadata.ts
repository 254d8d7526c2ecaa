import type { Exchange } from '../../exchange/exchange.ts';
import { type JsonObject, stringMember, stringsMember } from '../../json.ts';
import { type ReadBody, readBody } from '../../oauth/read-json.ts';
import type { MetadataKind } from './metadata-urls.ts';

/** Authorization server metadata read leniently (RFC 8414 §2, OIDC Discovery §3). */
export interface ServerMetadata {
  readonly kind: MetadataKind;
  readonly url: string;
  readonly body: ReadBody;
  readonly object?: JsonObject;
}

/** Reads a metadata document from its exchange; undefined where no response came. */
export function readMetadata(kind: MetadataKind, exchange: Exchange): ServerMetadata | undefined {
  const body = readBody(exchange);
  if (!body) return undefined;
  const object = body.status === 200 ? body.json?.object : undefined;
  return { kind, url: exchange.request.url, body, ...(object ? { object } : {}) };
}

/** The endpoints Assay uses, by the names of RFC 8414 §2 and OIDC. */
export const ENDPOINT_NAMES = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'introspection_endpoint',
  'revocation_endpoint',
  'userinfo_endpoint',
  'pushed_authorization_request_endpoint',
  'device_authorization_endpoint',
  'end_session_endpoint',
  'registration_endpoint',
] as const;
export type EndpointName = (typeof ENDPOINT_NAMES)[number];

/** A server's endpoints, each absent where nobody named it. */
export type Endpoints = { readonly [name in EndpointName]?: string };

/** The endpoints a metadata document names; values that are no strings are left out (the checks name them). */
export function readEndpoints(object: JsonObject | undefined): Endpoints {
  const named = ENDPOINT_NAMES.map((name) => [name, stringMember(object, name)] as const);
  return Object.fromEntries(named.filter(([, url]) => url !== undefined));
}

/** A metadata list such as `scopes_supported`; undefined where it is absent or no list of strings. */
export function supported(object: JsonObject | undefined, name: string): readonly string[] | undefined {
  return stringsMember(object, name);
}

/** Members on which two metadata documents of one issuer disagree (compared as JSON). */
export function compareMetadata(one: JsonObject, other: JsonObject): readonly string[] {
  return Object.keys(one).filter((name) => Object.hasOwn(other, name) && differ(one[name], other[name]));
}

/** Nearly all are written alike, and then need not be put in order. */
function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other) && canonical(one) !== canonical(other);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).sort());
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
