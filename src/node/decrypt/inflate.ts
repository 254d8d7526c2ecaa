import { createInflateRaw } from 'node:zlib';
import type { InflateLimits, InflateOutcome } from '../../engine/ports/decrypt.ts';

/** Below this many bytes the ratio says nothing: a short text of one letter compresses a thousandfold. */
const RATIO_FROM_BYTES = 64 * 1024;

/** Unpacks DEFLATE piece by piece, counting: what would grow beyond a limit is given up there, not unpacked first. */
export function inflate(bytes: Uint8Array, { maxBytes, maxRatio }: InflateLimits): Promise<InflateOutcome> {
  const limit = Math.min(maxBytes, Math.max(RATIO_FROM_BYTES, bytes.length * maxRatio));
  const { promise, resolve } = Promise.withResolvers<InflateOutcome>();
  const stream = createInflateRaw({ chunkSize: 16 * 1024 });
  const chunks: Buffer[] = [];
  let size = 0;
  const end = (outcome: InflateOutcome) => {
    stream.destroy();
    resolve(outcome);
  };
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) return end({ result: 'too_large' });
    chunks.push(chunk);
  });
  stream.on('end', () => end({ result: 'inflated', bytes: new Uint8Array(Buffer.concat(chunks)) }));
  stream.on('error', () => end({ result: 'malformed' }));
  stream.end(bytes);
  return promise;
}
