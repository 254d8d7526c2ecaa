/** A run of characters long and mixed enough to be a token, a code, a secret or a key. */
const SECRETIVE = /(?=[\w.~+/=-]*\d)[\w.~+=-]{20,}/g;
const QUERY = /\?[^\s'")]*/g;

/** One line for a log from anything: no line breaks, nothing that may be a token, no query string. */
export function toLogLine(text: string): string {
  return text.replace(QUERY, '?…').replace(SECRETIVE, '[hidden]').replace(/\s+/g, ' ').trim().slice(0, 500);
}

/** An error as a log line: its kind, its message, and where it came from. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return toLogLine(`error: ${typeof error}`);
  const origin = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  const cause = error.cause instanceof Error ? ` (because ${error.cause.name}: ${error.cause.message})` : '';
  return toLogLine(`${error.name}: ${error.message}${cause} ${origin}`);
}
