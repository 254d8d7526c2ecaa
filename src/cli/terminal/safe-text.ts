/* Control characters (C0 without tab and line feed, DEL, C1), and marks that turn the direction of what follows. */
const UNSAFE =
  // oxlint-disable-next-line no-control-regex -- these are what must not reach a terminal
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text from outside as a terminal may show it: what could move the cursor, change colours or titles, or turn the
 * reading direction stands as `\u001b`, visible and harmless. Line feeds and tabs stay.
 */
export function safeText(text: string): string {
  return text.replace(
    UNSAFE,
    (character) => String.raw`\u` + character.charCodeAt(0).toString(16).padStart(4, '0'),
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
