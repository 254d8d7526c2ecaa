import type { Meaning } from '../glossary/meaning.ts';
import { type JsonObject, type JsonValue, member, numberMember } from '../json.ts';
import type { JsonPart } from '../jose/token.ts';
import { pointerOf } from '../text/json-walk.ts';
import { type AsWritten, readAsWritten } from './as-written.ts';
import { compareValues, valueText } from './compare-values.ts';
import type { Change, EqualityReason, MemberComparison } from './comparison.ts';
import { compareSets } from './value-sets.ts';

/** A part that was read as an object. */
export type ObjectPart = JsonPart & { readonly object: JsonObject };

/** The members of two objects side by side, in the order of the left one, then those that only the right one has. */
export function compareMembers(
  left: ObjectPart,
  right: ObjectPart,
  explain: (name: string) => Meaning | undefined,
): readonly MemberComparison[] {
  const sides = [sideOf(left), sideOf(right)] as const;
  const names = new Set([...Object.keys(left.object), ...Object.keys(right.object)]);
  return [...names].map((name) => {
    const meaning = explain(name);
    return {
      ...compareMember(name, ...sides),
      ...(meaning ? { title: meaning.title } : {}),
      ...laterBy(name, left.object, right.object, meaning),
    };
  });
}

interface Side extends AsWritten {
  readonly object: JsonObject;
}

function sideOf({ object, text }: ObjectPart): Side {
  return { object, ...readAsWritten(text) };
}

function compareMember(name: string, left: Side, right: Side): MemberComparison {
  const a = member(left.object, name);
  const b = member(right.object, name);
  const written = {
    name,
    ...(a === undefined ? {} : { left: valueText(a, [name], left.numberText) }),
    ...(b === undefined ? {} : { right: valueText(b, [name], right.numberText) }),
  };
  const alone = { ...written, why: [], items: [], inside: [], isCut: false } as const;
  if (b === undefined) return { ...alone, change: 'only_left' };
  if (a === undefined) return { ...alone, change: 'only_right' };
  const isSameText = left.memberText(name) === right.memberText(name);
  return { ...alone, ...compareBoth(name, [left, a], [right, b], isSameText) };
}

function compareBoth(
  name: string,
  [left, a]: readonly [Side, JsonValue],
  [right, b]: readonly [Side, JsonValue],
  isSameText: boolean,
): Partial<MemberComparison> & Pick<MemberComparison, 'change'> {
  const change = (isEqual: boolean): Change => (isSameText ? 'same' : isEqual ? 'equal' : 'changed');
  const whyEqual = (isEqual: boolean, why: readonly EqualityReason[]) =>
    isEqual && !isSameText ? orWritten(why) : [];
  const set = compareSets(name, a, b);
  if (set) {
    const { isEqual, why, items } = set;
    return { change: change(isEqual), why: whyEqual(isEqual, why), items: isEqual ? [] : items };
  }
  const { differences, why, isCut } = compareValues([name], a, b, left.numberText, right.numberText);
  const isEqual = differences.length === 0;
  const isWhole = differences.length === 1 && differences[0]?.pointer === pointerOf([name]);
  return {
    change: change(isEqual),
    why: whyEqual(isEqual, [...why]),
    inside: isWhole ? [] : differences,
    isCut,
  };
}

/** Spaces and escapes are what is left where nothing else is otherwise. */
function orWritten(why: readonly EqualityReason[]): readonly EqualityReason[] {
  return why.length > 0 ? why : ['written'];
}

function laterBy(
  name: string,
  left: JsonObject,
  right: JsonObject,
  meaning: Meaning | undefined,
): Pick<MemberComparison, 'laterBySeconds'> {
  const a = numberMember(left, name);
  const b = numberMember(right, name);
  return meaning?.type === 'time' && a !== undefined && b !== undefined ? { laterBySeconds: b - a } : {};
}
