import { isJsonObject, type JsonObject, type JsonValue, member } from '../json.ts';
import { pointerOf } from '../text/json-walk.ts';
import type { EqualityReason, InnerDifference } from './comparison.ts';
import { isSameNumber } from './number-text.ts';
import type { NumberText } from './as-written.ts';

/** Places inside one value that are listed. */
const MOST_INSIDE = 100;

interface ValueComparison {
  readonly differences: readonly InnerDifference[];
  readonly isCut: boolean;
  /** How the two are written otherwise where they are equal. */
  readonly why: ReadonlySet<EqualityReason>;
}

/**
 * Compares two JSON values in meaning: members in any order (RFC 8259 §4), lists in theirs, numbers by value. The depth is
 * bounded by the reader of JSON.
 */
export function compareValues(
  path: readonly string[],
  left: JsonValue,
  right: JsonValue,
  leftText: NumberText,
  rightText: NumberText,
): ValueComparison {
  const walk = new ValueWalk(leftText, rightText);
  walk.compare(path, left, right);
  return walk;
}

class ValueWalk implements ValueComparison {
  readonly differences: InnerDifference[] = [];
  readonly why = new Set<EqualityReason>();
  isCut = false;
  readonly #leftText: NumberText;
  readonly #rightText: NumberText;

  constructor(leftText: NumberText, rightText: NumberText) {
    this.#leftText = leftText;
    this.#rightText = rightText;
  }

  compare(path: readonly string[], left: JsonValue | undefined, right: JsonValue | undefined): void {
    if (this.isCut) return;
    if (typeof left === 'number' && typeof right === 'number') this.#numbers(path, left, right);
    else if (Array.isArray(left) && Array.isArray(right)) this.#lists(path, left, right);
    else if (isJsonObject(left) && isJsonObject(right)) this.#objects(path, left, right);
    else if (left !== right) this.#differ(path, left, right);
  }

  #numbers(path: readonly string[], left: number, right: number): void {
    const a = this.#leftText(path, left);
    const b = this.#rightText(path, right);
    if (!isSameNumber(a, b)) this.#differ(path, left, right);
    else if (a !== b) this.why.add('number_text');
  }

  #lists(path: readonly string[], left: readonly JsonValue[], right: readonly JsonValue[]): void {
    for (let index = 0; index < Math.max(left.length, right.length) && !this.isCut; index++)
      this.compare([...path, String(index)], left[index], right[index]);
  }

  #objects(path: readonly string[], left: JsonObject, right: JsonObject): void {
    const names = Object.keys(left);
    const others = Object.keys(right);
    if (names.length === others.length && names.some((name, index) => name !== others[index]))
      this.why.add('member_order');
    for (const name of new Set([...names, ...others])) {
      if (this.isCut) return;
      this.compare([...path, name], member(left, name), member(right, name));
    }
  }

  #differ(path: readonly string[], left: JsonValue | undefined, right: JsonValue | undefined): void {
    if (this.differences.length >= MOST_INSIDE) {
      this.isCut = true;
      return;
    }
    this.differences.push({
      pointer: pointerOf(path),
      ...(left === undefined ? {} : { left: valueText(left, path, this.#leftText) }),
      ...(right === undefined ? {} : { right: valueText(right, path, this.#rightText) }),
    });
  }
}

/** A value for a reader: a text bare, a number as it is written, the rest as JSON. */
export function valueText(value: JsonValue, path: readonly string[], numberText: NumberText): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? numberText(path, value) : JSON.stringify(value);
}
