import { formatIsoTime } from '../text/iso-time.ts';
import { readParameters, urlParts } from '../text/parameters.ts';
import { encodeBase64 } from '../text/base64url.ts';
import { mediaTypeOf } from './body.ts';
import { type Exchange, type ExchangeTiming, header, headerValues, type RawHeaders } from './exchange.ts';
import { type Message, showExchange } from './redact.ts';
import type { Har, HarEntry, HarPage, HarPair, HarPostData, HarRequest, HarResponse } from './har-format.ts';

/** A run whose exchanges are in the archive. */
export interface HarRun {
  readonly id: string;
  readonly title: string;
  readonly startedAtMs: number;
}

export interface HarOptions {
  /** Write secrets out; otherwise they are masked, character for character. */
  readonly reveal: boolean;
  /** Assay's version. */
  readonly version?: string;
  readonly runs?: readonly HarRun[];
}

/** An exchange and, where it was sent by a run that is in the archive, which. */
export type HarExchange = Exchange & { readonly runId?: string };

/** The exchanges as a HAR 1.2 archive, oldest first; secrets masked unless revealed. An object for `JSON.stringify`. */
export function formatHar(exchanges: readonly HarExchange[], options: HarOptions): Har {
  const entries = exchanges
    .map((exchange) => formatHarEntry(exchange, options))
    .sort((a, b) => a.startedDateTime.localeCompare(b.startedDateTime));
  return { log: { ...harHead(options), entries } };
}

/** Everything of an archive but its entries: for those who write them one by one. */
export function harHead({ version = '0', runs = [] }: HarOptions): Omit<Har['log'], 'entries'> {
  return { version: '1.2', creator: { name: 'Assay', version }, pages: runs.map(page) };
}

function page({ id, title, startedAtMs }: HarRun): HarPage {
  return {
    startedDateTime: formatIsoTime(startedAtMs),
    id,
    title,
    pageTimings: { onContentLoad: -1, onLoad: -1 },
  };
}

/** One exchange as an entry of an archive. */
export function formatHarEntry(exchange: HarExchange, { reveal, runs = [] }: HarOptions): HarEntry {
  const shown = showExchange(exchange, reveal);
  const { timing, failure, runId } = exchange;
  const parts = timings(timing);
  return {
    ...(runs.some(({ id }) => id === runId) && runId !== undefined ? { pageref: runId } : {}),
    startedDateTime: formatIsoTime(timing.startedAtMs),
    time: sumOf(parts),
    request: request(exchange, shown.url, shown.request, reveal),
    response: response(exchange, shown.response, reveal),
    cache: {},
    timings: parts,
    comment: exchange.purpose,
    ...(failure === undefined ? {} : { _error: failure.message }),
  };
}

function request({ request: raw }: Exchange, url: string, message: Message, reveal: boolean): HarRequest {
  const { query } = urlParts(url);
  return {
    method: raw.method,
    url: url.split('#')[0] ?? url,
    httpVersion: 'HTTP/1.1',
    cookies: cookies(message.headers, 'cookie'),
    headers: pairs(message.headers),
    queryString: query === undefined ? [] : parameters(url.slice(query.start, query.end)),
    headersSize: -1,
    bodySize: raw.body.length,
    ...(raw.body.length === 0 ? {} : { postData: postData(message, raw.body, reveal) }),
  };
}

function postData(message: Message, bytes: Uint8Array, reveal: boolean): HarPostData {
  const mimeType = mediaTypeOf(message.headers) ?? '';
  if (message.bodyKind === 'binary') {
    return {
      mimeType,
      text: reveal ? encodeBase64(bytes) : '',
      comment: reveal ? 'base64' : 'binary, left out',
    };
  }
  return {
    mimeType,
    text: message.body,
    ...(message.bodyKind === 'form' ? { params: parameters(message.body) } : {}),
  };
}

/** HAR has a response for every request: one that never came has status 0. */
function response({ response: raw }: Exchange, message: Message | undefined, reveal: boolean): HarResponse {
  if (raw === undefined || message === undefined) return NO_RESPONSE;
  const isBinary = message.bodyKind === 'binary';
  return {
    status: raw.status,
    // The line is version, status and reason; the reason may repeat a secret, and is masked in it.
    statusText: message.startLine.split(' ').slice(2).join(' '),
    httpVersion: message.startLine.split(' ')[0] ?? 'HTTP/1.1',
    cookies: cookies(message.headers, 'set-cookie'),
    headers: pairs(message.headers),
    content: {
      size: raw.body.length,
      mimeType: mediaTypeOf(raw.headers) ?? '',
      ...(isBinary
        ? reveal
          ? { text: encodeBase64(raw.body), encoding: 'base64' as const }
          : {}
        : { text: message.body }),
      ...(raw.truncated ? { comment: 'cut at the size limit' } : {}),
    },
    redirectURL: header(message.headers, 'location') ?? '',
    headersSize: -1,
    bodySize: raw.rawBody.length,
  };
}

const NO_RESPONSE: HarResponse = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: '' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

/** HAR counts TLS inside of connect, and -1 for what did not happen; what belongs to no part was spent waiting to send. */
function timings({
  dnsMs,
  connectMs,
  tlsMs,
  firstByteMs,
  bodyMs,
  totalMs,
}: ExchangeTiming): HarEntry['timings'] {
  const rest = totalMs - [dnsMs, connectMs, tlsMs, firstByteMs, bodyMs].reduce<number>(plus, 0);
  return {
    blocked: rest > 0 ? toMicroseconds(rest) : -1,
    dns: dnsMs ?? -1,
    connect: connectMs === undefined ? -1 : toMicroseconds(connectMs + (tlsMs ?? 0)),
    ssl: tlsMs ?? -1,
    send: 0,
    wait: firstByteMs ?? 0,
    receive: bodyMs ?? 0,
  };
}

function sumOf({ blocked, dns, connect, send, wait, receive }: HarEntry['timings']): number {
  return toMicroseconds([blocked, dns, connect, send, wait, receive].filter((ms) => ms > 0).reduce(plus, 0));
}

function plus(sum: number, ms: number | undefined): number {
  return sum + (ms ?? 0);
}

/** Sums of fractions have a tail that says nothing. */
function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

function pairs(headers: RawHeaders): HarPair[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function parameters(text: string): HarPair[] {
  return readParameters(text).map(({ name, value }) => ({ name, value }));
}

function cookies(headers: RawHeaders, name: 'cookie' | 'set-cookie'): HarPair[] {
  const values = headerValues(headers, name).flatMap((value) =>
    name === 'cookie' ? value.split(';') : [value.split(';')[0] ?? ''],
  );
  return values.flatMap((pair) => {
    const equals = pair.indexOf('=');
    return equals < 1 ? [] : [{ name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim() }];
  });
}
