import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import { findTyped, moveCursor } from '../../ui/virtual/cursor.model.ts';
import { type TreeRow, rowText } from './profile-tree.model.ts';

/** How long letters typed after one another are one word, milliseconds. */
const TYPING_MS = 700;
const PAGE_ROWS = 10;

export interface TreeKeysOptions {
  readonly tree: RefObject<HTMLElement | null>;
  /** Those that are in sight. */
  readonly rows: readonly TreeRow[];
  readonly profileId: string | undefined;
  readonly fold: (environmentId: string, isOpen: boolean) => void;
  readonly onProfile: (profileId: string) => void;
  readonly onRemove: (view: ProfileView) => void;
}

export interface TreeKeys {
  /** The one row that Tab comes to. */
  readonly tabStop: string | undefined;
  /** The row that the keyboard or the pointer is at, or was last: it has a menu. */
  readonly active: string | undefined;
  readonly setActive: (key: string) => void;
  readonly handle: (event: KeyboardEvent) => void;
}

/** The keyboard of the tree (ARIA Authoring Practices, tree view): the focus itself moves from row to row. */
export function useTreeKeys(options: TreeKeysOptions): TreeKeys {
  const { tree, rows, profileId } = options;
  const [active, setActive] = useState<string>();
  const [typed, setTyped] = useState({ text: '', atMs: 0 });
  const isThere = (key: string | undefined) => rows.some((row) => row.key === key);
  const tabStop = [active, profileId, rows[0]?.key].find(isThere);
  useFocusKept(tree, active, tabStop);
  const focus = (index: number | undefined) => {
    const key = index === undefined ? undefined : rows[index]?.key;
    if (key === undefined) return;
    setActive(key);
    rowElement(tree.current, key)?.focus();
  };
  const type = (key: string, at: number) => {
    const text = performance.now() - typed.atMs > TYPING_MS ? key : typed.text + key;
    setTyped({ text, atMs: performance.now() });
    focus(findTyped(text, at, rows.length, (index) => rowText(rows[index] as TreeRow)));
  };
  return {
    tabStop,
    active,
    setActive,
    handle: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !isRow(event.target)) return;
      const at = rows.findIndex((row) => row.key === (event.target as HTMLElement).dataset['key']);
      const row = rows[at];
      if (!row) return;
      const to = moveCursor(event.key, { at, count: rows.length, page: PAGE_ROWS });
      if (to !== undefined) focus(to);
      else if (!actOn(event, row, at, options, focus)) {
        if (event.key.length !== 1 || event.key === ' ') return;
        type(event.key, at);
      }
      event.preventDefault();
    },
  };
}

/** Where the row with the focus is gone, the row that Tab would come to gets it: a keyboard goes on from there. */
function useFocusKept(
  tree: RefObject<HTMLElement | null>,
  active: string | undefined,
  tabStop: string | undefined,
): void {
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (active === undefined || tabStop === undefined || active === tabStop || !isLost) return;
    if (navigator.userActivation.hasBeenActive) rowElement(tree.current, tabStop)?.focus();
  }, [tree, active, tabStop]);
}

/** Keys that do something with a row rather than move on from it; false where the key is none of them. */
function actOn(
  event: KeyboardEvent,
  row: TreeRow,
  at: number,
  { rows, fold, onProfile, onRemove, tree }: TreeKeysOptions,
  focus: (index: number) => void,
): boolean {
  switch (event.key) {
    case 'Enter':
    case ' ':
      if (row.kind === 'profile') onProfile(row.key);
      else fold(row.environment.id, !row.isOpen);
      return true;
    case 'ArrowRight':
      if (row.kind === 'environment' && !row.isOpen) fold(row.environment.id, true);
      else if (row.kind === 'environment' && row.count > 0) focus(at + 1);
      return true;
    case 'ArrowLeft':
      if (row.kind === 'profile') focus(rows.findIndex(({ key }) => key === row.parent));
      else fold(row.environment.id, false);
      return true;
    case 'Delete':
      if (row.kind === 'profile') onRemove(row.view);
      return true;
    case 'ContextMenu':
    case 'F10':
      if (event.key === 'F10' && !event.shiftKey) return false;
      rowElement(tree.current, row.key)?.querySelector('button')?.click();
      return true;
    default:
      return false;
  }
}

function rowElement(tree: HTMLElement | null, key: string): HTMLElement | null | undefined {
  return tree?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}

/** Keys in the menu button of a row are its own. */
function isRow(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && target.getAttribute('role') === 'treeitem';
}
