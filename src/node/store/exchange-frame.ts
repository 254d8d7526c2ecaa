import type { ExchangeRecord } from '../../engine/records.ts';

/*
 * An exchange as bytes, before sealing: length of the head (32 bits) | head, JSON | bodies, one after the other.
 * Bodies stay outside the JSON: base64 would cost a third more bytes and most of the time of a write.
 */

interface FrameHead {
  /** The record with empty bodies. */
  readonly record: ExchangeRecord;
  readonly requestBytes: number;
  readonly rawBytes: number;
  /** -1: the decoded body is the raw body (there was no Content-Encoding) and is not stored twice. */
  readonly bodyBytes: number;
}

const SAME = -1;
const NONE = new Uint8Array(0);

/** The whole record as bytes, in parts that follow one another. */
export function packExchange(record: ExchangeRecord): readonly Uint8Array[] {
  const { exchange } = record;
  const requestBody = exchange.request.body;
  const rawBody = exchange.response?.rawBody ?? NONE;
  const decoded = exchange.response?.body ?? NONE;
  const isSame = rawBody === decoded || Buffer.compare(rawBody, decoded) === 0;
  const head: FrameHead = {
    record: withBodies(record, NONE, NONE, NONE),
    requestBytes: requestBody.length,
    rawBytes: rawBody.length,
    bodyBytes: isSame ? SAME : decoded.length,
  };
  const headBytes = Buffer.from(JSON.stringify(head), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headBytes.length);
  return [length, headBytes, requestBody, rawBody, isSame ? NONE : decoded];
}

/** The record that `packExchange` packed. */
export function unpackExchange(frame: Buffer): ExchangeRecord {
  const headEnd = 4 + frame.readUInt32BE(0);
  const head = JSON.parse(frame.toString('utf8', 4, headEnd)) as FrameHead;
  const rawStart = headEnd + head.requestBytes;
  const rawEnd = rawStart + head.rawBytes;
  const rawBody = copy(frame, rawStart, rawEnd);
  const body = head.bodyBytes === SAME ? rawBody : copy(frame, rawEnd, rawEnd + head.bodyBytes);
  return withBodies(head.record, copy(frame, headEnd, rawStart), rawBody, body);
}

/** A copy of its own: a view would keep the whole frame alive. */
function copy(frame: Buffer, start: number, end: number): Uint8Array {
  return new Uint8Array(frame.subarray(start, end));
}

function withBodies(
  record: ExchangeRecord,
  request: Uint8Array,
  rawBody: Uint8Array,
  body: Uint8Array,
): ExchangeRecord {
  const { exchange } = record;
  return {
    ...record,
    exchange: {
      ...exchange,
      request: { ...exchange.request, body: request },
      ...(exchange.response ? { response: { ...exchange.response, rawBody, body } } : {}),
    },
  };
}
