import type { Profile } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { type JsonObject, stringMember } from '../../core/json.ts';
import {
  ENDPOINT_NAMES,
  type Endpoints,
  type ServerMetadata,
  readEndpoints,
} from '../../core/oidc/discovery/metadata.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { EngineContext } from '../context.ts';
import { checkDocuments } from './check-server.ts';
import { type FetchedMetadata, fetchMetadata } from './fetch-metadata.ts';
import type { Send } from './send.ts';
import type { Server } from './server.ts';

/** What was found out: the rules' conclusions in any case, and the server where it can be used. */
export interface Discovery {
  readonly findings: readonly Finding[];
  readonly found: Result<FoundServer, Fault>;
}

export interface FoundServer {
  readonly server: Server;
  readonly summary: string;
}

/** How long metadata that was fetched is used again by single calls (introspect, revoke); a new token always fetches it. */
const REUSE_MS = 10 * 60_000;

/**
 * The server of a profile: its metadata at both well-known places (OIDC Discovery §4, RFC 8414 §3), compared, and the
 * profile's own endpoints over it. Faults: discovery.failed, with what was wrong at each place.
 */
export async function discover(context: EngineContext, profile: Profile, send: Send): Promise<Discovery> {
  const { issuer } = profile;
  if (issuer === undefined || issuer === '') {
    const summary =
      'The profile has no issuer: its endpoints are used as entered, and nothing vouches for the keys.';
    return { findings: [], found: ok({ server: { endpoints: profile.endpoints, overridden: [] }, summary }) };
  }
  const fetched = await fetchMetadata(context, issuer, send);
  if (!fetched.ok) return { findings: [], found: fetched };
  const { documents } = fetched.value;
  const used = choose(documents, issuer);
  const findings = checkDocuments({ issuer, documents, used: used?.object });
  return { findings, found: await useDocuments(context, profile, issuer, fetched.value, used) };
}

/** As `discover`, but takes metadata that was fetched a short while ago. */
export async function knownServer(
  context: EngineContext,
  profile: Profile,
  send: Send,
): Promise<Result<Server, Fault>> {
  const { issuer } = profile;
  if (issuer) {
    const snapshot = await context.ports.store.getMetadata(issuer);
    const used = snapshot?.documents[0]?.object;
    if (snapshot && used && context.ports.clock.nowMs() - snapshot.fetchedAtMs < REUSE_MS) {
      return ok(serverFrom(profile, issuer, used));
    }
  }
  const { found } = await discover(context, profile, send);
  return found.ok ? ok(found.value.server) : found;
}

type Readable = ServerMetadata & { readonly object: JsonObject };

function isReadable(document: ServerMetadata): document is Readable {
  return document.object !== undefined;
}

/** The document to go by: the first that names the issuer as the profile does, else the first that can be read. */
function choose(documents: readonly ServerMetadata[], issuer: string): Readable | undefined {
  const readable = documents.filter(isReadable);
  return readable.find(({ object }) => stringMember(object, 'issuer') === issuer) ?? readable[0];
}

async function useDocuments(
  context: EngineContext,
  profile: Profile,
  issuer: string,
  { documents, troubles }: FetchedMetadata,
  used: Readable | undefined,
): Promise<Result<FoundServer, Fault>> {
  if (!used) return withoutMetadata(profile, issuer, troubles);
  const named = stringMember(used.object, 'issuer');
  if (named !== issuer) return failed(otherIssuer(named, issuer));
  const others = documents.filter(isReadable).filter((document) => document !== used);
  await context.ports.store.putMetadata({
    issuer,
    fetchedAtMs: context.ports.clock.nowMs(),
    documents: [used, ...others].map(({ kind, url, object }) => ({ kind, url, object })),
  });
  // What a profile's secrets may be sent to, and what its form shows, hang on what the server says of itself.
  context.events.changed('profiles.changed');
  return ok({ server: serverFrom(profile, issuer, used.object), summary: describe(used, troubles) });
}

/** Where there is no metadata, a profile's own endpoints still do. */
function withoutMetadata(
  profile: Profile,
  issuer: string,
  troubles: readonly string[],
): Result<FoundServer, Fault> {
  const why = [...new Set(troubles)].join(' ').slice(0, 800);
  if (Object.keys(profile.endpoints).length > 0) {
    const server: Server = { issuer, endpoints: profile.endpoints, overridden: [] };
    return ok({ server, summary: `No metadata: ${why} The profile’s own endpoints are used.` });
  }
  return failed(
    fault('discovery.failed', `No metadata was found for this issuer. ${why}`, {
      parameter: 'issuer',
      section: 'RFC 8414 §3',
    }),
  );
}

function otherIssuer(named: string | undefined, issuer: string): Fault {
  const said = named === undefined ? 'no issuer' : `the issuer ${named.slice(0, 300)}`;
  return fault(
    'discovery.failed',
    `The metadata names ${said}, and the profile says ${issuer.slice(0, 300)}. Such metadata must not be used.`,
    {
      parameter: 'issuer',
      section: 'RFC 8414 §3.3',
      remedy: 'Enter the issuer exactly as the server spells it.',
    },
  );
}

function serverFrom(profile: Profile, issuer: string, metadata: JsonObject): Server {
  const discovered = readEndpoints(metadata);
  const overridden = ENDPOINT_NAMES.filter(
    (name) => profile.endpoints[name] !== undefined && profile.endpoints[name] !== discovered[name],
  );
  const endpoints: Endpoints = { ...discovered, ...profile.endpoints };
  return { issuer, metadata, endpoints, overridden };
}

function describe(used: Readable, troubles: readonly string[]): string {
  return [describeDocument(used, troubles.length === 0), ...troubles].join(' ').slice(0, 800);
}

/** Which metadata was read, in one sentence. */
export function describeDocument(
  { kind, object }: { readonly kind: ServerMetadata['kind']; readonly object: JsonObject },
  wereBothRead: boolean,
): string {
  const which = wereBothRead ? 'Both metadata documents were' : `The ${NAMES[kind]} metadata was`;
  return `${which} read; ${Object.keys(object).length} values.`;
}

const NAMES: Readonly<Record<ServerMetadata['kind'], string>> = { openid: 'OpenID', rfc8414: 'RFC 8414' };
