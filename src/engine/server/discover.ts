import type { DiscoveredServer } from '../../contract/ipc.ts';
import type { Profile } from '../../contract/models/profile.ts';
import { checkMetadata } from '../../core/checks/index.ts';
import type { Exchange } from '../../core/exchange/exchange.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { type JsonObject, stringMember } from '../../core/json.ts';
import {
  ENDPOINT_NAMES,
  type Endpoints,
  type MetadataKind,
  type ServerMetadata,
  metadataUrls,
  readEndpoints,
  readMetadata,
  supported,
} from '../../core/oidc/discovery/metadata.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { EngineContext } from '../context.ts';
import type { HttpRequest } from '../ports/http.ts';
import type { Server } from './server.ts';

/** Sends a request and records it: a run's step, or plainly where there is no run. */
export type Send = (request: HttpRequest) => Promise<Result<Exchange, Fault>>;

export interface Discovery {
  readonly server: Server;
  readonly findings: readonly Finding[];
  readonly summary: string;
}

/** How long metadata that was fetched is used again by single calls (introspect, revoke); a new token always fetches it. */
const REUSE_MS = 10 * 60_000;

/**
 * The server of a profile: its metadata at both well-known places (OIDC Discovery §4, RFC 8414 §3), compared, and the
 * profile's own endpoints over it. Faults: discovery.failed, with what was wrong at each place.
 */
export async function discover(
  context: EngineContext,
  profile: Profile,
  send: Send,
): Promise<Result<Discovery, Fault>> {
  if (profile.issuer === undefined || profile.issuer === '') {
    return ok({
      server: { endpoints: profile.endpoints, overridden: [] },
      findings: [],
      summary:
        'The profile has no issuer: its endpoints are used as entered, and nothing vouches for the keys.',
    });
  }
  const documents = await fetchDocuments(context, profile.issuer, send);
  if (!documents.ok) return documents;
  return useDocuments(context, profile, profile.issuer, documents.value);
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
  const discovery = await discover(context, profile, send);
  return discovery.ok ? ok(discovery.value.server) : discovery;
}

interface Fetched {
  readonly documents: readonly ServerMetadata[];
  /** What was wrong, per place, in words. */
  readonly troubles: readonly string[];
}

async function fetchDocuments(
  context: EngineContext,
  issuer: string,
  send: Send,
): Promise<Result<Fetched, Fault>> {
  const places = metadataUrls(issuer);
  if (places.length === 0 || !/^https?:$/.test(new URL(issuer).protocol)) {
    return failed(
      fault('discovery.failed', 'The issuer is no http(s) address.', {
        parameter: 'issuer',
        section: 'RFC 8414 §2',
      }),
    );
  }
  const results = await Promise.all(places.map(({ kind, url }) => fetchDocument(context, kind, url, send)));
  const cancelledResult = results.find((result) => !result.ok && result.fault.code === 'operation.cancelled');
  if (cancelledResult && !cancelledResult.ok) return cancelledResult;
  return ok({
    documents: results.flatMap((result) => (result.ok && result.value.object ? [result.value] : [])),
    troubles: results.flatMap((result) =>
      result.ok ? describeTrouble(result.value) : [result.fault.message],
    ),
  });
}

async function fetchDocument(
  context: EngineContext,
  kind: MetadataKind,
  url: string,
  send: Send,
): Promise<Result<ServerMetadata, Fault>> {
  const exchange = await send({
    id: context.ports.random.id(),
    purpose: 'discovery',
    method: 'GET',
    url,
    headers: [['Accept', 'application/json']],
  });
  if (!exchange.ok) return exchange;
  const metadata = readMetadata(kind, exchange.value);
  return metadata ? ok(metadata) : failed(fault('discovery.failed', 'No answer came.'));
}

function describeTrouble(metadata: ServerMetadata): readonly string[] {
  if (metadata.object) return [];
  const { status, looksLike, truncated } = metadata.body;
  const place = new URL(metadata.url).pathname;
  if (truncated) return [`${place} answered with more than can be metadata.`];
  if (status >= 300 && status < 400) return [`${place} redirects (${status}), which metadata must not need.`];
  if (status !== 200) return [`${place} answered ${status}.`];
  return [
    `${place} answered with ${looksLike === 'html' ? 'an HTML page' : 'something that is no JSON object'}.`,
  ];
}

async function useDocuments(
  context: EngineContext,
  profile: Profile,
  issuer: string,
  { documents, troubles }: Fetched,
): Promise<Result<Discovery, Fault>> {
  const used = documents[0]?.object;
  const findings = checkMetadata({ issuer, documents, used });
  if (!used) {
    const hasOwnEndpoints = Object.keys(profile.endpoints).length > 0;
    if (hasOwnEndpoints) {
      const server: Server = { issuer, endpoints: profile.endpoints, overridden: [] };
      return ok({
        server,
        findings,
        summary: `No metadata: ${troubles.join(' ')} The profile’s own endpoints are used.`,
      });
    }
    return failed(
      fault(
        'discovery.failed',
        `No metadata was found for this issuer. ${troubles.join(' ')}`.slice(0, 800),
        {
          parameter: 'issuer',
          section: 'RFC 8414 §3',
        },
      ),
    );
  }
  const named = stringMember(used, 'issuer');
  if (named !== issuer) {
    return failed(
      fault(
        'discovery.failed',
        `The metadata names ${named === undefined ? 'no issuer' : `the issuer ${named.slice(0, 300)}`}, and the profile says ${issuer.slice(0, 300)}. Such metadata must not be used.`,
        {
          parameter: 'issuer',
          section: 'RFC 8414 §3.3',
          remedy: 'Enter the issuer exactly as the server spells it.',
        },
      ),
    );
  }
  await context.ports.store.putMetadata({
    issuer,
    fetchedAtMs: context.ports.clock.nowMs(),
    documents: documents.flatMap(({ kind, url, object }) => (object ? [{ kind, url, object }] : [])),
  });
  return ok({ server: serverFrom(profile, issuer, used), findings, summary: describe(documents, used) });
}

function serverFrom(profile: Profile, issuer: string, metadata: JsonObject): Server {
  const discovered = readEndpoints(metadata);
  const overridden = ENDPOINT_NAMES.filter(
    (name) => profile.endpoints[name] !== undefined && profile.endpoints[name] !== discovered[name],
  );
  const endpoints: Endpoints = { ...discovered, ...profile.endpoints };
  return { issuer, metadata, endpoints, overridden };
}

function describe(documents: readonly ServerMetadata[], used: JsonObject): string {
  const count = Object.keys(used).length;
  if (documents.length > 1)
    return `Both metadata documents were read (OpenID and RFC 8414); ${count} values.`;
  const [only] = documents;
  return `${only?.kind === 'rfc8414' ? 'The RFC 8414' : 'The OpenID'} metadata was read; ${count} values. The other place has none.`;
}

/** What the form shows of a server. */
export function describeServer(issuer: string, discovery: Discovery): DiscoveredServer {
  const metadata = discovery.server.metadata ?? {};
  const list = (name: string, key: string) => {
    const values = supported(metadata, name);
    return values ? { [key]: values } : {};
  };
  return {
    issuer,
    endpoints: discovery.server.endpoints,
    ...list('scopes_supported', 'scopesSupported'),
    ...list('token_endpoint_auth_methods_supported', 'authMethodsSupported'),
    ...list('grant_types_supported', 'grantTypesSupported'),
    ...list('code_challenge_methods_supported', 'pkceMethodsSupported'),
    metadata,
    findings: discovery.findings,
    summary: discovery.summary,
  };
}
