import { type Fault, fault } from '../../core/faults.ts';
import { type ServerMetadata, readMetadata } from '../../core/oidc/discovery/metadata.ts';
import { type MetadataKind, metadataUrls } from '../../core/oidc/discovery/metadata-urls.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { EngineContext } from '../context.ts';
import { describeBody } from '../describe-body.ts';
import type { Send } from './send.ts';
import { wentElsewhere } from './went-elsewhere.ts';

/** What the well-known places of an issuer answered. */
export interface FetchedMetadata {
  /** Every answer that came, readable or not. */
  readonly documents: readonly ServerMetadata[];
  /** What was wrong, per place, in words. */
  readonly troubles: readonly string[];
}

/**
 * Asks both well-known places side by side (OIDC Discovery §4, RFC 8414 §3.1); trouble at one is no fault, since the other
 * may do. Faults: discovery.failed where the issuer is no address, operation.cancelled.
 */
export async function fetchMetadata(
  context: EngineContext,
  issuer: string,
  send: Send,
): Promise<Result<FetchedMetadata, Fault>> {
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
    documents: results.flatMap((result) => (result.ok ? [result.value] : [])),
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
  if (wentElsewhere(exchange.value, url)) {
    const place = new URL(url).pathname;
    return failed(
      fault('discovery.failed', `${place} was asked for elsewhere, as you edited it: what came is not used.`),
    );
  }
  const metadata = readMetadata(kind, exchange.value);
  return metadata ? ok(metadata) : failed(fault('discovery.failed', 'No answer came.'));
}

function describeTrouble(metadata: ServerMetadata): readonly string[] {
  if (metadata.object) return [];
  const { status } = metadata.body;
  const place = new URL(metadata.url).pathname;
  if (status >= 300 && status < 400) return [`${place} redirects (${status}), which metadata must not need.`];
  if (status !== 200) return [`${place} answered ${status}.`];
  return [`${place} answered with ${describeBody(metadata.body)}.`];
}
