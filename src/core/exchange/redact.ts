import { type BodyKind, type BodyText, readBodyText } from './body.ts';
import { echoesIn, secretsSent } from './echoes.ts';
import type {
  Exchange,
  ExchangeFailure,
  ExchangePurpose,
  ExchangeTiming,
  RawHeaders,
  TlsPeer,
} from './exchange.ts';
import { maskRanges, type SecretRange } from './secret-range.ts';
import { merged, namedInText, secretsInHeader, secretsInUrl, secretsInValue } from './secret-ranges.ts';
import { secretsInText } from './secrets-in-text.ts';

/** One side of an exchange as text. */
export interface Message {
  /** `POST https://as.example/token`, or `HTTP/1.1 200 OK`. */
  readonly startLine: string;
  readonly headers: RawHeaders;
  /** Empty where the body is binary. */
  readonly body: string;
  readonly bodyKind: BodyKind;
  /** Bytes of the body, after Content-Encoding was undone. */
  readonly bodyBytes: number;
  readonly truncated: boolean;
}

/** An exchange that may be shown, written down and handed on: its secrets are masked, every offset is what it was. */
export interface RedactedExchange {
  readonly id: string;
  readonly purpose: ExchangePurpose;
  readonly url: string;
  readonly request: Message;
  readonly response?: Message;
  readonly failure?: ExchangeFailure;
  readonly timing: ExchangeTiming;
  readonly tls?: TlsPeer;
}

/** The exchange as JSON with its secrets masked: in URL, headers, and bodies that are JSON, forms or other text. */
export function redactExchange(exchange: Exchange): RedactedExchange {
  return showExchange(exchange, false);
}

/** The exchange as JSON; secrets masked unless `isRevealed`. */
export function showExchange(exchange: Exchange, isRevealed: boolean): RedactedExchange {
  const { id, purpose, request, response, failure, timing, tls } = exchange;
  const show = isRevealed ? (text: string) => text : maskRanges;
  const sent = isRevealed ? [] : secretsSent(request);
  const showAnswer: Show = (text, secrets) => show(text, merged([...secrets, ...echoesIn(text, sent)]));
  const url = show(request.url, secretsInUrl(request.url));
  return {
    id,
    purpose,
    url,
    request: message(`${request.method} ${url}`, request.headers, request.body, false, show),
    ...(response === undefined
      ? {}
      : {
          response: message(
            statusLine({
              ...response,
              statusText: showAnswer(response.statusText, namedInText(response.statusText)),
            }),
            response.headers,
            response.body,
            response.truncated,
            showAnswer,
          ),
        }),
    ...(failure === undefined ? {} : { failure }),
    timing,
    ...(tls === undefined ? {} : { tls }),
  };
}

/** The text with everything masked that looks like a secret; for logs and error messages. Lengths and offsets stay. */
export function redactText(text: string): string {
  return maskRanges(text, secretsInText(text));
}

/** A URL with the secrets of its query, fragment and user information masked. */
export function redactUrl(url: string): string {
  return maskRanges(url, secretsInUrl(url));
}

/** A header list with its secrets masked; schemes and cookie names stay. */
export function redactHeaders(headers: RawHeaders): RawHeaders {
  return headers.map(([name, value]) => [name, maskRanges(value, secretsInHeader(name, value))] as const);
}

/** Decoded parameters with their secrets masked. */
export function redactParameters(
  parameters: readonly (readonly [name: string, value: string])[],
): readonly (readonly [string, string])[] {
  return parameters.map(([name, value]) => [name, maskRanges(value, secretsInValue(name, value))] as const);
}

type Show = (text: string, secrets: readonly SecretRange[]) => string;

function message(
  startLine: string,
  headers: RawHeaders,
  bytes: Uint8Array,
  truncated: boolean,
  show: Show,
): Message {
  const body: BodyText = readBodyText(bytes, headers);
  return {
    startLine,
    headers: headers.map(([name, value]) => [name, show(value, secretsInHeader(name, value))] as const),
    body: show(body.text, body.secrets),
    bodyKind: body.kind,
    bodyBytes: bytes.length,
    truncated,
  };
}

function statusLine({
  httpVersion,
  status,
  statusText,
}: {
  httpVersion: string;
  status: number;
  statusText: string;
}): string {
  const version = /^\d/.test(httpVersion) ? `HTTP/${httpVersion}` : httpVersion;
  return `${version} ${status} ${statusText}`.trim();
}
