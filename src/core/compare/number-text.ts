/** A JSON number as its value: digits without zeros at either end, and the power of ten of the last one. */
interface Decimal {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** An exponent of more digits than this is no number that anything reads. */
const LONGEST_EXPONENT = 12;

/**
 * Whether two JSON numbers (RFC 8259 §6) are one value, whatever they are written like: `1`, `1.0` and `10e-1` are.
 * Exact, also where a double is not: 9007199254740993 and 9007199254740992 are two.
 */
export function isSameNumber(left: string, right: string): boolean {
  if (left === right) return true;
  const a = decimalOf(left);
  const b = decimalOf(right);
  return (
    a !== undefined &&
    b !== undefined &&
    a.digits === b.digits &&
    a.exponent === b.exponent &&
    a.isNegative === b.isNegative
  );
}

function decimalOf(text: string): Decimal | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  if (power.length > LONGEST_EXPONENT) return undefined;
  const all = whole + fraction;
  const first = all.search(/[1-9]/);
  if (first === -1) return { isNegative: false, digits: '0', exponent: 0 };
  const last = lastNonZero(all);
  return {
    isNegative: sign === '-',
    digits: all.slice(first, last + 1),
    exponent: Number(power) - fraction.length + (all.length - 1 - last),
  };
}

/** By hand: `/0+$/` on a long run of zeros that does not end the text is quadratic. */
function lastNonZero(digits: string): number {
  let last = digits.length - 1;
  while (last > 0 && digits[last] === '0') last--;
  return last;
}
