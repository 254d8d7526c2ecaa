/**
 * Control characters but tab and line feed, marks that turn the direction of what follows, halves of characters, and all
 * that is written as nothing: with it two names look alike and are not.
 */
const UNSAFE = /(?![\t\n])\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/gu;

/**
 * Text from outside as a terminal may show it: what could move the cursor, change colours or titles, turn the reading
 * direction, or would not be seen, stands as `\u001b`, visible and harmless. Line feeds and tabs stay.
 */
export function safeText(text: string): string {
  return text.replace(UNSAFE, (character) =>
    character
      .split('')
      .map((half) => String.raw`\u` + half.charCodeAt(0).toString(16).padStart(4, '0'))
      .join(''),
  );
}

/** As `safeText`, on one line. */
export function safeLine(text: string): string {
  return safeText(text)
    .replace(/\n/g, String.raw`\n`)
    .replace(/\t/g, ' ');
}

/** JSON for standard output: the same value, with nothing in it that a terminal would obey. */
export function safeJson(value: unknown, indent?: number): string {
  // Inside JSON strings only: outside of them JSON.stringify writes nothing but line feeds and spaces.
  return safeText(JSON.stringify(value, undefined, indent));
}
