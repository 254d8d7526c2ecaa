import type { Environment } from '../../../contract/models/profile.ts';
import type { ActGroup } from '../../ui/acts/acts.model.ts';
import { type Ranges, matchWords, rangesWithin, readQuery } from './fuzzy.model.ts';

export type PaletteGroup =
  | 'inspect'
  | 'recent'
  | ActGroup
  | 'profiles'
  | 'environments'
  | 'tokens'
  | 'settings';

/** What the palette is opened for: everything, or one kind of thing. */
export type PaletteMode = 'all' | 'profiles' | 'environments';

export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly label: string;
  readonly detail?: string | undefined;
  /** Words it is found by that are not drawn. */
  readonly also?: string | undefined;
  readonly keys?: string | undefined;
  /** Drawn as its mark before the words. */
  readonly environment?: Environment;
  /** Why it cannot be done now; absent: it can. */
  readonly whyNot?: string | undefined;
  readonly run: () => void;
}

/** An item with the text it is matched by, made once. */
export interface IndexedItem {
  readonly item: PaletteItem;
  readonly text: string;
}

export interface FoundItem {
  readonly item: PaletteItem;
  readonly label: Ranges;
  readonly detail: Ranges;
}

export interface FoundGroup {
  readonly group: PaletteGroup;
  readonly items: readonly FoundItem[];
}

/** As many of a group as are drawn; the rest is found by typing on. */
const MOST = 8;
/** What stands there before anything is typed, in this order. */
const FIRST: readonly PaletteGroup[] = [
  'here',
  'token',
  'profile',
  'profiles',
  'environments',
  'go',
  'window',
  'tokens',
  'settings',
];
const BETWEEN = ' · ';

export function indexItems(items: readonly PaletteItem[]): readonly IndexedItem[] {
  return items.map((item) => ({
    item,
    text: [item.label, item.detail, item.also].filter(Boolean).join(BETWEEN).toLowerCase(),
  }));
}

/** What a query finds, by groups, the best group first; without a query what was used last, then what can be done here. */
export function findItems(
  index: readonly IndexedItem[],
  query: string,
  recent: readonly string[],
): readonly FoundGroup[] {
  const words = readQuery(query);
  return words.length === 0 ? firstItems(index, recent) : bestItems(index, words, recent);
}

function firstItems(index: readonly IndexedItem[], recent: readonly string[]): readonly FoundGroup[] {
  const possible = index.map(({ item }) => item).filter(({ whyNot }) => whyNot === undefined);
  const used = recent
    .map((id) => possible.find((item) => item.id === id))
    .filter((item) => item !== undefined);
  const rest = possible.filter((item) => !recent.includes(item.id));
  const groups = FIRST.map((group) => ({
    group,
    items: rest.filter((item) => item.group === group).slice(0, MOST),
  }));
  return [{ group: 'recent' as const, items: used.slice(0, MOST) }, ...groups]
    .filter(({ items }) => items.length > 0)
    .map(({ group, items }) => ({ group, items: items.map((item) => ({ item, label: [], detail: [] })) }));
}

interface Scored extends FoundItem {
  readonly score: number;
}

function bestItems(
  index: readonly IndexedItem[],
  words: readonly string[],
  recent: readonly string[],
): readonly FoundGroup[] {
  const byGroup = new Map<PaletteGroup, Scored[]>();
  for (const { item, text } of index) {
    const match = matchWords(words, text);
    if (!match) continue;
    const bonus = (recent.includes(item.id) ? 15 : 0) - (item.whyNot === undefined ? 0 : 40);
    const afterLabel = item.label.length;
    const found = {
      item,
      score: match.score + bonus,
      label: rangesWithin(match.ranges, 0, afterLabel),
      detail: rangesWithin(
        match.ranges,
        afterLabel + BETWEEN.length,
        afterLabel + BETWEEN.length + (item.detail?.length ?? 0),
      ),
    };
    const group = byGroup.get(item.group);
    if (group) keepBest(group, found);
    else byGroup.set(item.group, [found]);
  }
  return [...byGroup]
    .sort(([, a], [, b]) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0))
    .map(([group, items]) => ({ group, items }));
}

/** Puts an item in its place among the best of its group; there are never more than are drawn. */
function keepBest(best: Scored[], found: Scored): void {
  const at = best.findIndex(({ score }) => score < found.score);
  if (at < 0 && best.length >= MOST) return;
  best.splice(at < 0 ? best.length : at, 0, found);
  best.length = Math.min(best.length, MOST);
}

/** The place of each group's first item, counted through all of them. */
export function groupStarts(groups: readonly FoundGroup[]): readonly number[] {
  return groups.map((_, at) => groups.slice(0, at).reduce((count, { items }) => count + items.length, 0));
}

/** True for what is no search but something to take apart: a token, an address with parameters, a curl command, many lines. */
export function isForInspect(text: string): boolean {
  const trimmed = text.trim();
  return (
    trimmed.length > 200 ||
    trimmed.includes('\n') ||
    /^(curl\s|bearer\s|dpop\s|authorization:|https?:\/\/|[{[])/i.test(trimmed) ||
    /^[\w-]{10,}\.[\w-]+\.[\w-]*/.test(trimmed)
  );
}
