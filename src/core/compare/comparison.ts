/**
 * Why two values mean the same although they are not written the same: a set in another order, a list of one for a
 * text, a list for a text with spaces, a value named twice, a number or a text written otherwise, members in another order.
 */
export type EqualityReason =
  | 'order'
  | 'list_of_one'
  | 'list_or_text'
  | 'repeats'
  | 'number_text'
  | 'member_order'
  | 'written';

/** `equal`: written otherwise, and the same in meaning. */
export type Change = 'same' | 'equal' | 'changed' | 'only_left' | 'only_right';

/** One value of a set, and which of the two has it. */
export interface SetItem {
  readonly text: string;
  readonly left: boolean;
  readonly right: boolean;
}

/** A place inside a value at which the two differ; a side that has nothing there is absent. */
export interface InnerDifference {
  readonly pointer: string;
  readonly left?: string;
  readonly right?: string;
}

/** One claim or header parameter of the two. */
export interface MemberComparison {
  readonly name: string;
  readonly change: Change;
  /** As it is written; absent where the side has no such member. */
  readonly left?: string;
  readonly right?: string;
  /** What the name means, in two or three words. */
  readonly title?: string;
  readonly why: readonly EqualityReason[];
  /** Of a set that differs: its values. */
  readonly items: readonly SetItem[];
  /** Of an object or list that differs: where. */
  readonly inside: readonly InnerDifference[];
  /** True where more differs inside than is listed. */
  readonly isCut: boolean;
  /** Of a time: right minus left, seconds. */
  readonly laterBySeconds?: number;
}

/** One moment or span of the lives of the two, seconds. */
export interface LifeComparison {
  readonly moment: 'issued' | 'not_before' | 'expires' | 'lifetime';
  readonly left?: number;
  readonly right?: number;
  readonly change: Change;
}

/** What two tokens have in common and what not, in meaning rather than in text. */
export interface TokenComparison {
  /** `text`: the very same bytes; `meaning`: headers and claims mean the same; `different` else. */
  readonly sameness: 'text' | 'meaning' | 'different';
  readonly header: readonly MemberComparison[];
  /** Undefined where one of them has no claims that can be read. */
  readonly claims?: readonly MemberComparison[];
  readonly scopes: readonly SetItem[];
  readonly life: readonly LifeComparison[];
}
