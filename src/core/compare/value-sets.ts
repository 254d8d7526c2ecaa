import type { JsonValue } from '../json.ts';
import type { EqualityReason, SetItem } from './comparison.ts';

/** How a claim that is a set of texts may be written. */
type Form = 'text_or_list' | 'spaced' | 'list';

/**
 * Claims whose values are sets: their order and repeats mean nothing. `aud` is one text or a list (RFC 7519 §4.1.3),
 * `scope` is one text with spaces between (RFC 6749 §3.3), `scp` is what others write for it, the rest are lists.
 */
const SETS: { readonly [name: string]: Form } = {
  aud: 'text_or_list',
  scope: 'spaced',
  scp: 'spaced',
  amr: 'list',
  roles: 'list',
  groups: 'list',
  entitlements: 'list',
  crit: 'list',
};

/** Two values of one claim compared as the sets that they are. */
export interface SetComparison {
  readonly isEqual: boolean;
  readonly why: readonly EqualityReason[];
  readonly items: readonly SetItem[];
}

/** Compares the values of a claim that is a set; undefined where it is none, or one of them is not written as one. */
export function compareSets(name: string, left: JsonValue, right: JsonValue): SetComparison | undefined {
  const form = Object.hasOwn(SETS, name) ? SETS[name] : undefined;
  const lefts = form && textsOf(left, form);
  const rights = form && textsOf(right, form);
  if (!lefts || !rights) return undefined;
  const inLeft = new Set(lefts);
  const inRight = new Set(rights);
  const items = [...new Set([...lefts, ...rights])].map((text) => ({
    text,
    left: inLeft.has(text),
    right: inRight.has(text),
  }));
  const isEqual = items.every((item) => item.left && item.right);
  return { isEqual, why: isEqual ? whyEqual(form, [left, lefts], [right, rights]) : [], items };
}

function textsOf(value: JsonValue, form: Form): readonly string[] | undefined {
  if (typeof value === 'string') {
    if (form === 'list') return undefined;
    return form === 'spaced' ? value.split(/[ \t\r\n]+/).filter((text) => text !== '') : [value];
  }
  if (!Array.isArray(value)) return undefined;
  return value.every((item): item is string => typeof item === 'string') ? value : undefined;
}

type Side = readonly [value: JsonValue, texts: readonly string[]];

function whyEqual(form: Form, [left, lefts]: Side, [right, rights]: Side): readonly EqualityReason[] {
  const why: EqualityReason[] = [];
  if (typeof left !== typeof right) why.push(form === 'text_or_list' ? 'list_of_one' : 'list_or_text');
  if (lefts.length !== rights.length) why.push('repeats');
  else if (lefts.some((text, index) => text !== rights[index])) why.push('order');
  return why;
}
