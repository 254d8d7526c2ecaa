/**
 * A text as one word of a POSIX shell: as it is where no character means anything to a shell, else in single quotes,
 * inside which nothing does (POSIX 2.2.2). NUL cannot be in a word; the caller must not have one.
 */
export function quoteForShell(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
