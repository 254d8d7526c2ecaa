/** Control characters but tab and line feed, marks that turn the direction of what follows, and halves of characters. */
const COMMANDS = String.raw`(?![\t\n])\p{Cc}|\p{Bidi_Control}|\p{Cs}|\p{Zl}|\p{Zp}`;
const UNSEEN = new RegExp(String.raw`${COMMANDS}|[\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]`, 'gu');
/** In a name also what joins letters, or chooses how they look: with it two names look alike and are not. */
const UNSEEN_IN_NAMES = new RegExp(String.raw`${COMMANDS}|\p{Default_Ignorable_Code_Point}|[\t\n]`, 'gu');

/** A value from outside with what cannot be seen, or would move what stands beside it, written as JSON escapes it. */
export function visibleText(text: string): string {
  return text.replaceAll(UNSEEN, escaped);
}

/** As `visibleText`, for a name: nothing in it is unseen. */
export function visibleName(text: string): string {
  return text.replaceAll(UNSEEN_IN_NAMES, escaped);
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'))
    .join('');
}
