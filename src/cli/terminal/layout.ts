/* Text that lines up. Widths count characters as terminals draw them, closely enough: marks and Latin text are one wide. */

// oxlint-disable-next-line no-control-regex -- the colours that style.ts writes take no room
const COLOUR = /\u001b\[\d+m/g;

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return Array.from(text.replace(COLOUR, '')).length;
}

/** Pads a text to a width; longer text stays whole. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Rows with their columns aligned, two spaces between; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[], indent = 0): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  }
  return rows.map((row) =>
    (
      ' '.repeat(indent) +
      row.map((cell, index) => (index === row.length - 1 ? cell : pad(cell, widths[index] ?? 0))).join('  ')
    ).trimEnd(),
  );
}

/** Breaks text at spaces to lines of at most `width` columns, each indented; a longer word stands on its own line. */
export function wrap(text: string, width: number, indent = 0): string[] {
  const room = Math.max(20, width - indent);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  if (line !== '') lines.push(line);
  return lines.map((one) => ' '.repeat(indent) + one);
}
