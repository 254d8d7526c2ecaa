const NUL = 0;

/**
 * Splits the bytes of a debugging pipe into messages, which end in a NUL byte.
 * Only what is new is scanned and each byte is copied at most once, so time is linear in the bytes (as strings a
 * 64 MB message took twenty seconds); and a UTF-8 sequence is never cut, because a message is decoded whole.
 */
export function createFrameReader(onMessage: (message: Buffer) => void): (chunk: Buffer) => void {
  let pending: Buffer[] = [];
  return (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(NUL); end !== -1; end = chunk.indexOf(NUL, start)) {
      const last = chunk.subarray(start, end);
      const message = pending.length === 0 ? last : Buffer.concat([...pending, last]);
      pending = [];
      start = end + 1;
      onMessage(message);
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  };
}
