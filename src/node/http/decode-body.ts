import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { type ExchangeFailure, type RawHeaders, headerValues } from '../../core/exchange/exchange.ts';
import { ByteCollector } from './byte-collector.ts';

export interface DecodedBody {
  /** As far as it could be undone. */
  readonly body: Uint8Array;
  /** Whether the limit was reached: a small body can hold a very large one. */
  readonly isCut: boolean;
  readonly problem?: ExchangeFailure;
}

/** More than this in one response is an attack, not compression. */
const MAX_CODINGS = 4;

type Decoder = (input: Uint8Array) => Transform;

const DECODERS: { readonly [coding: string]: Decoder } = {
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  // RFC 9110 §8.4.1.2 says zlib's format; some servers send bare deflate. zlib's first byte says so itself (RFC 1950 §2.2).
  deflate: (input) => ((input[0] ?? 0) % 16 === 8 ? zlib.createInflate() : zlib.createInflateRaw()),
  br: () => zlib.createBrotliDecompress(),
  // Electron's zlib may lack it.
  ...(typeof zlib.createZstdDecompress === 'function' ? { zstd: () => zlib.createZstdDecompress() } : {}),
};

/** The codings of Content-Encoding in the order they were applied (RFC 9110 §8.4). */
export function readCodings(headers: RawHeaders): readonly string[] {
  return headerValues(headers, 'content-encoding')
    .join(',')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
}

/**
 * Undoes the codings, last first, keeping at most `maxBytes` at each stage.
 * A coding that nobody knows (servers have been seen to send `utf-8`) leaves the bytes as they are.
 */
export async function decodeBody(
  raw: Uint8Array,
  codings: readonly string[],
  maxBytes: number,
): Promise<DecodedBody> {
  if (raw.length === 0 || codings.length === 0) return { body: raw, isCut: false };
  if (codings.length > MAX_CODINGS) {
    return {
      body: raw,
      isCut: false,
      problem: { kind: 'bad_response', message: `Content-Encoding names ${codings.length} codings.` },
    };
  }
  let body = raw;
  let isCut = false;
  for (const coding of codings.toReversed()) {
    const decoder = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined;
    if (!decoder) return { body, isCut };
    const stage = await undo(decoder(body), body, maxBytes);
    body = stage.body;
    isCut ||= stage.isCut;
    if (stage.systemCode !== undefined && !isCut)
      return { body, isCut, problem: notThatCoding(coding, stage.systemCode) };
  }
  return { body, isCut };
}

function notThatCoding(coding: string, systemCode: string): ExchangeFailure {
  return {
    kind: 'bad_response',
    systemCode,
    message: `The body is not the ${coding} that Content-Encoding says it is.`,
  };
}

interface Stage {
  readonly body: Uint8Array;
  readonly isCut: boolean;
  readonly systemCode?: string;
}

function undo(decoder: Transform, input: Uint8Array, maxBytes: number): Promise<Stage> {
  const output = new ByteCollector(maxBytes);
  return new Promise((resolve) => {
    const end = (more: { readonly systemCode?: string } = {}): void =>
      resolve({ body: output.toBytes(), isCut: output.isCut, ...more });
    decoder.on('data', (chunk: Uint8Array) => {
      output.add(chunk);
      if (!output.isCut) return;
      decoder.destroy();
      end();
    });
    decoder.once('end', () => end());
    decoder.on('error', (error: NodeJS.ErrnoException) => end({ systemCode: error.code ?? 'Z_DATA_ERROR' }));
    decoder.end(input);
  });
}
