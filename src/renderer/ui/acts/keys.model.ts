/** A combination of keys. */
export interface Keys {
  /** As the event names it, letters small. */
  readonly key: string;
  /** With Ctrl, or Command on a Mac. */
  readonly isMod?: boolean;
  readonly isShift?: boolean;
  readonly isAlt?: boolean;
}

export interface KeyPress {
  readonly key: string;
  /** The key by its place on the keyboard: what counts where the layout is not a Latin one. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const PLACE = /^(?:Key|Digit)([A-Z0-9])$/;

/** The key that was meant: a Latin letter or a digit also where the layout has another sign there. */
function meantKey({ key, code = '' }: KeyPress): string {
  if (key.length !== 1) return key;
  const isLatin = /^[\u0020-\u007e]$/.test(key);
  const byPlace = PLACE.exec(code)?.[1]?.toLowerCase();
  if (byPlace !== undefined && (!isLatin || /\d/.test(byPlace))) return byPlace;
  return key.toLowerCase();
}

/** True where a key press is this combination, no key more and none less. */
export function isPressOf(press: KeyPress, keys: Keys, isMac: boolean): boolean {
  const isMod = isMac ? press.metaKey : press.ctrlKey;
  const isOtherMod = isMac ? press.ctrlKey : press.metaKey;
  return (
    !isOtherMod &&
    isMod === (keys.isMod ?? false) &&
    press.altKey === (keys.isAlt ?? false) &&
    press.shiftKey === (keys.isShift ?? false) &&
    meantKey(press) === keys.key
  );
}

const PRINTED: Readonly<Record<string, string>> = {
  Enter: '⏎',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The keys as they are printed on them: `⇧⌘E` on a Mac, `Ctrl Shift E` elsewhere. */
export function printKeys({ key, isMod, isShift, isAlt }: Keys, isMac: boolean): string {
  const last = PRINTED[key] ?? key.toUpperCase();
  // `?` is typed with Shift already.
  const hasShift = isShift === true && key !== '?';
  if (isMac) return `${isAlt ? '⌥' : ''}${hasShift ? '⇧' : ''}${isMod ? '⌘' : ''}${last}`;
  return [isMod && 'Ctrl', isAlt && 'Alt', hasShift && 'Shift', last].filter(Boolean).join(' ');
}
