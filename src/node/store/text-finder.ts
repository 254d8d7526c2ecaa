/** Bytes by whose last four a text is known: shorter ones are looked for one by one. */
const TAIL = 4;

/**
 * Says whether any of the texts stands in some bytes. The bytes are read once, whatever the number of texts: at each byte
 * the last four are looked up, and only a text that ends in those is compared.
 */
export function createTextFinder(texts: readonly Buffer[]): (bytes: Buffer) => boolean {
  const short = texts.filter(({ length }) => length > 0 && length < TAIL);
  const byTail = new Map<number, Buffer[]>();
  for (const text of texts) {
    if (text.length < TAIL) continue;
    const tail = text.readUInt32BE(text.length - TAIL);
    const same = byTail.get(tail);
    if (same) same.push(text);
    else byTail.set(tail, [text]);
  }
  return (bytes) => short.some((text) => bytes.includes(text)) || hasAny(bytes, byTail);
}

function hasAny(bytes: Buffer, byTail: ReadonlyMap<number, readonly Buffer[]>): boolean {
  if (byTail.size === 0) return false;
  let tail = 0;
  for (let end = 1; end <= bytes.length; end += 1) {
    tail = ((tail << 8) | (bytes[end - 1] ?? 0)) >>> 0;
    if (end < TAIL) continue;
    const candidates = byTail.get(tail);
    if (candidates?.some((text) => endsWith(bytes, end, text))) return true;
  }
  return false;
}

function endsWith(bytes: Buffer, end: number, text: Buffer): boolean {
  return end >= text.length && bytes.compare(text, 0, text.length, end - text.length, end) === 0;
}
