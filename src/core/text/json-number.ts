/** A number literal that may be one: long, or with an exponent. After what can stand before a number in JSON. */
const SUSPECT = /(?:^|[:,[\s])-?\d(?:[\d.]{15,}|\d*(?:\.\d+)?[eE])/;
/** Significant digits that a double holds, whatever the number. */
const EXACT_DIGITS = 15;
/** No number is written with so many digits; `BigInt` of more takes its time. */
const MAX_DIGITS = 400;

/** Whether a JSON text may hold a number that readers hold differently: a quick look. */
export function mayHoldInexactNumber(text: string): boolean {
  return SUSPECT.test(text);
}

/**
 * Whether a JSON number says more than an IEEE 754 double holds, so that two readers may have two numbers (RFC 7493
 * §2.2): too large, an integer that is rounded, or with more digits than come back.
 */
export function isInexact(literal: string): boolean {
  const value = Number(literal);
  if (!Number.isFinite(value) || literal.length > MAX_DIGITS) return true;
  const digits = literal
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '');
  if (digits.length <= EXACT_DIGITS) return false;
  if (/^-?\d+$/.test(literal)) return BigInt(literal) !== BigInt(value);
  return Number(value.toPrecision(Math.min(digits.length, 17))) !== value || digits.length > 17;
}
