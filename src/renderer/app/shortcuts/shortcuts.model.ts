/** What a key press may do, wherever the focus is. */
export type ShortcutId =
  | 'run'
  | 'inspect'
  | 'sidebar'
  | 'settings'
  | 'new_profile'
  | 'help'
  | 'tab_1'
  | 'tab_2'
  | 'tab_3'
  | 'tab_4';

export interface Shortcut {
  readonly id: ShortcutId;
  readonly key: string;
  /** With Ctrl, or Command on a Mac. */
  readonly isMod: boolean;
  readonly isShift?: boolean;
  readonly words: string;
}

/** Every shortcut, in the order of the help page. */
export const SHORTCUTS: readonly Shortcut[] = [
  {
    id: 'run',
    key: 'Enter',
    isMod: true,
    words: 'Get a new access token, call, or verify: the main act of the screen',
  },
  { id: 'inspect', key: 'i', isMod: true, words: 'Inspect a pasted token' },
  { id: 'new_profile', key: 'n', isMod: true, words: 'New profile' },
  { id: 'tab_1', key: '1', isMod: true, words: 'Get token' },
  { id: 'tab_2', key: '2', isMod: true, words: 'Token' },
  { id: 'tab_3', key: '3', isMod: true, words: 'Wire' },
  { id: 'tab_4', key: '4', isMod: true, words: 'Call API' },
  { id: 'sidebar', key: 'b', isMod: true, words: 'Show or hide the sidebar' },
  { id: 'settings', key: ',', isMod: true, words: 'Settings' },
  { id: 'help', key: '?', isMod: false, isShift: true, words: 'This list' },
];

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * The shortcut that a key press means, or undefined.
 * `isTyping`: the focus is in a field; then only those with Ctrl or Command count, so that `?` can be typed.
 */
export function shortcutOf(press: KeyPress, isMac: boolean, isTyping: boolean): ShortcutId | undefined {
  if (press.altKey) return undefined;
  const isMod = isMac ? press.metaKey : press.ctrlKey;
  const isOtherMod = isMac ? press.ctrlKey : press.metaKey;
  if (isOtherMod) return undefined;
  const found = SHORTCUTS.find(
    (shortcut) =>
      shortcut.isMod === isMod &&
      shortcut.key === (press.key.length === 1 ? press.key.toLowerCase() : press.key) &&
      (shortcut.isShift ?? press.shiftKey) === press.shiftKey &&
      !(press.shiftKey && shortcut.isShift !== true),
  );
  return found && (found.isMod || !isTyping) ? found.id : undefined;
}

/** The keys as they are printed on them: `⌘ ⏎` on a Mac, `Ctrl ⏎` elsewhere. */
export function keysOf(id: ShortcutId, isMac: boolean): string {
  const shortcut = SHORTCUTS.find((candidate) => candidate.id === id);
  if (!shortcut) return '';
  const key = shortcut.key === 'Enter' ? '⏎' : shortcut.key.toUpperCase();
  if (!shortcut.isMod) return key;
  return isMac ? `⌘${key}` : `Ctrl ${key}`;
}
