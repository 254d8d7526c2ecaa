/** So many digits and points in a row as an inexact number has at least; written out, which the engine skips along. */
const LONG = new RegExp('[0-9.]'.repeat(16));
/** Such a row where a number can stand, or in its exponent. */
const LONG_NUMBER = /(?:^|[:,[\s])-?\d(?:[\d.]{15}|[\d.]*[eE][+-]?\d{16})/;
/** Significant digits that a double holds, whatever the number. */
const EXACT_DIGITS = 15;
/** No number is written with so many digits; `BigInt` of more takes its time. */
const MAX_DIGITS = 400;

/**
 * Whether a JSON text may hold a number that is inexact and yet finite: a quick look, which finds all and some that are
 * not. One that is infinite shows in its value.
 */
export function mayHoldRoundedNumber(text: string): boolean {
  return LONG.test(text) && LONG_NUMBER.test(text);
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
