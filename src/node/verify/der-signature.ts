/**
 * An ECDSA signature as RFC 7518 §3.4 has it (two numbers side by side) as DER (RFC 3279 §2.2.3), which Node verifies a
 * third faster. Undefined where a number is zero, which no signature has. Canonical: the same two numbers, no other bytes.
 */
export function derSignature(raw: Uint8Array): Uint8Array | undefined {
  const half = raw.length / 2;
  const firstR = firstByte(raw, 0, half);
  const firstS = firstByte(raw, half, raw.length);
  if (firstR === half || firstS === raw.length) return undefined;
  const lengthR = half - firstR + signByte(raw, firstR);
  const lengthS = raw.length - firstS + signByte(raw, firstS);
  const content = 2 + lengthR + 2 + lengthS;
  const lead = content > 127 ? 3 : 2;
  const der = new Uint8Array(lead + content);
  der[0] = 0x30;
  if (lead === 3) der[1] = 0x81;
  der[lead - 1] = content;
  writeInteger(der, lead, raw, firstR, half, lengthR);
  writeInteger(der, lead + 2 + lengthR, raw, firstS, raw.length, lengthS);
  return der;
}

function firstByte(raw: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && raw[at] === 0) at++;
  return at;
}

/** DER integers have a sign: a leading one bit takes a zero byte before it. */
function signByte(raw: Uint8Array, at: number): 0 | 1 {
  return (raw[at] ?? 0) > 127 ? 1 : 0;
}

function writeInteger(
  der: Uint8Array,
  at: number,
  raw: Uint8Array,
  start: number,
  end: number,
  length: number,
): void {
  der[at] = 0x02;
  der[at + 1] = length;
  let to = at + 2 + length - (end - start);
  for (let from = start; from < end; from++) der[to++] = raw[from] ?? 0;
}
