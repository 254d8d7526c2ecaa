import type { InputOf } from '../../../contract/ipc.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import type { Change, MemberComparison, TokenComparison } from '../../../core/compare/comparison.ts';
import { KIND_WORDS, STATE_WORDS } from '../../words/token.ts';
import { compareWords } from '../../words/compare.ts';
import type { SelectOption } from '../../ui/select/select.tsx';

/** The two sides of a comparison. */
export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];

/** What stands on one side: a token that is kept here, or a pasted text. */
export interface SideChoice {
  readonly tokenId: string | undefined;
  readonly text: string;
}

type SideInput = InputOf<'tokens.compare'>['left'];

/** What the program is asked; undefined while a side has nothing on it. */
export function compareInput(left: SideChoice, right: SideChoice): InputOf<'tokens.compare'> | undefined {
  const [a, b] = [sideInput(left), sideInput(right)];
  return a && b ? { left: a, right: b } : undefined;
}

function sideInput({ tokenId, text }: SideChoice): SideInput | undefined {
  if (tokenId !== undefined) return { tokenId };
  return text.trim() === '' ? undefined : { text };
}

/** As many tokens as a list that opens can hold and be looked through. */
export const LISTED = 100;
export const PASTED = 'pasted';

/** What can be chosen for a side: a pasted text, and the newest tokens with the chosen one, however old. */
export function sideOptions(
  newest: readonly TokenSummary[],
  tokenId: string | undefined,
): readonly SelectOption<string>[] {
  const listed = newest.slice(0, LISTED);
  const chosen = newest.find(({ id }) => id === tokenId);
  const all = chosen && !listed.includes(chosen) ? [chosen, ...listed] : listed;
  return [
    { value: PASTED, label: compareWords.pasted, detail: compareWords.pastedDetail },
    ...all.map(({ id, kind, profileName, state, fingerprint, environment }) => ({
      value: id,
      label: [KIND_WORDS[kind], profileName].filter(Boolean).join(' · '),
      detail: [environment, STATE_WORDS[state], fingerprint].filter(Boolean).join(' · '),
    })),
  ];
}

/** How many members of header and claims differ, are only written otherwise, and are the same. */
export function countChanges({ header, claims }: TokenComparison): {
  readonly changed: number;
  readonly equal: number;
  readonly same: number;
} {
  const counts = { changed: 0, equal: 0, same: 0 };
  for (const { change } of [...header, ...(claims ?? [])]) {
    counts[change === 'same' || change === 'equal' ? change : 'changed'] += 1;
  }
  return counts;
}

/** Members to show: all, or those that are not just the same; what differs comes first. */
export function shownMembers(
  members: readonly MemberComparison[],
  isWhole: boolean,
): readonly MemberComparison[] {
  if (isWhole) return members;
  return members.filter(({ change }) => change !== 'same').sort((a, b) => RANK[a.change] - RANK[b.change]);
}

const RANK: Record<Change, number> = { changed: 0, only_left: 0, only_right: 0, equal: 1, same: 2 };

/** A difference of a set as a change. */
export function changeOfItem({ left, right }: { readonly left: boolean; readonly right: boolean }): Change {
  if (left && right) return 'same';
  return left ? 'only_left' : 'only_right';
}
